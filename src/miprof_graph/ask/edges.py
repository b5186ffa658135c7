"""The relations that paths go over: which there are, of which kinds, and when they held."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.dating import Dated, Triple, make_dating
from miprof_graph.names import GRAPH_PLAIN, PREFIXES
from miprof_graph.periods import Span
from miprof_graph.standing import LIFE_DATES, Standing

_EDGES: Final = f"""
SELECT DISTINCT ?subject ?predicate ?object ?weight ?group WHERE {{
  ?predicate rdfs:subPropertyOf mpo:linkedTo .
  GRAPH <{GRAPH_PLAIN}> {{ ?subject ?predicate ?object }}
  OPTIONAL {{ ?predicate mpo:edgeWeight ?weight }}
  OPTIONAL {{ ?predicate mpo:edgeGroup ?group }}
}}"""
# What is only planned, or someone's opinion, dates nothing.
_DATES: Final = """
SELECT ?subject ?predicate ?object ?claim ?from ?until ?issued WHERE {
  ?predicate rdfs:subPropertyOf mpo:linkedTo .
  ?claim rdf:predicate ?predicate ; rdf:subject ?subject ; rdf:object ?object ;
    mpo:status ?status ; mpo:rank ?rank ; prov:hadPrimarySource ?source .
  FILTER(?rank != mpo:rank-deprecated)
  FILTER(?status IN (mpo:status-asserted, mpo:status-inferred))
  OPTIONAL { ?claim mpo:from ?from }
  OPTIONAL { ?claim mpo:until ?until }
  OPTIONAL { ?source mpo:issued ?issued }
}"""
_LIVES: Final = f"""
SELECT ?thing ?property ?date WHERE {{
  VALUES ?property {{ {" ".join(f"mpo:{name}" for name in LIFE_DATES)} }}
  ?thing ?property ?date
}}"""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entities, in the direction it was stated.

    `standing` says whether it held at the time that was asked for; None if no time was.
    """

    subject: str
    predicate: str
    object: str
    weight: float
    group: str = ""
    standing: Standing | None = None

    @property
    def triple(self) -> Triple:
        """What the relation says."""
        return Triple(self.subject, self.predicate, self.object)


Network = dict[str, dict[str, list[Edge]]]


def read_edges(backend: Backend) -> list[Edge]:
    """Read all edges of the plain graph by one query."""
    edges = []
    for subject, predicate, other, weight, group in read_rows(backend, _EDGES):
        if isinstance(other, ox.NamedNode) and subject != other:
            heavy = float(weight.value) if isinstance(weight, ox.Literal) else 1.0
            kind = _text(group).rpartition("#group-")[2]
            edges.append(Edge(_text(subject), _text(predicate), other.value, heavy, kind))
    # Sorted here: the engine takes ten times as long to put them in order.
    return sorted(edges, key=lambda edge: (edge.subject, edge.predicate, edge.object))


def date_edges(backend: Backend, edges: Collection[Edge], days: Span) -> list[Edge]:
    """Keep the edges that may have held on one of some days, and say of each how sure that is.

    Args:
        backend: Where the claims are, which date the edges.
        edges: The edges of `read_edges`.
        days: The first and the last day, in ISO form.
    """
    own = len(PREFIXES["mpo"])
    dating = make_dating(
        (Dated(Triple(*row[:3]), *row[3:]) for row in _read_texts(backend, _DATES)),
        ((thing, name[own:], date) for thing, name, date in _read_texts(backend, _LIVES)),
    )
    judged = ((edge, dating.judge(edge.triple, edge.group, days)) for edge in edges)
    return [
        replace(edge, standing=standing)
        for edge, standing in judged
        if standing is not Standing.ELSEWHEN
    ]


def join_edges(edges: Collection[Edge], *, avoid: Collection[str] = ()) -> Network:
    """Give the edges as neighbours of each entity, without the entities to avoid."""
    network: Network = {}
    for edge in edges:
        if edge.subject not in avoid and edge.object not in avoid:
            for one, two in ((edge.subject, edge.object), (edge.object, edge.subject)):
                network.setdefault(one, {}).setdefault(two, []).append(edge)
    return network


def _read_texts(backend: Backend, query: str) -> list[tuple[str, ...]]:
    return [tuple(map(_text, row)) for row in read_rows(backend, query)]


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
