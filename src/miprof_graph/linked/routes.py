"""The addresses of this part of the service."""

from __future__ import annotations

from functools import partial
from typing import Final

from miprof_graph.linked.serving import (
    point_to_document,
    show_document,
    show_ontology_as,
    show_page,
)
from miprof_graph.linked.topics import CLAIM, DOC, GRAPH, ONTOLOGY, SOURCE, TERM
from miprof_graph.web.context import Context
from miprof_graph.web.records import Request, Response, Route, redirect

_KINDS: Final = {
    DOC: "/doc/<path:name>",
    SOURCE: "/source/<path:name>",
    CLAIM: "/claim/<path:name>",
    GRAPH: "/graph/<path:name>",
    ONTOLOGY: "/ontology",
    TERM: "/ontology/<path:name>",
}


def point_to_catalogue(context: Context, request: Request) -> Response:
    """Answer for the dataset as a whole: its description is the catalogue."""
    del context, request
    return redirect("/void")


def point_to_download(context: Context, request: Request, name: str) -> Response:
    """Answer for a distribution of the dataset: point to the file that it is."""
    del context, request
    return redirect(f"/exports/{name}")


ROUTES: Final[tuple[Route, ...]] = (
    Route("/id/<path:name>", point_to_document),
    *(Route(rule, partial(show_document, kind)) for kind, rule in _KINDS.items()),
    *(Route(f"/<lang:language>{rule}", partial(show_page, kind)) for kind, rule in _KINDS.items()),
    Route("/ontology.<extension>", show_ontology_as),
    Route("/dataset", point_to_catalogue),
    Route("/distribution/<name>", point_to_download),
)
