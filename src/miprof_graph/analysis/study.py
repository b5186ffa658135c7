"""What every measure is given; what several of them need is computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.engine import Engine, Scores
from miprof_graph.analysis.findings import Method

SEED: Final = 2013
"""The seed of all that is drawn by lot: the year the mission was created, as good as any."""
TOP: Final = 25
"""How many rows a ranking has, unless told otherwise."""


@dataclass(frozen=True)
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

    @cached_property
    def degree(self) -> Scores:
        """The number of other actors that each one has a tie with."""
        degrees = {node: float(degree) for node, degree in self.actors.simple.degree}
        return Scores(degrees, Method("networkx"))

    @cached_property
    def betweenness(self) -> Scores:
        """The share of the shortest paths between two others that lead through each actor."""
        return self.engine.betweenness(self.actors.simple)

    @cached_property
    def closeness(self) -> Scores:
        """The inverse of the mean distance to the others, in the largest part."""
        return self.engine.closeness(self.actors.core)

    @cached_property
    def eigenvector(self) -> Scores:
        """The eigenvector centrality in the largest part, 1 for the highest."""
        return self.engine.eigenvector(self.actors.core)

    @cached_property
    def pagerank(self) -> Scores:
        """The PageRank of each actor over directed, weighted ties."""
        return self.engine.pagerank(self.actors.directed)
