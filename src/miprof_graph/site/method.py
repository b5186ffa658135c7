"""How the graph is made, at length: the document of the manual, as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from markupsafe import Markup

from miprof_graph.site.markdown import write_html
from miprof_graph.web.addresses import page_address
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import Request, Response

_FILES: Final = {"fr": "method.fr.md", "en": "method.md"}
# Where the links of the document lead on this site.
_PAGES: Final = {
    "method.fr.md": ("fr", "/method"),
    "method.md": ("en", "/method"),
    "dictionary.fr.md": ("fr", "/ontology"),
    "dictionary.en.md": ("en", "/ontology"),
}


def find_method(context: Context, language: str) -> Path | None:
    """Find the document; nothing where the data stand without their manual."""
    path = context.home.root / "docs" / _FILES[language]
    return path if path.is_file() else None


def show_method(context: Context, request: Request, language: str) -> Response:
    """Show how documents become the graph, and what it cannot tell.

    Raises:
        MissingError: If the data stand without their manual.
    """
    path = find_method(context, language)
    if path is None:
        raise MissingError
    # The writer shows HTML as text, so that what it gives is safe.
    body = Markup(write_html(path.read_text(encoding="utf-8"), _find_page))  # noqa: S704
    return show_page("site/method.html", request, language, body=body)


def _find_page(target: str) -> str | None:
    return page_address(*_PAGES[target]) if target in _PAGES else None
