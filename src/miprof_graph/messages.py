"""The text that people see: one folder per language, one table per subject."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("fr", "en")


@cache
def load_table(subject: str, language: str) -> Mapping[str, Any]:
    """Read the table of one subject (`check`, `ask` ...) in one language."""
    # importlib.resources would take 30 ms to import, a tenth of what a query may cost.
    path = Path(__file__).parent / "locale" / language / f"{subject}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def text(key: str, language: str, /, **values: object) -> str:
    """Give the text of `subject.key` in a language, with its placeholders filled.

    >>> text("check.failed", "en", count=2)
    '2 problem(s) found.'

    Raises:
        KeyError: If the table has no such key: a mistake in the program.
    """
    subject, _, name = key.partition(".")
    return str(load_table(subject, language)[name]).format(**values)


def find_language(wanted: str | None = None) -> str:
    """Choose French or English: what is asked for, `MIPROF_LANG`, the locale, else French."""
    named = (wanted, *(os.environ.get(name) for name in ("MIPROF_LANG", "LC_ALL", "LANG")))
    for candidate in named:
        if candidate and candidate[:2].lower() in LANGUAGES:
            return candidate[:2].lower()
    return "fr"


def number_text(language: str, value: int) -> str:
    """Write a whole number the way a language does.

    >>> number_text("en", 12345)
    '12,345'
    """
    return f"{value:,}".replace(",", "," if language == "en" else "\N{NO-BREAK SPACE}")


def count_text(language: str, key: str, value: int, /) -> str:
    """Say how many there are, by the texts `key-one` and `key-many`.

    >>> count_text("en", "web.result", 1), count_text("en", "web.result", 1200)
    ('1 result', '1,200 results')
    """
    # French has the singular for nothing, too.
    alone = value == 1 or (language == "fr" and value == 0)
    return text(f"{key}-{'one' if alone else 'many'}", language, count=number_text(language, value))
