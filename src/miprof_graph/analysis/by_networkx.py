"""The heavy measures by networkx, or by a backend that it hands them to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from miprof_graph.analysis.engine import DAMPING, NETWORKX, Ends, Native, Scores
from miprof_graph.analysis.findings import Method

if TYPE_CHECKING:
    import networkx as nx

_TIGHT = 1e-12
_ROUNDS = 10_000


class Networkx:
    """networkx; what a named backend does not know, networkx computes itself."""

    def __init__(self, backend: str = "") -> None:
        self._backends = [backend] if backend else []
        self.name = f"{NETWORKX} ({backend})" if backend else NETWORKX

    def betweenness(self, graph: nx.Graph[str]) -> Scores:
        """Give the share of shortest paths between two others on which each node lies."""
        import networkx as nx

        return self._scores(nx.betweenness_centrality, graph)

    def passage(self, graph: nx.Graph[str], ends: Ends) -> Scores:
        """Give the sum, over pairs of a node of each end, of the share of paths through a node."""
        import networkx as nx

        found = self._scores(
            nx.betweenness_centrality_subset, graph, sources=ends[0], targets=ends[1]
        )
        # Both ways are taken to be looked at, and each counted half.
        return Scores({node: 2 * value for node, value in found.values.items()}, found.method)

    def closeness(self, graph: nx.Graph[str]) -> Scores:
        """Give the inverse of the mean distance from each node to the others; all are joined."""
        import networkx as nx

        return self._scores(nx.closeness_centrality, graph)

    def eigenvector(self, graph: nx.Graph[str]) -> Scores:
        """Give each node's eigenvector centrality, 1 for the highest; all are joined."""
        import networkx as nx

        return _of_highest(
            self._scores(nx.eigenvector_centrality, graph, max_iter=_ROUNDS, tol=_TIGHT)
        )

    def pagerank(self, graph: nx.DiGraph[str]) -> Scores:
        """Give each node's weighted PageRank, damping 0.85; the sum is 1."""
        import networkx as nx

        return self._scores(nx.pagerank, graph, alpha=DAMPING, max_iter=_ROUNDS, tol=_TIGHT)

    def cores(self, graph: nx.Graph[str]) -> Scores:
        """Give the largest k such that a node is in a part where everyone has k ties."""
        import networkx as nx

        return self._scores(nx.core_number, graph)

    def constraint(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's constraint of each node that has a tie."""
        import networkx as nx

        return self._scores(nx.constraint, graph, nodes=_tied(graph))

    def effective_size(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's effective size of each node that has a tie."""
        import networkx as nx

        return self._scores(nx.effective_size, graph, nodes=_tied(graph))

    def communities(self, graph: nx.Graph[str], seed: int) -> list[list[str]]:
        """Give the groups of a weighted modularity search, each sorted, largest first."""
        import networkx as nx

        found = self._call(nx.community.louvain_communities, graph, seed=seed)
        return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))

    def distances(self, graph: nx.Graph[str]) -> tuple[Mapping[int, float], Method]:
        """Give how many pairs of nodes are how many steps apart; all are joined."""
        import networkx as nx

        steps: Counter[int] = Counter()
        for _, lengths in self._call(nx.all_pairs_shortest_path_length, graph):
            steps.update(lengths.values())
        del steps[0]
        return {step: steps[step] / 2 for step in sorted(steps)}, Method(self.name)

    def native(self, graph: nx.Graph[str]) -> Native:
        """Put a graph, directed or not, into the library's own form."""
        return graph

    def rewired(self, native: Native, seed: int) -> Native:
        """Give a random graph in which each node has as many ties (in and out) as before."""
        import networkx as nx

        copy = native.copy()
        size = copy.number_of_edges()
        swap = nx.directed_edge_swap if copy.is_directed() else nx.double_edge_swap
        # A star, for one, has no other form: what could be swapped in so many trials, was.
        with suppress(nx.NetworkXException):
            swap(copy, nswap=10 * size, max_tries=1000 * size, seed=seed)
        return copy

    def clustering(self, native: Native) -> float:
        """Give the share of open or closed triangles that are closed."""
        import networkx as nx

        return float(self._call(nx.transitivity, native))

    def mixing(self, native: Native, labels: Sequence[str]) -> float:
        """Give the assortativity by a label of each node, in the order of the nodes."""
        import networkx as nx

        marked = native.copy()
        nx.set_node_attributes(marked, dict(zip(native, labels, strict=True)), "mark")
        return float(nx.attribute_assortativity_coefficient(marked, "mark"))

    def reciprocity(self, native: Native) -> float:
        """Give the share of the ties of a directed graph that go both ways."""
        import networkx as nx

        return float(nx.overall_reciprocity(native))

    def modularity(self, native: Native, seed: int) -> float:
        """Give the modularity, without weights, of the groups that a search finds."""
        import networkx as nx

        plain = _unweighted(native)
        groups = nx.community.louvain_communities(plain, seed=seed)
        return float(nx.community.modularity(plain, groups))

    def centralisation(self, native: Native) -> float:
        """Give how far betweenness is with one node only: 0 if all are alike, 1 in a star."""
        values = self.betweenness(native).values.values()
        return centralise(list(values))

    def _scores(self, measure: Callable[..., Any], graph: nx.Graph[str], **options: Any) -> Scores:
        return Scores(self._call(measure, graph, **options), Method(self.name))

    def _call(self, measure: Callable[..., Any], graph: nx.Graph[str], **options: Any) -> Any:
        import networkx as nx

        with nx.config(backend_priority=self._backends):
            return measure(graph, **options)


def centralise(shares: Sequence[float]) -> float:
    """Give Freeman's centralisation of betweenness, from shares of 0 to 1.

    >>> centralise([1.0, 0.0, 0.0]), centralise([0.2, 0.2])
    (1.0, 0.0)
    """
    if len(shares) < 3:
        return 0.0
    highest = max(shares)
    return sum(highest - share for share in shares) / (len(shares) - 1)


def _of_highest(scores: Scores) -> Scores:
    highest = max(map(abs, scores.values.values()), default=0.0) or 1.0
    return Scores({node: abs(v) / highest for node, v in scores.values.items()}, scores.method)


def _tied(graph: nx.Graph[str]) -> list[str]:
    return [node for node, degree in graph.degree if degree]


def _unweighted(graph: nx.Graph[str]) -> nx.Graph[str]:
    copy = graph.__class__()
    copy.add_nodes_from(graph)
    copy.add_edges_from(graph.edges)
    return copy
