"""Rankings: the form that all measures of single actors share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from miprof_graph.analysis.engine import Scores
from miprof_graph.analysis.findings import (
    Cell,
    Column,
    Field,
    Finding,
    Kind,
    Parameter,
    Row,
    Said,
    Shape,
    rounded,
)
from miprof_graph.analysis.study import Study

RANK: Final = Column("rank", Kind.COUNT)
ENTITY: Final = Column("entity", Kind.ENTITY)
SECTOR: Final = Column("sector", Kind.TERM)
_LEADERS: Final = 3


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a ranking is made of.

    Args:
        key: The key of the finding, the name of its main column and of its unit.
        section: The part of the findings that it belongs to.
        kind: How people read the main number.
        scores: The main number of each node.
        others: More columns, and what stands in them.
        fields: What the sentence needs beside `leaders` (the first three), `first`, `value` (of
            the first) and `count` (how many have a number).
        parameters: What else the numbers depend on.
        lowest_first: Whether the smallest number comes first, not the highest.
    """

    key: str
    section: str
    kind: Kind
    scores: Scores
    others: Sequence[tuple[Column, Mapping[str, Cell]]] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    lowest_first: bool = False


def order(
    scores: Mapping[str, float], *, lowest_first: bool = False
) -> list[tuple[int, str, float]]:
    """Rank nodes by their rounded scores, the highest first; equal scores share a rank.

    >>> order({"b": 1.0, "a": 1.0, "c": 0.5})
    [(1, 'a', 1.0), (1, 'b', 1.0), (3, 'c', 0.5)]
    """
    sign = 1 if lowest_first else -1
    values = sorted((sign * rounded(score), node) for node, score in scores.items())
    found: list[tuple[int, str, float]] = []
    for number, (value, node) in enumerate(values, start=1):
        score = sign * value + 0.0
        same = found[-1][0] if found and found[-1][2] == score else number
        found.append((same, node, score))
    return found


def make_ranking(study: Study, ranking: Ranking) -> Finding:
    """Make a finding of scores: rank, entity, sector, score, and what else is known of each."""
    sector = study.actors.graph.nodes(data="sector")
    others = [column for column, _ in ranking.others]
    rows = []
    ranked = order(ranking.scores.values, lowest_first=ranking.lowest_first)
    for rank, node, score in ranked[: study.top]:
        more = [values.get(node) for _, values in ranking.others]
        main = int(score) if ranking.kind is Kind.COUNT else score
        cells = (rank, node, f"sector-{sector[node]}", main, *more)
        rows.append(Row(cells, study.actors.claims_of(node)))
    fields = {
        "count": Field(len(ranking.scores.values), Kind.COUNT),
        "first": Field(rows[0].cells[1] if rows else None, Kind.ENTITY),
        "leaders": name_leaders(rows),
        "value": Field(rows[0].cells[3] if rows else None, ranking.kind, 1),
        **ranking.fields,
    }
    return Finding(
        key=ranking.key,
        section=ranking.section,
        shape=Shape.RANKING,
        columns=(RANK, ENTITY, SECTOR, Column(ranking.key, ranking.kind), *others),
        rows=rows,
        unit=ranking.key,
        sentences=(Said(f"said-{ranking.key}", fields),),
        caveat=Said(f"caveat-{ranking.key}"),
        method=ranking.scores.method,
        basis=study.actors.basis,
        parameters={"top": study.top, **ranking.parameters},
    )


def name_leaders(rows: Sequence[Row], count: int = _LEADERS) -> Field:
    """Name the first entities of a ranking in a sentence."""
    return Field(tuple(str(row.cells[1]) for row in rows[:count]), Kind.ENTITIES)
