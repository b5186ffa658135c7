"""What computes the heavy measures: one interface, and the libraries that stand behind it.

Graphs come in as networkx graphs and results go out as numbers by node, so that whoever asks
knows networkx only. Small graphs are left to networkx itself. On larger ones its pure Python is
some 50 times slower than a compiled library, and igraph computes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from miprof_graph.analysis.findings import Method
from miprof_graph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

SMALL: Final = 20
"""Up to so many nodes, networkx alone answers at once."""
AUTO: Final = "auto"
IGRAPH: Final = "igraph"
NETWORKX: Final = "networkx"
DAMPING: Final = 0.85
"""How likely PageRank goes on along a tie, rather than anywhere."""

# What networkx tests itself with.
_LOOPBACK: Final = "nx_loopback"

Native = Any
"""A graph in the form that a library computes with."""
Ends = tuple[Sequence[str], Sequence[str]]
"""Two sets of nodes that have none in common."""


@dataclass(frozen=True, slots=True)
class Scores:
    """A number for each node, and how it was computed."""

    values: Mapping[str, float]
    method: Method


class Engine(Protocol):
    """A library that computes.

    All but `pagerank` and `reciprocity` take undirected graphs, without loops and
    parallel edges; `weight` is the attribute that weighs.
    """

    @property
    def name(self) -> str:
        """The name of the library, as findings say it."""

    def betweenness(self, graph: nx.Graph[str]) -> Scores:
        """Give the share of shortest paths between two others on which each node lies."""

    def passage(self, graph: nx.Graph[str], ends: Ends) -> Scores:
        """Give the sum, over pairs of a node of each end, of the share of paths through a node."""

    def closeness(self, graph: nx.Graph[str]) -> Scores:
        """Give the inverse of the mean distance from each node to the others; all are joined."""

    def eigenvector(self, graph: nx.Graph[str]) -> Scores:
        """Give each node's eigenvector centrality, 1 for the highest; all are joined."""

    def pagerank(self, graph: nx.DiGraph[str]) -> Scores:
        """Give each node's weighted PageRank, damping 0.85; the sum is 1."""

    def cores(self, graph: nx.Graph[str]) -> Scores:
        """Give the largest k such that a node is in a part where everyone has k ties."""

    def constraint(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's constraint of each node that has a tie."""

    def effective_size(self, graph: nx.Graph[str]) -> Scores:
        """Give Burt's effective size of each node that has a tie."""

    def communities(self, graph: nx.Graph[str], seed: int) -> list[list[str]]:
        """Give the groups of a weighted modularity search, each sorted, largest first."""

    def distances(self, graph: nx.Graph[str]) -> tuple[Mapping[int, float], Method]:
        """Give how many pairs of nodes are how many steps apart; all are joined."""

    def native(self, graph: nx.Graph[str]) -> Native:
        """Put a graph, directed or not, into the library's own form."""

    def rewired(self, native: Native, seed: int) -> Native:
        """Give a random graph in which each node has as many ties (in and out) as before."""

    def clustering(self, native: Native) -> float:
        """Give the share of open or closed triangles that are closed."""

    def mixing(self, native: Native, labels: Sequence[str]) -> float:
        """Give the assortativity by a label of each node, in the order of the nodes."""

    def reciprocity(self, native: Native) -> float:
        """Give the share of the ties of a directed graph that go both ways."""

    def modularity(self, native: Native, seed: int) -> float:
        """Give the modularity, without weights, of the groups that a search finds."""

    def centralisation(self, native: Native) -> float:
        """Give how far betweenness is with one node only: 0 if all are alike, 1 in a star."""


def find_engine(wanted: str, nodes: int, seed: int) -> Engine:
    """Choose what computes: what is named, else networkx where small and igraph where not.

    Args:
        wanted: `auto`, `igraph`, `networkx`, or a backend of networkx that is installed.
        nodes: How many nodes the network has.
        seed: The seed of the samples that are drawn where the network is large.

    Raises:
        UsageError: If no library of that name is installed.
    """
    if wanted == IGRAPH or (wanted == AUTO and nodes > SMALL):
        from miprof_graph.analysis.by_igraph import Igraph

        return Igraph(seed)
    from miprof_graph.analysis.by_networkx import Networkx

    if wanted in (AUTO, NETWORKX):
        return Networkx()
    known = find_backends()
    if wanted not in known:
        raise UsageError("analysis.backend-unknown", name=wanted, known=", ".join(known))
    return Networkx(wanted)


def find_backends() -> list[str]:
    """List what `find_engine` can be asked for here, sorted."""
    from importlib.metadata import entry_points

    plugins = {point.name for point in entry_points(group="networkx.backends")}
    return sorted({AUTO, IGRAPH, NETWORKX, *plugins} - {_LOOPBACK})
