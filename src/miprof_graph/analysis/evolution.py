"""How the network changes: who enters and leaves, and how the centre moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from miprof_graph.analysis.findings import (
    Cell,
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
from miprof_graph.analysis.moments import Calendar, make_calendar
from miprof_graph.analysis.rankings import order
from miprof_graph.analysis.sampling import EXACT_WORK
from miprof_graph.analysis.slices import Slice, find_governments, find_years
from miprof_graph.analysis.stages import COUNTED, Stage, make_stages
from miprof_graph.analysis.study import Study

_LEADERS: Final = 3


@dataclass(frozen=True, slots=True)
class _Axis:
    """What the stages are: years, or governments with the columns that date them."""

    key: str
    columns: tuple[Column, ...]

    def cells(self, stage: Stage) -> tuple[Cell, ...]:
        """Say which stage it is."""
        name, days = stage.slice.name, stage.slice.days
        return (name, *days)[: len(self.columns)]


_YEARS = _Axis("years", (Column("year", Kind.DATE),))
_GOVERNMENTS = _Axis(
    "governments",
    (Column("government", Kind.ENTITY), Column("from", Kind.DATE), Column("until", Kind.DATE)),
)


def find_evolution_by_year(study: Study) -> Iterator[Finding]:
    """Compare the years."""
    calendar = make_calendar(study.actors)
    yield from _compare(study, _YEARS, calendar, find_years(calendar))


def find_evolution_by_government(study: Study) -> Iterator[Finding]:
    """Compare the governments."""
    calendar = make_calendar(study.actors)
    yield from _compare(study, _GOVERNMENTS, calendar, find_governments(calendar))


def _compare(
    study: Study, axis: _Axis, calendar: Calendar, slices: Sequence[Slice]
) -> Iterator[Finding]:
    stages = make_stages(calendar, slices)
    if stages:
        yield _find_sizes(study, axis, stages)
        if any(stage.entered for stage in stages):
            yield _find_turnover(study, axis, stages)
        yield _find_centre(study, axis, stages)


def _find_sizes(study: Study, axis: _Axis, stages: Sequence[Stage]) -> Finding:
    rows = [
        Row(
            (
                *axis.cells(stage),
                len(stage.dated.graph),
                *stage.pairs,
                len(stage.entered),
                len(stage.left),
            ),
            stage.dated.claims_of(*stage.dated.graph),
        )
        for stage in stages
    ]
    sizes = [len(stage.dated.graph) for stage in stages]
    peak = stages[sizes.index(max(sizes))]
    fields = {
        "first": _name(axis, stages[0]),
        "last": _name(axis, stages[-1]),
        "least": Field(min(sizes), Kind.COUNT),
        "most": Field(max(sizes), Kind.COUNT),
        "peak": _name(axis, peak),
        "unknown": Field(stages[-1].pairs[2], Kind.COUNT),
    }
    names = ("actors", *(standing.value for standing in COUNTED), "entered", "left")
    columns = [Column(name, Kind.COUNT) for name in names]
    said = Said(f"said-{axis.key}", fields)
    return _make(study, axis, axis.key, said, (columns, rows))


def _find_turnover(study: Study, axis: _Axis, stages: Sequence[Stage]) -> Finding:
    rows = [
        Row((*axis.cells(now), now.entered, now.left), _claims_of_change(before, now))
        for before, now in pairwise(stages)
    ]
    entry = max(stages, key=lambda stage: len(stage.entered))
    exit_ = max(stages, key=lambda stage: len(stage.left))
    fields = {
        "entry": _name(axis, entry),
        "entered": Field(len(entry.entered), Kind.COUNT),
        "leaders": Field(entry.entered[:_LEADERS], Kind.ENTITIES),
        "exit": _name(axis, exit_),
        "left": Field(len(exit_.left), Kind.COUNT),
    }
    columns = [Column("entering", Kind.ENTITIES), Column("leaving", Kind.ENTITIES)]
    key = f"{axis.key}-turnover"
    return _make(study, axis, key, Said(f"said-{key}", fields), (columns, rows))


def _find_centre(study: Study, axis: _Axis, stages: Sequence[Stage]) -> Finding:
    work = sum(len(s.all.graph) * s.all.graph.number_of_edges() for s in stages)
    rows = [_rank_stage(study, axis, stage, passage=work <= EXACT_WORK) for stage in stages]
    number = len(axis.columns)
    leaders = [row.cells[number] for row in rows]
    since = len(leaders)
    while since and leaders[since - 1] == leaders[-1]:
        since -= 1
    fields = {"since": _name(axis, stages[since]), "actor": Field(leaders[-1], Kind.ENTITY)}
    if since:
        fields["before"] = Field(leaders[since - 1], Kind.ENTITY)
        fields["until"] = _name(axis, stages[since - 1])
    columns = [
        Column("centre", Kind.ENTITY),
        Column("degree", Kind.COUNT),
        Column("share", Kind.SHARE),
        Column("leaders", Kind.ENTITIES),
        Column("leaders-dated", Kind.ENTITIES),
        Column("passage", Kind.ENTITY),
    ]
    key = f"{axis.key}-centre"
    said = Said(f"said-{key}" if since else f"said-{key}-always", fields)
    return _make(study, axis, key, said, (columns, rows))


def _rank_stage(study: Study, axis: _Axis, stage: Stage, *, passage: bool) -> Row:
    actors = stage.all
    degrees = order(dict(actors.simple.degree))
    dated = order(dict(stage.dated.simple.degree))
    between = order(study.engine.betweenness(actors.simple).values) if passage else []
    first, partners = degrees[0][1], int(degrees[0][2])
    cells = (
        first,
        partners,
        rounded(partners / actors.simple.number_of_edges()),
        tuple(node for _, node, _ in degrees[:_LEADERS]),
        tuple(node for _, node, _ in dated[:_LEADERS]),
        between[0][1] if between and between[0][2] else None,
    )
    return Row((*axis.cells(stage), *cells), actors.claims_of(first))


def _claims_of_change(before: Stage, now: Stage) -> tuple[str, ...]:
    entered, left = now.dated.claims_of(*now.entered), before.dated.claims_of(*now.left)
    return tuple(sorted({*entered, *left}))


def _name(axis: _Axis, stage: Stage) -> Field:
    return Field(stage.slice.name, axis.columns[0].kind)


def _make(
    study: Study, axis: _Axis, key: str, said: Said, table: tuple[Sequence[Column], Sequence[Row]]
) -> Finding:
    columns, rows = table
    return Finding(
        key=key,
        section="time",
        shape=Shape.SERIES,
        columns=(*axis.columns, *columns),
        rows=rows,
        unit="actors",
        sentences=(said,),
        caveat=Said("caveat-time"),
        method=Method(study.engine.name),
        basis=study.actors.basis,
    )
