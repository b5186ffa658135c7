"""Whether the main results hold with the surer statements alone, and weighed by rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method, Row, Said, Shape
from miprof_graph.analysis.headlines import Numbers, find_first, find_place, score_headlines
from miprof_graph.analysis.reductions import (
    keep_asserted,
    keep_confirmed,
    keep_dated,
    weigh_by_rank,
)
from miprof_graph.analysis.sampling import EXACT_WORK
from miprof_graph.analysis.study import Study

_STRICTER: Final[Mapping[str, Callable[[Actors], Actors]]] = {
    "asserted": keep_asserted,
    "dated": keep_dated,
    "confirmed": keep_confirmed,
}

RANKINGS: Final = len(_STRICTER) + 2
"""How often rankings are made: as they are, for each choice, and weighed."""


def find_surer(study: Study) -> Iterator[Finding]:
    """Give the rank of each first one among stricter choices of statements.

    Nothing is found where making so many rankings would take too long.
    """
    basis = study.actors.basis
    if not is_affordable(basis.nodes, basis.ties):
        return
    firsts = {name: find_first(numbers) for name, numbers in score_headlines(study).items()}
    scores = {
        name: score_headlines(_study(study, choose(study.actors)))
        for name, choose in _STRICTER.items()
    }
    scores["weighed"] = _score_weighed(_study(study, weigh_by_rank(study.actors)))
    rows = []
    for reading, first in firsts.items():
        found = [by.get(reading) for by in scores.values()]
        places = [find_place(numbers, first) if numbers else None for numbers in found]
        rows.append(Row((reading, first, *places), study.actors.claims_of(first)))
    columns = [Column(name, Kind.COUNT) for name in scores]
    fields = {
        name: Field(sum(1 for row in rows if row.cells[2 + number] == 1), Kind.COUNT)
        for number, name in enumerate(_STRICTER)
    }
    yield Finding(
        key="surer",
        section="sure",
        shape=Shape.SERIES,
        columns=(Column("reading", Kind.TERM), Column("first", Kind.ENTITY), *columns),
        rows=rows,
        unit="rank",
        sentences=(Said("said-surer", {**fields, "count": Field(len(rows), Kind.COUNT)}),),
        caveat=Said("caveat-surer"),
        method=Method(study.engine.name),
        basis=basis,
    )


def is_affordable(nodes: int, ties: int) -> bool:
    """Tell whether all rankings can be made as often as there are choices."""
    return nodes * ties * RANKINGS <= EXACT_WORK


def _study(study: Study, actors: Actors) -> Study:
    return Study(actors, study.engine, study.top, study.seed)


def _score_weighed(study: Study) -> dict[str, Numbers]:
    """Score by the two readings that weights can change."""
    strength = dict(study.actors.simple.degree(weight="weight"))
    return {"reading-degree": strength, "reading-pagerank": study.pagerank.values}
