"""How far the main results hang on single documents: each is left out, one after the other."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from miprof_graph.analysis.findings import (
    Column,
    Field,
    Finding,
    Kind,
    Method,
    Row,
    Said,
    Shape,
    rounded,
)
from miprof_graph.analysis.headlines import Numbers, find_first, find_place, score_headlines
from miprof_graph.analysis.reductions import find_lone_sources, leave_out
from miprof_graph.analysis.sampling import EXACT_WORK
from miprof_graph.analysis.study import Study

_FEWEST: Final = 20
_NAMED: Final = 5
_COLUMNS: Final = (
    Column("reading", Kind.TERM),
    Column("first", Kind.ENTITY),
    Column("still", Kind.COUNT),
    Column("trials", Kind.COUNT),
    Column("kept", Kind.SHARE),
    Column("worst", Kind.COUNT),
    Column("instead", Kind.ENTITY),
    Column("decisive", Kind.ENTITIES),
)


@dataclass(slots=True)
class _Trials:
    """What became of the first of a ranking as documents were left out."""

    first: str
    worst: int = 1
    decisive: list[str] = field(default_factory=list)
    instead: Counter[str] = field(default_factory=Counter)

    def note(self, source: str, numbers: Numbers) -> None:
        """Note what the numbers are without a document."""
        place = find_place(numbers, self.first)
        self.worst = max(self.worst, place)
        if place > 1 or self.first not in numbers:
            self.decisive.append(source)
            if numbers:
                self.instead[find_first(numbers)] += 1


def find_robustness(study: Study) -> Iterator[Finding]:
    """Leave out each document, and count in how many cases the first stays first."""
    lone = find_lone_sources(study.actors)
    basis = study.actors.basis
    drawn = _draw(sorted(lone), count_trials(basis.nodes, basis.ties, len(lone)), study.seed)
    if not drawn:
        return
    scores = score_headlines(study)
    trials = {name: _Trials(find_first(numbers)) for name, numbers in scores.items()}
    for source in drawn:
        if lone[source]:
            reduced = leave_out(study.actors, source)
            scores = score_headlines(Study(reduced, study.engine, study.top, study.seed))
            for name, trial in trials.items():
                trial.note(source, scores.get(name, {}))
    rows = [_make_row(study, name, trial, len(drawn)) for name, trial in trials.items()]
    whole = len(drawn) == len(lone)
    yield Finding(
        key="robustness",
        section="sure",
        shape=Shape.SERIES,
        columns=_COLUMNS,
        rows=rows,
        unit="trials",
        sentences=(
            Said("said-robustness", {"trials": Field(len(drawn), Kind.COUNT)}),
            *(Said("said-robustness-row", _fill(row)) for row in rows),
        ),
        caveat=Said("caveat-robustness"),
        method=Method(study.engine.name, whole, 0 if whole else len(drawn)),
        basis=study.actors.basis,
        parameters={"seed": study.seed},
    )


def count_trials(nodes: int, ties: int, sources: int) -> int:
    """Say how many documents can be left out: all, or as many as can be afforded, or too few: 0.

    >>> [count_trials(nodes, 3 * nodes, 225) for nodes in (300, 2_000, 30_000)]
    [225, 41, 0]
    """
    most = EXACT_WORK // max(nodes * ties, 1)
    return sources if sources <= most else most if most >= _FEWEST else 0


def _draw(sources: Sequence[str], count: int, seed: int) -> Sequence[str]:
    if count == len(sources):
        return sources
    return sorted(random.Random(seed).sample(sources, count))  # noqa: S311


def _make_row(study: Study, name: str, trial: _Trials, trials: int) -> Row:
    still = trials - len(trial.decisive)
    instead = min(trial.instead, key=lambda node: (-trial.instead[node], node), default=None)
    cells = (
        name,
        trial.first,
        still,
        trials,
        rounded(still / trials),
        trial.worst,
        instead,
        tuple(trial.decisive[:_NAMED]),
    )
    return Row(cells, study.actors.claims_of(trial.first))


def _fill(row: Row) -> dict[str, Field]:
    cells = zip(_COLUMNS, row.cells, strict=True)
    return {column.name: Field(cell, column.kind) for column, cell in cells}
