"""`conflicts.html`: what documents say otherwise, side by side, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, Local
from miprof_graph.ask.folding import fold
from miprof_graph.ask.labels import read_labels
from miprof_graph.ask.statements import Statement, has_rank, has_status
from miprof_graph.ask.wording import word_object, word_period
from miprof_graph.messages import text
from miprof_graph.pages.disagreements import REASONS, Point, find_points
from miprof_graph.pages.sheet import write_sheet
from miprof_graph.paths import Home
from miprof_graph.rows import select_texts

_TONGUES: Final = "SELECT ?source ?tongue WHERE { ?source dcterms:language ?tongue }"
_DETAILS: Final = ("role", "title", "on_behalf_of", "legal_basis", "attributed_to")
_RANKS: Final = ("preferred", "normal", "deprecated")


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim in the words of a language; `tongue` is the language of the quoted words."""

    statement: Statement
    rank: str
    when: str
    source: str
    tongue: str
    status: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One of the things that are said, and everyone who says it."""

    value: str
    iri: str
    denied: bool
    rank: str
    sayings: tuple[Saying, ...]


def build_conflicts(home: Home, store: ox.Store) -> str:
    """Build the page of disagreements of a dataset.

    Raises:
        UsageError: If the home lacks the question that finds them.
    """
    backend = Local(store)
    points = find_points(backend, home)
    tongues = {source: tongue for (source, tongue, *_) in select_texts(store, _TONGUES)}
    return write_sheet("conflicts", lambda language: _show(backend, points, tongues, language))


def _show(
    backend: Backend, points: Sequence[Point], tongues: Mapping[str, str], language: str
) -> dict[str, Any]:
    iris = {iri for point in points for said in point.statements for iri in said.iris()}
    labels = read_labels(backend, iris, language)
    subjects: dict[str, list[dict[str, Any]]] = {}
    for point in sorted(points, key=lambda p: _sort_key(labels, p.subject, p.relation)):
        shown = {
            "relation": labels[point.relation],
            "reasons": point.reasons,
            "versions": _versions(point, labels, tongues, language),
        }
        subjects.setdefault(point.subject, []).append(shown)
    return {
        "subjects": [(iri, labels[iri], found) for iri, found in subjects.items()],
        "reasons": [
            (reason, sum(reason in point.reasons for point in points)) for reason in REASONS
        ],
        "points": len(points),
        "claims": sum(len(point.statements) for point in points),
    }


def _sort_key(labels: Mapping[str, str], subject: str, relation: str) -> tuple[str, ...]:
    return fold(labels[subject]), subject, fold(labels[relation]), relation


def _versions(
    point: Point, labels: Mapping[str, str], tongues: Mapping[str, str], language: str
) -> list[Version]:
    """Gather the claims that say the same: the better-ranked version first, a denial last.

    What is set aside stands apart from what says the same with better dates or a better title.
    """
    groups: dict[tuple[bool, str, bool], list[Statement]] = {}
    for statement in point.statements:
        key = (
            has_status(statement, "negated"),
            str(statement.object),
            has_rank(statement, "deprecated"),
        )
        groups.setdefault(key, []).append(statement)
    versions = [
        Version(
            word_object(said[0], labels, language),
            said[0].object.value if isinstance(said[0].object, ox.NamedNode) else "",
            denied,
            min((_rank(statement) for statement in said), key=_RANKS.index),
            _sayings(said, labels, tongues, language),
        )
        for (denied, _, _), said in groups.items()
    ]
    # Sorting keeps what is equal in the order of time in which the claims came.
    return sorted(versions, key=lambda version: (version.denied, _RANKS.index(version.rank)))


def _sayings(
    said: Iterable[Statement],
    labels: Mapping[str, str],
    tongues: Mapping[str, str],
    language: str,
) -> tuple[Saying, ...]:
    ranked = sorted(said, key=lambda statement: _RANKS.index(_rank(statement)))
    return tuple(
        Saying(
            statement,
            _rank(statement),
            word_period(statement.start, statement.until, language),
            labels[statement.source],
            tongues.get(statement.source, ""),
            "" if has_status(statement, "asserted") else labels.get(statement.status or "", ""),
            tuple(_details(statement, labels, language)),
        )
        for statement in ranked
    )


def _rank(statement: Statement) -> str:
    return next((rank for rank in _RANKS if has_rank(statement, rank)), "normal")


def _details(statement: Statement, labels: Mapping[str, str], language: str) -> Iterable[str]:
    for key in _DETAILS:
        if said := getattr(statement, key):
            name = said if key == "title" else labels[said]
            yield text(f"ask.claim-{key.replace('_', '-')}", language, name=name)
