"""Write quads in each of the forms that data is offered in, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from miprof_graph.exports.blocks import Block, make_blocks, make_turtle
from miprof_graph.exports.compaction import read_context
from miprof_graph.exports.jsonld import make_jsonld
from miprof_graph.exports.ntriples import split_lines
from miprof_graph.exports.terms import Terms, find_prefixes, write_prefixes
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.web.accept import HTML, Format

PAGE: Final = Format("html", (HTML, "application/xhtml+xml"))
DATA: Final = (
    Format("ttl", ("text/turtle", "application/x-turtle")),
    Format("jsonld", ("application/ld+json", "application/json")),
    Format("nt", ("application/n-triples", "text/plain")),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml")),
    Format("trig", ("application/trig",)),
    Format("nq", ("application/n-quads",)),
)
"""The forms of data, by their extensions; the last two say of each triple which graph holds it."""

_LIBRARY: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}


def write_data(quads: Iterable[ox.Quad], form: Format, home: Home) -> bytes:
    """Write quads, sorted and once each; forms without graphs have the union of the graphs."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    if form.name == "trig" and _is_plain(ordered):
        return _write_trig(ordered)
    if form.name in ("trig", "nq"):
        return _serialize(ordered, form)
    triples = sorted({quad.triple for quad in ordered}, key=str)
    if form.name == "ttl" and _is_plain(ordered):
        return make_turtle(make_blocks(_lines(triples), Terms()))
    if form.name == "jsonld" and _is_plain(ordered):
        document = json.loads((home.ontology / "context.jsonld").read_text(encoding="utf-8"))
        return make_jsonld(split_lines(_lines(triples)), read_context(document))
    return _serialize(triples, form)


def _is_plain(quads: Iterable[ox.Quad]) -> bool:
    """Tell whether all terms are IRIs and literals, which is all that our own writers know."""
    return not any(
        isinstance(term, ox.BlankNode | ox.Triple) for quad in quads for term in quad.triple
    )


def _write_trig(quads: Iterable[ox.Quad]) -> bytes:
    terms = Terms()
    parts = []
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        blocks = make_blocks(_lines(quad.triple for quad in members), terms)
        body = b"\n".join(map(Block.turtle, blocks))
        named = isinstance(graph, ox.NamedNode)
        parts.append(b"%b {\n%b}\n" % (terms[str(graph).encode()], body) if named else body)
    text = b"\n".join(parts)
    return write_prefixes(find_prefixes(text)) + b"\n" + text


def _lines(triples: Iterable[ox.Triple]) -> list[bytes]:
    return [str(triple).encode() for triple in triples]


def _serialize(statements: Sequence[ox.Triple] | Sequence[ox.Quad], form: Format) -> bytes:
    text = "\n".join(map(str, statements))
    prefixes = {name: iri for name, iri in PREFIXES.items() if iri in text}
    return ox.serialize(statements, format=_LIBRARY[form.name], prefixes=prefixes) or b""
