"""The documents that the graph rests on, as a table to filter and to sort."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from miprof_graph.ask.folding import fold
from miprof_graph.site.documents import Document, read_documents
from miprof_graph.site.paging import change
from miprof_graph.web.context import Context
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import Request, Response

_ORDERS: Final[Mapping[str, Callable[[Document], Any]]] = {
    "title": lambda document: document.sort_key,
    "publisher": lambda document: (
        not document.publisher,
        fold(document.publisher),
        document.sort_key,
    ),
    "count": lambda document: (-document.count, document.sort_key),
}


def show_sources(context: Context, request: Request, language: str) -> Response:
    """List the documents, all or those whose title or publisher holds some words."""
    documents = read_documents(context.backend, language)
    words = request.parameter("q").strip()
    wanted = fold(words).split()
    shown = [
        document
        for document in documents
        if all(word in fold(f"{document.title} {document.publisher}") for word in wanted)
    ]
    order = request.parameter("sort")
    if order == "date":
        shown.sort(key=lambda document: document.issued, reverse=True)
    else:
        order = order if order in _ORDERS else "title"
        shown.sort(key=_ORDERS[order])
    return show_page(
        "site/sources.html",
        request,
        language,
        change=partial(change, request),
        words=words,
        order=order,
        orders=("title", "publisher", "date", "count"),
        documents=shown,
        total=len(documents),
    )
