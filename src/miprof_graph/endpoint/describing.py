"""What the descriptions of the service and of its data share: the counts, and how they leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.endpoint.forms import MINUTES, choose_form
from miprof_graph.endpoint.writing import write_triples
from miprof_graph.exports.blocks import make_blocks, make_turtle
from miprof_graph.exports.description import CATALOG_PREFIXES, Description
from miprof_graph.exports.ntriples import join_triple
from miprof_graph.exports.terms import Terms
from miprof_graph.web.accept import TRIPLES, Format
from miprof_graph.web.records import Request, Response

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"
_PREFIXES: Final = {**CATALOG_PREFIXES, "formats": FORMATS, "sd": SD}
_GRAPHS: Final = """SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } }
GROUP BY ?graph ORDER BY ?graph"""
# In the union of graphs a store may meet a triple once for every graph that holds it.
_TRIPLES: Final = "SELECT (COUNT(*) AS ?count) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"


def read_texts(backend: Backend, query: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of a SELECT query as texts; nothing where a column is empty."""
    for row in read_rows(backend, query):
        yield tuple(str(getattr(term, "value", "")) for term in row)


def count_triples(backend: Backend) -> int:
    """Count the triples of the default graph."""
    ((count,),) = read_texts(backend, _TRIPLES)
    return int(count)


def count_by_graph(backend: Backend) -> dict[str, int]:
    """Count the triples of every named graph, sorted by its name."""
    return {graph: int(count) for graph, count in read_texts(backend, _GRAPHS)}


def send_description(request: Request, about: Description, name: str | None) -> Response:
    """Send a description in the form that is named, or else accepted.

    Raises:
        RefusalError: If there is no such form.
    """
    form = choose_form(request.headers.get("accept"), name, TRIPLES)
    body = _write(about, form)
    return Response(body, 200, form.content_type, {"vary": "Accept"}, max_age=MINUTES)


def _write(about: Description, form: Format) -> bytes:
    lines = [join_triple(triple) for triple in about.triples()]
    if form.name == "ttl":
        return make_turtle(make_blocks(lines, Terms(_PREFIXES)), _PREFIXES)
    text = b"".join(b"%b .\n" % line for line in lines)
    return write_triples([quad.triple for quad in ox.parse(text, ox.RdfFormat.N_TRIPLES)], form)
