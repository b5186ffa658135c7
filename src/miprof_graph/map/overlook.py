"""What the page knows of the network as a whole: parts of it, sizes, communities, lives."""

from collections.abc import Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from .data import read_palette
from .measures import measure_nodes
from .views import find_views
from .when import node_lives, read_roles

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]


def overlook(
    graph: "nx.MultiDiGraph[str]", sizes: Sequence[float], communities: list[list[int]]
) -> Json:
    """Describe the whole of a network, with entities and links by their numbers.

    Args:
        graph: the network.
        sizes: the radius of each node, in the order of the graph.
        communities: who is linked more to one another than to the rest, by number.
    """
    return {
        "views": _number_views(graph, sizes),
        "measures": measure_nodes(graph),
        "communities": _colour(communities),
        "lives": node_lives(graph),
        **{role: read_roles()[role] for role in ("leads", "passing")},
    }


def _colour(communities: list[list[int]]) -> list[Json]:
    """Give the largest communities a colour each; the many small ones share one."""
    colours, other = read_palette("communities"), read_palette("other")
    found = [group for group in communities if len(group) > 1]
    return [
        {"members": group, **{theme: colour[theme] for theme in ("light", "dark")}}
        for group, colour in zip(found, [*colours, *repeat(other, len(found))], strict=False)
    ]


def _number_views(graph: "nx.MultiDiGraph[str]", sizes: Sequence[float]) -> list[Json]:
    nodes = {iri: number for number, iri in enumerate(graph)}
    edges = {key: number for number, key in enumerate(sorted(graph.edges(keys=True)))}
    return [
        {
            "id": view.name,
            "nodes": [nodes[iri] for iri in view.nodes],
            "edges": [edges[key] for key in view.edges],
            "places": view.places,
        }
        for view in find_views(graph, dict(zip(graph, sizes, strict=True)))
    ]
