"""How large a node is drawn, and how far a link bends."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

_CURVE: Final = 140
"""How far two links of the same two nodes stand apart, in thousandths of their length."""


def node_sizes(graph: "nx.MultiDiGraph[str]") -> list[float]:
    """Return the radius of each node: the area grows with the number of links."""
    return [round(min(44.0, 7.5 + 3.6 * math.sqrt(graph.degree[iri])), 1) for iri in graph]


def bend_apart(keys: Sequence[tuple[str, str, str]]) -> list[int]:
    """Bend links apart that join the same two nodes, whichever way each one points.

    >>> bend_apart([("a", "b", "p"), ("b", "a", "q"), ("b", "c", "p")])
    [-70, -70, 70]
    """
    pairs = [(start, end) if start < end else (end, start) for start, end, _ in keys]
    sizes = Counter(pairs)
    met: dict[tuple[str, str], int] = {}
    bends = []
    for pair, (start, _, _) in zip(pairs, keys, strict=True):
        size, place = sizes[pair], met.get(pair, 0)
        met[pair] = place + 1
        bend = _CURVE * (place - (size - 1) / 2 + 0.5 * (size == 1))
        bends.append(round(-bend if start == pair[1] else bend))
    return bends
