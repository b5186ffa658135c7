"""Write answers in the standard formats: the same bytes each time, never more than are wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.results import GRAPH_FORMATS, TABLE_FORMATS
from miprof_graph.endpoint.capping import write_capped
from miprof_graph.exports.terms import write_prefixes
from miprof_graph.names import PREFIXES, compact
from miprof_graph.web.accept import Format
from miprof_graph.web.errors import RefusalError

_WITH_PREFIXES: Final = frozenset({"ttl", "trig"})
_AS_THEY_ARE: Final = frozenset({"nt", "nq"})
# Before the first triple the store writes all prefixes that it is given.
_HEADER: Final = len(write_prefixes(PREFIXES))
_PREFIX: Final = re.compile(rb"[\s^(]([a-z]+):")
_NOT_PLAIN: Final = (ox.BlankNode, ox.Triple)
# What the store writes where XML has no name for a predicate.
_NAMELESS: Final = b"<oxprefix:"


def write_answer(answer: Answer, form: Format, most: int) -> tuple[bytes, bool]:
    """Write an answer, and say whether it has more rows, or triples, than are written.

    Args:
        answer: What a query gave; nobody else may have begun to read it.
        form: One of the formats that are offered for such an answer.
        most: How many rows or triples to write; 0 writes all.

    Raises:
        RefusalError: If RDF/XML cannot hold it.
    """
    if isinstance(answer, ox.QueryTriples):
        return _write_graph(answer, form, most)
    results = TABLE_FORMATS[form.name]
    if most and isinstance(answer, ox.QuerySolutions):
        return write_capped(answer, results, most)
    return answer.serialize(format=results) or b"", False


def write_triples(triples: Sequence[ox.Triple], form: Format) -> bytes:
    """Write triples in the order in which they come, with those of our prefixes that they use.

    Raises:
        RefusalError: If RDF/XML cannot hold them.
    """
    rdf = GRAPH_FORMATS[form.name]
    if form.name in _WITH_PREFIXES:
        return keep_used_prefixes(ox.serialize(triples, format=rdf, prefixes=PREFIXES) or b"")
    if form.name != "xml":
        return ox.serialize(triples, format=rdf) or b""
    # In XML only predicates have short names.
    names = {compact(triple.predicate.value).partition(":")[0] for triple in triples}
    used = {name: PREFIXES[name] for name in sorted(names & PREFIXES.keys())}
    body = ox.serialize(triples, format=rdf, prefixes=used) or b""
    if _NAMELESS in body:
        raise RefusalError(406, "endpoint.not-xml")
    return body


def keep_used_prefixes(body: bytes) -> bytes:
    """Keep, of all prefixes of ours that the store declared in Turtle or TriG, those it used.

    Text inside a literal may make it one too many, never one too few.
    """
    text = body[_HEADER:]
    names = {name.decode() for name in _PREFIX.findall(b"\n" + text)} & PREFIXES.keys()
    return write_prefixes(names) + b"\n" + text if names else text


def _write_graph(answer: ox.QueryTriples, form: Format, most: int) -> tuple[bytes, bool]:
    if form.name in _AS_THEY_ARE:
        body, is_cut = _write_lines(answer, most)
        if b"_:" not in body:
            return body, is_cut
        triples = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
    else:
        triples = list(islice(answer, most + 1) if most else answer)
        is_cut = bool(most) and len(triples) > most
    return write_triples(_rename_blanks(triples[:most] if is_cut else triples), form), is_cut


def _write_lines(answer: ox.QueryTriples, most: int) -> tuple[bytes, bool]:
    """Write N-Triples, which are N-Quads of the default graph as well."""
    if most:
        return write_capped(answer, ox.RdfFormat.N_TRIPLES, most)
    return answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"", False


def _rename_blanks(triples: list[ox.Triple]) -> list[ox.Triple]:
    """Number blank nodes in the order in which they come: the store names them by lot."""
    if not any(isinstance(term, _NOT_PLAIN) for triple in triples for term in triple):
        return triples
    names: dict[str, ox.BlankNode] = {}

    def rename(term: Any) -> Any:
        if isinstance(term, ox.BlankNode):
            return names.setdefault(term.value, ox.BlankNode(f"b{len(names)}"))
        return ox.Triple(*map(rename, term)) if isinstance(term, ox.Triple) else term

    return [rename(triple) for triple in triples]
