"""What every measure is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.engine import Engine

SEED: Final = 2013
"""The seed of all that is drawn by lot: the year the mission was created, as good as any."""
TOP: Final = 25
"""How many entities a ranking names, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Study:
    """The network to be measured, and by what.

    Args:
        actors: The network; the one that it was taken from is its attribute `network`.
        engine: What computes.
        top: How many rows a ranking has at most.
        seed: The seed of all that is drawn by lot.
    """

    actors: Actors
    engine: Engine
    top: int = TOP
    seed: int = SEED
