"""The points on which documents do not say the same, as the question `desaccords` finds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend
from miprof_graph.ask.questions import get_question
from miprof_graph.ask.sparql import put_terms
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home

QUESTION: Final = "desaccords"
REASONS: Final = ("functional", "status-negated", "rank-deprecated")
"""Why claims cannot hold together, as local names of the terms of the ontology that say so."""


@dataclass(frozen=True, slots=True)
class Point:
    """One relation of one subject, with the claims about it that cannot all hold."""

    subject: str
    relation: str
    reasons: tuple[str, ...]
    statements: tuple[Statement, ...]


def find_points(backend: Backend, home: Home) -> list[Point]:
    """Find all points of disagreement, sorted by subject and relation.

    Raises:
        UsageError: If the home has no such question.
    """
    reasons = _ask(backend, home)
    if not reasons:
        return []
    claims = " ".join(str(ox.NamedNode(iri)) for iri in sorted(reasons))
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in fetch_statements(backend, [f"VALUES ?claim {{ {claims} }}"]):
        groups.setdefault((statement.subject, statement.predicate), []).append(statement)
    return [
        Point(subject, relation, _sort(reasons, said), tuple(said))
        for (subject, relation), said in sorted(groups.items())
    ]


def _ask(backend: Backend, home: Home) -> dict[str, set[str]]:
    """Give the claims that disagree with any other or are set aside, each with the reasons."""
    query = put_terms(get_question(QUESTION, home).query, {"lang": ox.Literal(LANGUAGES[0])})
    found: dict[str, set[str]] = {}

    def consume(answer: Any) -> None:
        for row in answer:
            reason = row["reason"].value.removeprefix(PREFIXES["mpo"])
            for claim in filter(None, (row["claim"], row["rival"])):
                found.setdefault(claim.value, set()).add(reason)

    backend.run(query, consume)
    return found


def _sort(reasons: dict[str, set[str]], said: Iterable[Statement]) -> tuple[str, ...]:
    given = set().union(*(reasons[statement.iri] for statement in said))
    return tuple(reason for reason in REASONS if reason in given)
