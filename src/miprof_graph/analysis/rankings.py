"""Rankings: the form that all measures of single actors share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from miprof_graph.analysis.findings import Cell, Column, Field, Kind, Row, rounded
from miprof_graph.analysis.study import Study

RANK: Final = Column("rank", Kind.COUNT)
ENTITY: Final = Column("entity", Kind.ENTITY)
SECTOR: Final = Column("sector", Kind.TERM)
LEADERS: Final = 3
"""How many entities a sentence names."""


def order(scores: Mapping[str, float]) -> list[tuple[int, str, float]]:
    """Rank nodes by their rounded scores, the highest first; equal scores share a rank.

    >>> order({"b": 1.0, "a": 1.0, "c": 0.5})
    [(1, 'a', 1.0), (1, 'b', 1.0), (3, 'c', 0.5)]
    """
    found: list[tuple[int, str, float]] = []
    values = sorted((-rounded(score), node) for node, score in scores.items())
    for number, (value, node) in enumerate(values, start=1):
        same = found[-1][0] if found and found[-1][2] == -value else number
        found.append((same, node, -value + 0.0))
    return found


def rank_rows(study: Study, scores: Mapping[str, float], *others: Mapping[str, Cell]) -> list[Row]:
    """Make the rows of a ranking: rank, entity, sector, score, and what else is known of each."""
    sector = study.actors.graph.nodes(data="sector")
    return [
        Row(
            (rank, node, f"sector-{sector[node]}", score, *(more.get(node) for more in others)),
            study.actors.claims_of(node),
        )
        for rank, node, score in order(scores)[: study.top]
    ]


def leaders(rows: Sequence[Row], count: int = LEADERS) -> Field:
    """Name the first entities of a ranking in a sentence."""
    return Field(tuple(str(row.cells[1]) for row in rows[:count]), Kind.ENTITIES)
