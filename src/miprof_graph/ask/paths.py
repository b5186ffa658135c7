"""The ways between two entities, over the relations the ontology declares as edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend
from miprof_graph.ask.edges import Edge, Network
from miprof_graph.ask.statements import Statement, fetch_statements, has_rank, has_status
from miprof_graph.dating import Triple
from miprof_graph.standing import Standing

MOST_PATHS: Final = 50

_DOUBTS: Final = {Standing.POSSIBLE: 1, Standing.UNKNOWN: 2}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, with every relation between its two ends and the claims for each."""

    start: str
    end: str
    links: tuple[tuple[Edge, tuple[Statement, ...]], ...]


def find_paths(network: Network, start: str, goal: str, *, max_steps: int) -> list[list[str]]:
    """Give the shortest paths, at most `MOST_PATHS`, the surest and strongest first.

    Returns:
        Lists of entities from `start` to `goal`; none when no path is short enough.
    """
    away = _measure(network, goal, max_steps)
    if start not in network or start not in away:
        return []
    shortest = islice(_walk(network, [start], goal, away[start], away), MOST_PATHS)
    return sorted(shortest, key=lambda path: _rate(network, path))


def find_all_paths(network: Network, start: str, goal: str, *, longest: int) -> list[list[str]]:
    """Give the paths that pass no entity twice, the shorter first, at most one above `MOST_PATHS`.

    More than `MOST_PATHS` say that there are others, which are not counted: their number grows
    with the power of `longest`.
    """
    away = _measure(network, goal, longest)
    if start not in network or start not in away:
        return []
    found: list[list[str]] = []
    for length in range(away[start], longest + 1):
        left = MOST_PATHS + 1 - len(found)
        paths = islice(_walk(network, [start], goal, length, away), left)
        found += sorted(paths, key=lambda path: _rate(network, path))
    return found


def read_steps(backend: Backend, network: Network, path: list[str]) -> list[Step]:
    """Read the claims behind every step of a path by one query."""
    pairs = list(pairwise(path))
    edges = [edge for one, two in pairs for edge in network[one][two]]
    by_triple: dict[Triple, list[Statement]] = {}
    for statement in fetch_statements(backend, [_anchor(edge) for edge in edges]):
        if isinstance(statement.object, ox.NamedNode) and _supports(statement):
            key = Triple(statement.subject, statement.predicate, statement.object.value)
            by_triple.setdefault(key, []).append(statement)
    return [
        Step(
            one,
            two,
            tuple((edge, tuple(by_triple.get(edge.triple, ()))) for edge in network[one][two]),
        )
        for one, two in pairs
    ]


def iris_of(step: Step) -> set[str]:
    """Give every IRI of a step that has a label to show."""
    iris = {step.start, step.end}
    for edge, statements in step.links:
        iris |= {edge.predicate}.union(*(statement.iris() for statement in statements))
    return iris


def _supports(statement: Statement) -> bool:
    """A claim that denies a relation, or is ranked below another, is no evidence for it."""
    return not has_status(statement, "negated") and not has_rank(statement, "deprecated")


def _measure(network: Network, goal: str, most: int) -> dict[str, int]:
    """Count the steps from each entity to the goal, breadth first."""
    away = {goal: 0}
    frontier = [goal] if goal in network else []
    for steps in range(1, most + 1):
        reached = {there for here in frontier for there in network[here]} - away.keys()
        away |= dict.fromkeys(reached, steps)
        frontier = sorted(reached)
    return away


def _walk(
    network: Network, path: list[str], goal: str, steps: int, away: Mapping[str, int]
) -> Iterator[list[str]]:
    """Give the ways on from the end of a path that reach the goal in exactly so many steps."""
    here = path[-1]
    if steps == 0:
        yield list(path)
        return
    for there in sorted(network[here]):
        # A way that can no longer reach the goal in time is not begun.
        near = away.get(there, steps) < steps
        if near and there not in path and (there != goal or steps == 1):
            yield from _walk(network, [*path, there], goal, steps - 1, away)


def _rate(network: Network, path: Sequence[str]) -> tuple[float, float, Sequence[str]]:
    """Order paths of one length: the surer first, then the stronger, then by name."""
    steps = [network[one][two] for one, two in pairwise(path)]
    doubt = sum(min(_DOUBTS.get(e.standing, 0) if e.standing else 0 for e in s) for s in steps)
    return doubt, -sum(max(edge.weight for edge in step) for step in steps), path


def _anchor(edge: Edge) -> str:
    subject, predicate, other = map(ox.NamedNode, edge.triple)
    return f"?claim rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {other} ."
