"""The pages that the build makes: each is one file, in both languages, that needs no network."""

from .registry import PAGES, Page

__all__ = ["PAGES", "Page"]
