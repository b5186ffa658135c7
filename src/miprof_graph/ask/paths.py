"""The shortest ways between two entities, over the relations the ontology declares as edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.statements import Statement, fetch_statements, has_rank, has_status
from miprof_graph.names import GRAPH_PLAIN

MOST_PATHS: Final = 50

_EDGES: Final = f"""
SELECT DISTINCT ?subject ?predicate ?object ?weight WHERE {{
  ?predicate rdfs:subPropertyOf mpo:linkedTo .
  GRAPH <{GRAPH_PLAIN}> {{ ?subject ?predicate ?object }}
  OPTIONAL {{ ?predicate mpo:edgeWeight ?weight }}
}}"""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entities, in the direction it was stated."""

    subject: str
    predicate: str
    object: str
    weight: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, with every relation between its two ends and the claims for each."""

    start: str
    end: str
    links: tuple[tuple[Edge, tuple[Statement, ...]], ...]


Network = dict[str, dict[str, list[Edge]]]


def read_network(backend: Backend) -> Network:
    """Read all edges of the plain graph by one query, as neighbours of each entity."""
    edges = []
    for subject, predicate, other, weight in read_rows(backend, _EDGES):
        if not (isinstance(subject, ox.NamedNode) and isinstance(other, ox.NamedNode)):
            continue
        if not isinstance(predicate, ox.NamedNode) or subject == other:
            continue
        heavy = float(weight.value) if isinstance(weight, ox.Literal) else 1.0
        edges.append(Edge(subject.value, predicate.value, other.value, heavy))
    network: Network = {}
    # Sorted here: the engine takes ten times as long to put them in order.
    for edge in sorted(edges, key=lambda edge: (edge.subject, edge.predicate, edge.object)):
        for one, two in ((edge.subject, edge.object), (edge.object, edge.subject)):
            network.setdefault(one, {}).setdefault(two, []).append(edge)
    return network


def find_paths(network: Network, start: str, goal: str, *, max_steps: int) -> list[list[str]]:
    """Give the shortest paths, at most `MOST_PATHS`, the one of the strongest relations first.

    Returns:
        Lists of entities from `start` to `goal`; none when no path is short enough.
    """
    if start not in network or goal not in network:
        return []
    before = _walk(network, start, goal, max_steps)
    if goal not in before:
        return []
    paths = []
    for path in _trace(before, start, goal):
        paths.append(path)
        if len(paths) >= MOST_PATHS:
            break
    return sorted(paths, key=lambda path: (-_strength(network, path), path))


def read_steps(backend: Backend, network: Network, path: list[str]) -> list[Step]:
    """Read the claims behind every step of a path by one query."""
    pairs = list(pairwise(path))
    edges = [edge for one, two in pairs for edge in network[one][two]]
    by_triple: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in fetch_statements(backend, [_anchor(edge) for edge in edges]):
        if isinstance(statement.object, ox.NamedNode) and _supports(statement):
            key = (statement.subject, statement.predicate, statement.object.value)
            by_triple.setdefault(key, []).append(statement)
    return [
        Step(
            one,
            two,
            tuple(
                (edge, tuple(by_triple.get((edge.subject, edge.predicate, edge.object), ())))
                for edge in network[one][two]
            ),
        )
        for one, two in pairs
    ]


def _supports(statement: Statement) -> bool:
    """A claim that denies a relation, or is ranked below another, is no evidence for it."""
    return not has_status(statement, "negated") and not has_rank(statement, "deprecated")


def _walk(
    network: Network, start: str, goal: str, max_steps: int
) -> Mapping[str, tuple[int, list[str]]]:
    """Go out breadth first; note how far each entity is and from which ones it was reached."""
    before: dict[str, tuple[int, list[str]]] = {start: (0, [])}
    frontier = [start]
    for depth in range(1, max_steps + 1):
        reached: list[str] = []
        for here in frontier:
            for there in sorted(network[here]):
                if there not in before:
                    before[there] = (depth, [here])
                    reached.append(there)
                elif before[there][0] == depth:
                    before[there][1].append(here)
        if goal in before or not reached:
            break
        frontier = reached
    return before


def _trace(
    before: Mapping[str, tuple[int, list[str]]], start: str, goal: str
) -> Iterator[list[str]]:
    if goal == start:
        yield [start]
        return
    for previous in before[goal][1]:
        for path in _trace(before, start, previous):
            yield [*path, goal]


def _strength(network: Network, path: list[str]) -> float:
    pairs = pairwise(path)
    return sum(max(edge.weight for edge in network[one][two]) for one, two in pairs)


def _anchor(edge: Edge) -> str:
    subject, predicate, other = map(ox.NamedNode, (edge.subject, edge.predicate, edge.object))
    return f"?claim rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {other} ."


def iris_of(step: Step) -> set[str]:
    """Give every IRI of a step that has a label to show."""
    iris = {step.start, step.end}
    for edge, statements in step.links:
        iris |= {edge.predicate}.union(*(statement.iris() for statement in statements))
    return iris
