"""The heavy measures by igraph, exact where that is affordable and from a sample beyond."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from miprof_graph.analysis.by_networkx import centralise
from miprof_graph.analysis.engine import DAMPING, IGRAPH, Ends, Native, Scores
from miprof_graph.analysis.findings import Method
from miprof_graph.analysis.sampling import draw_sample, join_batches
from miprof_graph.libraries import import_igraph

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np


class Igraph:
    """igraph: each graph is converted once, and kept as long as it lives."""

    name = IGRAPH

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kept: WeakKeyDictionary[nx.Graph[str], Any] = WeakKeyDictionary()

    def betweenness(self, graph: nx.Graph[str]) -> Scores:
        """Give the share of shortest paths between two others on which each node lies."""
        native = self.native(graph)
        nodes = native.vcount()
        pairs = max((nodes - 1) * (nodes - 2) / 2, 1)
        sample = draw_sample(nodes, native.ecount(), self._seed)
        if sample is None:
            return self._scores(graph, (value / pairs for value in native.betweenness()))
        scale = nodes / pairs
        found = [
            [value * scale / len(batch) for value in native.betweenness(sources=batch)]
            for batch in sample.batches
        ]
        means, errors = join_batches(found)
        return self._scores(graph, means, _sampled(sample.size, errors))

    def passage(self, graph: nx.Graph[str], ends: Ends) -> Scores:
        """Give the sum, over pairs of a node of each end, of the share of paths through a node."""
        native = self.native(graph)
        number = {node: index for index, node in enumerate(graph)}
        starts, goals = ([number[node] for node in sorted(end)] for end in ends)
        sample = draw_sample(len(starts), native.ecount(), self._seed)
        batches = sample.batches if sample else [range(len(starts))]
        # Both ways are taken to be looked at, and each counted half.
        found = [
            [
                2 * value * len(starts) / max(len(batch), 1)
                for value in native.betweenness(
                    sources=[starts[index] for index in batch], targets=goals
                )
            ]
            for batch in batches
        ]
        if sample is None:
            return self._scores(graph, found[0])
        means, errors = join_batches(found)
        return self._scores(graph, means, _sampled(sample.size, errors))

    def closeness(self, graph: nx.Graph[str]) -> Scores:
        """Give the inverse of the mean distance from each node to the others; all are joined."""
        native = self.native(graph)
        nodes = native.vcount()
        sample = draw_sample(nodes, native.ecount(), self._seed)
        if sample is None:
            return self._scores(graph, native.closeness())
        found = [_distances(native, batch).mean(axis=0) for batch in sample.batches]
        means, errors = join_batches(found)
        # A small change of a mean changes its inverse by that over the square of the mean.
        off = [error / mean**2 for error, mean in zip(errors, means, strict=True)]
        return self._scores(graph, (1 / mean for mean in means), _sampled(sample.size, off))

    def eigenvector(self, graph: nx.Graph[str]) -> Scores:
        """Give each node's eigenvector centrality, 1 for the highest; all are joined."""
        return self._scores(graph, self.native(graph).eigenvector_centrality(scale=True))

    def pagerank(self, graph: nx.DiGraph[str]) -> Scores:
        """Give each node's weighted PageRank, damping 0.85; the sum is 1."""
        return self._scores(graph, self.native(graph).pagerank(damping=DAMPING, weights="weight"))

    def cores(self, graph: nx.Graph[str]) -> Scores:
        """Give the largest k such that a node is in a part where everyone has k ties."""
        return self._scores(graph, self.native(graph).coreness())

    def constraint(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's constraint of each node that has a tie."""
        return self._tied(graph, self.native(graph).constraint())

    def effective_size(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's effective size of each node that has a tie."""
        native = self.native(graph)
        # Of n neighbours with t ties among them, each has 2t / n redundant ones on average:
        # that is the share of possible ties there are, times n - 1.
        shares = native.transitivity_local_undirected(mode="zero")
        sizes = (n - share * (n - 1) for n, share in zip(native.degree(), shares, strict=True))
        return self._tied(graph, sizes)

    def communities(self, graph: nx.Graph[str], seed: int) -> list[list[str]]:
        """Give the groups of a weighted modularity search, each sorted, largest first."""
        native = self.native(graph)
        names = native.vs["name"]
        with _seeded(seed):
            found = native.community_leiden("modularity", weights="weight", n_iterations=-1)
        groups = (sorted(names[index] for index in group) for group in found)
        return sorted(groups, key=lambda group: (-len(group), group))

    def distances(self, graph: nx.Graph[str]) -> tuple[Mapping[int, float], Method]:
        """Give how many pairs of nodes are how many steps apart; all are joined."""
        native = self.native(graph)
        nodes = native.vcount()
        sample = draw_sample(nodes, native.ecount(), self._seed)
        if sample is None:
            counts = {int(start): n for start, _, n in native.path_length_hist(False).bins()}
            return {step: float(n) for step, n in counts.items() if n}, Method(self.name)
        steps = [0] * nodes
        for batch in sample.batches:
            counted = _count(_distances(native, batch), nodes)
            steps = [before + more for before, more in zip(steps, counted, strict=True)]
        scale = nodes / sample.size / 2
        found = {step: float(n) * scale for step, n in enumerate(steps) if step and n}
        return found, _sampled(sample.size, [])

    def native(self, graph: nx.Graph[str]) -> Native:
        """Put a graph, directed or not, into the library's own form."""
        if graph not in self._kept:
            self._kept[graph] = _convert(graph)
        return self._kept[graph]

    def rewired(self, native: Native, seed: int) -> Native:
        """Give a random graph in which each node has as many ties (in and out) as before."""
        copy = native.copy()
        with _seeded(seed):
            copy.rewire(10 * copy.ecount())
        return copy

    def clustering(self, native: Native) -> float:
        """Give the share of open or closed triangles that are closed."""
        return float(native.transitivity_undirected(mode="zero"))

    def mixing(self, native: Native, labels: Sequence[str]) -> float:
        """Give the assortativity by a label of each node, in the order of the nodes."""
        numbers = {label: number for number, label in enumerate(sorted(set(labels)))}
        return float(native.assortativity_nominal([numbers[label] for label in labels], False))

    def reciprocity(self, native: Native) -> float:
        """Give the share of the ties of a directed graph that go both ways."""
        return float(native.reciprocity())

    def modularity(self, native: Native, seed: int) -> float:
        """Give the modularity, without weights, of the groups that a search finds."""
        with _seeded(seed):
            return float(native.community_leiden("modularity", n_iterations=-1).modularity)

    def centralisation(self, native: Native) -> float:
        """Give how far betweenness is with one node only: 0 if all are alike, 1 in a star."""
        nodes = native.vcount()
        pairs = max((nodes - 1) * (nodes - 2) / 2, 1)
        return centralise([value / pairs for value in native.betweenness()])

    def _scores(
        self, graph: nx.Graph[str], values: Iterable[float], method: Method | None = None
    ) -> Scores:
        return Scores(dict(zip(graph, values, strict=True)), method or Method(IGRAPH))

    def _tied(self, graph: nx.Graph[str], values: Iterable[float]) -> Scores:
        """Leave out the nodes without a tie, of which these measures say nothing."""
        found = self._scores(graph, values)
        kept = {node: value for node, value in found.values.items() if graph.degree[node]}
        return Scores(kept, found.method)


def _convert(graph: nx.Graph[str]) -> Native:
    igraph = import_igraph()

    number = {node: index for index, node in enumerate(graph)}
    ties = [(number[one], number[other]) for one, other in graph.edges]
    native = igraph.Graph(len(number), ties, directed=graph.is_directed())
    native.vs["name"] = list(number)
    native.es["weight"] = [weight for *_, weight in graph.edges(data="weight", default=1)]
    return native


def _distances(native: Native, sources: Sequence[int]) -> np.ndarray[Any, Any]:
    """Give a row of distances for each source."""
    import numpy as np

    return np.array(native.distances(source=sources), dtype=np.float64)


def _count(distances: np.ndarray[Any, Any], nodes: int) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.bincount(distances.astype(np.int64).ravel(), minlength=nodes)


def _sampled(size: int, errors: Iterable[float]) -> Method:
    return Method(IGRAPH, exact=False, sample=size, error=max(errors, default=0.0))


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Let igraph draw its lots from a seed; afterwards it draws from Python's own again."""
    igraph = import_igraph()

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
