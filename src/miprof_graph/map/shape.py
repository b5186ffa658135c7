"""How large a node is drawn, and how far a link bends."""

import math
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
    families: dict[tuple[str, str], list[int]] = {}
    for number, (start, end, _) in enumerate(keys):
        families.setdefault((min(start, end), max(start, end)), []).append(number)
    bends = [0] * len(keys)
    for (_, last), family in families.items():
        for place, number in enumerate(family):
            bend = _CURVE * (place - (len(family) - 1) / 2 + 0.5 * (len(family) == 1))
            bends[number] = round(-bend if keys[number][0] == last else bend)
    return bends
