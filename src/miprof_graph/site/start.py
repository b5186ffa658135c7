"""The start page: what this is, and the ways in."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from miprof_graph.ask.labels import read_labels
from miprof_graph.names import BASE
from miprof_graph.site.contents import Entry, read_contents
from miprof_graph.site.documents import read_documents
from miprof_graph.site.questions import FIRST
from miprof_graph.web.addresses import page_address
from miprof_graph.web.context import Context
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import Request, Response, redirect

_MOST_SAID: Final = 8
_EXAMPLES: Final = 3
PICTURE: Final = "map.png"
TURTLE: Final = "miprof.ttl"


def redirect_to_language(context: Context, request: Request) -> Response:
    """Lead to the start page in the language that the browser asks for."""
    del context
    address = page_address(choose_language(request), "/")
    return redirect(address, 302, vary="Accept-Language")


def show_start(context: Context, request: Request, language: str) -> Response:
    """Show what this is, what it holds, and the ways in."""
    contents = read_contents(context.backend, language)
    known = [context.questions[name] for name in FIRST if name in context.questions]
    most_said = _most_said(context, language)
    return show_page(
        "site/start.html",
        request,
        language,
        contents=contents,
        documents=len(read_documents(context.backend, language)),
        questions=len(context.questions),
        first_questions=[(question.name, question.titles[language]) for question in known],
        most_said=most_said,
        first_iri=most_said[0].iri.removeprefix(BASE) if most_said else None,
        examples=[entry for entry in most_said if len(entry.label) < 30][:_EXAMPLES],
        turtle=context.downloads.get(TURTLE),
        has_map="map.html" in context.downloads,
        has_picture=(context.home.root / "docs" / PICTURE).is_file(),
    )


def _most_said(context: Context, language: str) -> list[Entry]:
    """List the entities of which most is said, by their short names where these are shorter."""
    entries = sorted(
        read_contents(context.backend, language).entities,
        key=lambda entry: (-entry.count, entry.sort_key),
    )[:_MOST_SAID]
    iris = [entry.iri for entry in entries]
    names = read_labels(context.backend, iris, language, short=True) if iris else {}
    return [replace(entry, label=names[entry.iri]) for entry in entries]
