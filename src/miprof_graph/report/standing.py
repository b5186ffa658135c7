"""Where actors stand in several rankings at once, and where these do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from miprof_graph.analysis import Finding
from miprof_graph.report.reader import main_column, number

FAR: Final = 8
"""So many places from the middle of its ranks, a rank stands out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One actor: its rank and its share of the highest score in each ranking; None if unranked."""

    entity: str
    ranks: tuple[int | None, ...]
    shares: tuple[float | None, ...]
    lowest: int
    """The place below the last of the longest ranking: where the unranked stand at best."""

    @property
    def middle(self) -> float:
        """The median of its ranks."""
        return median(self._ranks)

    @property
    def spread(self) -> int:
        """How many places lie between its best and its worst rank."""
        return max(self._ranks) - min(self._ranks)

    def stands_out(self, place: int) -> bool:
        """Tell whether one of its ranks is far from the middle of them."""
        return abs(self._ranks[place] - self.middle) >= FAR

    def is_always_among(self, places: int) -> bool:
        """Tell whether it is among the first so many in every ranking."""
        return max(self._ranks) <= places

    def extremes(self) -> tuple[int, int]:
        """Give the rankings in which it stands best and worst, by their places."""
        return self._ranks.index(min(self._ranks)), self._ranks.index(max(self._ranks))

    @property
    def _ranks(self) -> list[int]:
        return [self.lowest if rank is None else rank for rank in self.ranks]


def compare_rankings(rankings: Sequence[Finding]) -> list[Standing]:
    """Compare the places of all that several rankings name, the best in the middle first."""
    entities = sorted({str(entity) for each in rankings for entity in each.column("entity")})
    lowest = max((len(each.rows) for each in rankings), default=0) + 1
    scores = [_scores(each) for each in rankings]
    ranks = [_ranks(each) for each in rankings]
    found = [
        Standing(
            entity,
            tuple(each.get(entity) for each in ranks),
            tuple(each.get(entity) for each in scores),
            lowest,
        )
        for entity in entities
    ]
    return sorted(found, key=lambda one: (one.middle, sum(one._ranks), one.entity))


def _ranks(finding: Finding) -> dict[str, int]:
    pairs = zip(finding.column("entity"), finding.column("rank"), strict=True)
    return {str(entity): rank for entity, rank in pairs if isinstance(rank, int)}


def _scores(finding: Finding) -> dict[str, float]:
    place = main_column(finding)
    found = {
        str(entity): number(row, place) or 0.0
        for entity, row in zip(finding.column("entity"), finding.rows, strict=True)
    }
    highest = max(found.values(), default=0.0) or 1.0
    return {entity: max(score, 0.0) / highest for entity, score in found.items()}
