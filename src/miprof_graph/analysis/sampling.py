"""How many nodes to look from where looking from all of them would take too long."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

EXACT_WORK: Final = 500_000_000
"""Nodes times ties up to which measures of paths are exact: about half a minute of one core."""
_SAMPLE_WORK: Final = 100_000_000
_SMALLEST: Final = 200
_BATCHES: Final = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """Nodes drawn by lot, in batches of one size whose results differ by chance alone."""

    batches: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """How many nodes were drawn."""
        return sum(map(len, self.batches))


def draw_sample(nodes: int, ties: int, seed: int) -> Sample | None:
    """Draw the nodes to look from, by their numbers; None where all of them can be had.

    >>> draw_sample(1_000, 3_000, 1) is None
    True
    >>> draw_sample(100_000, 300_000, 1).size
    330
    """
    if nodes * ties <= EXACT_WORK:
        return None
    each = max(_SMALLEST, _SAMPLE_WORK // ties) // _BATCHES
    drawn = random.Random(seed).sample(range(nodes), min(each * _BATCHES, nodes))  # noqa: S311
    return Sample(tuple(tuple(drawn[start::_BATCHES]) for start in range(_BATCHES)))


def join_batches(batches: Sequence[Sequence[float]]) -> tuple[list[float], list[float]]:
    """Give the mean of each number over the batches, and its standard error.

    >>> join_batches([[1.0, 2.0], [3.0, 2.0]])
    ([2.0, 2.0], [1.0, 0.0])
    """
    count = len(batches)
    means = [sum(values) / count for values in zip(*batches, strict=True)]
    errors = [
        sqrt(sum((value - mean) ** 2 for value in values) / (count - 1) / count)
        for values, mean in zip(zip(*batches, strict=True), means, strict=True)
    ]
    return means, errors
