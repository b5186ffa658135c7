"""What falls apart without one node or one tie: the tree of the blocks of a graph.

A block is a part that stays joined whichever of its nodes is taken away; blocks meet in the cut
points. Blocks and cut points form a tree in each part of a graph, so that one walk over it
counts what lies behind each cut point and each bridge, in time proportional to the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import networkx as nx

Vertex = tuple[str, int]
"""A block by its number, or a cut point by its name."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """How many nodes lose the largest part that is left of theirs.

    Args:
        points: By cut point, without it.
        bridges: By tie (the smaller name first), without it.
    """

    points: Mapping[str, int]
    bridges: Mapping[tuple[str, str], int]


def find_cuts(graph: nx.Graph[str]) -> Cuts:
    """Find the cut points and the bridges of an undirected graph, and what each cuts off."""
    import networkx as nx

    points: dict[str, int] = {}
    bridges: dict[tuple[str, str], int] = {}
    found = cast("Iterable[set[str]]", nx.biconnected_components(graph))
    blocks = sorted(sorted(block) for block in found)
    tree = _make_tree(blocks)
    for part in nx.connected_components(tree):
        root = min(part)
        above = dict(nx.bfs_predecessors(tree, root))
        behind: dict[Vertex, int] = defaultdict(int)
        for vertex in reversed([root, *above]):
            behind[vertex] += tree.nodes[vertex]["own"]
            if vertex in above:
                behind[above[vertex]] += behind[vertex]
        whole = behind[root]
        for vertex in part:
            below = [behind[child] for child in tree[vertex] if above.get(child) == vertex]
            name, number = vertex
            if name:
                points[name] = whole - 1 - max([*below, whole - behind[vertex]])
            elif len(blocks[number]) == 2:
                # Behind a bridge is all below it, or one of the two sides of the root.
                side = behind[vertex] if vertex in above else max([1, *below])
                bridges[blocks[number][0], blocks[number][1]] = min(side, whole - side)
    return Cuts(points, bridges)


def _make_tree(blocks: list[list[str]]) -> nx.Graph[Vertex]:
    """Join each block with its cut points; `own` counts the nodes that only it has."""
    import networkx as nx

    found: dict[str, int] = defaultdict(int)
    for block in blocks:
        for node in block:
            found[node] += 1
    tree: nx.Graph[Vertex] = nx.Graph()
    for number, block in enumerate(blocks):
        cuts = [node for node in block if found[node] > 1]
        tree.add_node(("", number), own=len(block) - len(cuts))
        for node in cuts:
            tree.add_node((node, 0), own=1)
            tree.add_edge(("", number), (node, 0))
    return tree
