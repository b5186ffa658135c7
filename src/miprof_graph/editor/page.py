"""The page to write a query on: an editor where scripts run, a plain form where they do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from miprof_graph import web
from miprof_graph.editor.answers import read_answer
from miprof_graph.editor.asked import (
    NOTHING,
    fits_address,
    read_asked,
    write_graphs,
    write_pairs,
)
from miprof_graph.endpoint.protocol import Operation
from miprof_graph.errors import MiprofError
from miprof_graph.names import BASE, PREFIXES
from miprof_graph.web.accept import SOLUTIONS, TRIPLES, Format, find_format
from miprof_graph.web.addresses import page_address, page_of
from miprof_graph.web.context import Context
from miprof_graph.web.dispatch import show_error
from miprof_graph.web.finish import POLICY
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import HOUR, Request, Response, redirect

VENDOR: Final = Path(web.__file__).with_name("static") / "vendor"
_NEEDED: Final = ("yasgui.min.js", "yasgui.min.css")
_PAGE: Final = Format("page", ("text/html",))
_OFFERED: Final = {
    "tables": [form.name for form in SOLUTIONS],
    "graphs": [form.name for form in TRIPLES],
}
_QUERY: Final = Format("query", ("application/sparql-query",))

# The two styles that the editor writes into the page, by their hashes: what underlines the words
# that it expected at a mistake, and the rules for handles between the columns of a table.
_STYLES: Final = (
    "'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='",
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='",
)
EDITOR_POLICY: Final = POLICY.replace(
    "style-src 'self'", " ".join(("style-src 'self' 'unsafe-hashes'", *_STYLES))
)


def show_editor(context: Context, request: Request, language: str) -> Response:
    """Show the form, and below it the answer to the query that the address or the form holds.

    A form that is sent leads to the address of its query, so that the answer can be kept and
    passed on; a query too long for an address is answered at once. Who accepts
    `application/sparql-query` gets the text of the question that the address names.
    """
    asked = NOTHING
    try:
        asked = read_asked(context, request, language)
        if request.parameter("question") and _wants_text(request):
            return Response(
                (asked.query or "").encode(), media_type=_QUERY.media_type, max_age=HOUR
            )
        if request.method == "POST" and fits_address(asked):
            return redirect(f"{page_address(language, '/sparql')}?{urlencode(write_pairs(asked))}")
        answer = read_answer(context, asked, language) if asked.query else {}
    except MiprofError as error:
        refused = show_error(request, error)
        page = _show(
            context, request, language, asked, refused.status, error=error.render(language)
        )
        return page.with_headers(**refused.headers)
    return _show(context, request, language, asked, 200, **answer)


def has_editor() -> bool:
    """Say whether the editor's files were set up: they come from npm, and are not committed."""
    return all((VENDOR / name).is_file() for name in _NEEDED)


def _wants_text(request: Request) -> bool:
    return find_format(request.headers.get("accept"), None, (_PAGE, _QUERY)) == _QUERY


def _show(
    context: Context,
    request: Request,
    language: str,
    asked: Operation,
    status: int,
    **shown: object,
) -> Response:
    ready = has_editor()
    page = show_page(
        "editor/sparql.html",
        request,
        language,
        status=status,
        query=asked.query or "",
        graphs=write_graphs(asked),
        pairs=write_pairs(asked),
        linked=fits_address(asked) and not asked.names_dataset,
        prefixes=PREFIXES,
        places=_places(language),
        questions=[(name, found.titles[language]) for name, found in context.questions.items()],
        offered=_OFFERED,
        has_editor=ready,
        **{"error": None, "grid": None, **shown},
    )
    return replace(page, policy=EDITOR_POLICY if ready else None)


def _places(language: str) -> dict[str, str]:
    """Give the beginnings of our names with those of the addresses of the pages about them."""
    found = {}
    for start in sorted(iri for iri in PREFIXES.values() if iri.startswith(BASE)):
        page = page_of(start + "x", language)
        if page:
            found[start] = page.removesuffix("x")
    return found
