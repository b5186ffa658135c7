"""The addresses of this part of the service."""

from __future__ import annotations

from typing import Final

from miprof_graph.endpoint.graphs import show_graphs
from miprof_graph.endpoint.query import answer_sparql
from miprof_graph.endpoint.void import show_void
from miprof_graph.web.records import Route

ROUTES: Final[tuple[Route, ...]] = (
    Route("/sparql", answer_sparql, ("GET", "POST")),
    Route("/store", show_graphs),
    Route("/void", show_void),
    Route("/.well-known/void", show_void),
)
