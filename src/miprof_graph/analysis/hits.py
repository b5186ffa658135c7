"""Kleinberg's iteration of hubs and authorities, from equal scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

_TIGHT = 1e-12
_ROUNDS = 10_000


def iterate_hits(graph: nx.DiGraph[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Give the score of each node as a hub and as an authority, each 1 for the highest.

    networkx and igraph ask ARPACK for one singular vector instead. Where several are as good, as
    where parts of the graph are alike, ARPACK gives any mixture of them, another on each run, or
    one that sums to zero. From equal scores the iteration has one answer on every graph.

    Source: Kleinberg, Authoritative sources in a hyperlinked environment (1999), section 3.

    Raises:
        networkx.PowerIterationFailedConvergence: If the scores still change after 10,000 rounds.
    """
    import networkx as nx
    import numpy as np

    if not graph.size():
        return dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0.0)
    ties = nx.to_scipy_sparse_array(graph, weight=None, dtype=np.dtype(float))
    hubs = np.ones(len(graph))
    for _ in range(_ROUNDS):
        authorities = ties.T @ hubs
        following = ties @ authorities
        following /= following.max()
        if np.abs(following - hubs).max() < _TIGHT:
            scores = (following, authorities / authorities.max())
            hub_of, authority_of = (dict(zip(graph, s.tolist(), strict=True)) for s in scores)
            return hub_of, authority_of
        hubs = following
    raise nx.PowerIterationFailedConvergence(_ROUNDS)
