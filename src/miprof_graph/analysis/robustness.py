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
from miprof_graph.analysis.study import Study

_WORK: Final = 2_000_000_000
"""Trials times nodes times ties up to which every document is left out: some minutes."""
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
    drawn = _draw(study, sorted(lone))
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
        shape=Shape.PAIRS,
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


def _draw(study: Study, sources: Sequence[str]) -> Sequence[str]:
    """Give all documents, or as many as can be afforded; none if these would be too few."""
    basis = study.actors.basis
    most = _WORK // max(basis.nodes * basis.ties, 1)
    if len(sources) <= most:
        return sources
    drawn = random.Random(study.seed).sample(sources, most)  # noqa: S311
    return sorted(drawn) if most >= _FEWEST else ()


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
