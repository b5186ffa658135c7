"""`/store`: the reading half of the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.results import GRAPH_FORMATS
from miprof_graph.endpoint.elsewhere import run_elsewhere
from miprof_graph.endpoint.forms import GRAPHS, MINUTES, choose_form
from miprof_graph.endpoint.protocol import read_pairs
from miprof_graph.endpoint.writing import keep_used_prefixes, write_triples
from miprof_graph.names import PREFIXES
from miprof_graph.web.accept import TRIPLES, Format
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError, RefusalError
from miprof_graph.web.records import Request, Response

_ALL: Final = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"
_DEFAULT: Final = "CONSTRUCT WHERE { ?s ?p ?o }"


def show_graphs(context: Context, request: Request) -> Response:
    """Send the graph that the address names, the default graph, or all there is.

    Raises:
        MissingError: If there is no such graph.
        RefusalError: If the address names more than one, or none of the client's forms is here.
    """
    pairs = read_pairs(request)
    named = [value for name, value in pairs if name == "graph"]
    wants_default = any(name == "default" for name, _ in pairs)
    if len(named) + wants_default > 1:
        raise RefusalError(400, "endpoint.one-graph")
    form_name = next((value for name, value in pairs if name == "format"), None)
    offered = TRIPLES if named or wants_default else GRAPHS
    form = choose_form(request.headers.get("accept"), form_name, offered)
    if named:
        body = write_triples(_read_graph(context, named[0]), form)
    elif wants_default:
        body = write_triples(_read_default(context), form)
    else:
        body = _write_all(context, form)
    return Response(body, 200, form.content_type, {"vary": "Accept"}, max_age=MINUTES)


def _read_graph(context: Context, iri: str) -> Sequence[ox.Triple]:
    try:
        graph = ox.NamedNode(iri)
    except ValueError as error:
        raise RefusalError(400, "endpoint.bad-graph", detail=error) from error
    if context.store is None:
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        found = run_elsewhere(context.backend, query, _list)
        # An endpoint need not know the graphs that hold nothing.
        is_there = bool(found)
    else:
        found = [quad.triple for quad in context.store.quads_for_pattern(None, None, None, graph)]
        is_there = context.store.contains_named_graph(graph)
    if not is_there:
        raise MissingError("endpoint.no-graph", graph=iri)
    return found


def _read_default(context: Context) -> Sequence[ox.Triple]:
    """Give the default graph as the store has it: the union of all graphs is a view of queries."""
    if context.store is None:
        return run_elsewhere(context.backend, _DEFAULT, _list)
    default = ox.DefaultGraph()
    return [quad.triple for quad in context.store.quads_for_pattern(None, None, None, default)]


def _write_all(context: Context, form: Format) -> bytes:
    rdf = GRAPH_FORMATS[form.name]
    if context.store is not None:
        body = context.store.dump(format=rdf, prefixes=PREFIXES) or b""
    else:
        rows: list[Any] = run_elsewhere(context.backend, _ALL, _list)
        body = ox.serialize([ox.Quad(*row) for row in rows], format=rdf, prefixes=PREFIXES) or b""
    return keep_used_prefixes(body) if form.name == "trig" else body


def _list(answer: Any) -> list[Any]:
    return list(answer)
