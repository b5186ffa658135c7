"""The views of the map: parts of the network, each laid out on its own.

`views.json` declares them, in the order in which the page offers them. A view holds the links
whose two ends are of its `kinds`, at least one of those `touching`, and whose relations are of its
`groups` or not of those it is `without`, and which are not `apart`; `most` keeps only the best
linked entities.
"""

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from miprof_graph.network.terms import local_name

from .layout import lay_out

if TYPE_CHECKING:
    import networkx as nx

Key = tuple[str, str, str]

_FEWEST: Final = 3
"""A view of fewer entities shows nothing that a card does not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a view holds; an empty list asks for nothing."""

    name: str
    kinds: frozenset[str] = frozenset()
    touching: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    most: int = 0

    def holds(self, ends: set[str], group: str, relation: str) -> bool:
        """Tell whether a link between entities of these kinds is in the view."""
        return (
            (not self.kinds or ends <= self.kinds)
            and (not self.touching or bool(ends & self.touching))
            and (not self.groups or group in self.groups)
            and group not in self.without
            and relation not in self.apart
        )


@dataclass(frozen=True, slots=True)
class View:
    """A part of the network: its entities with their places, and its links."""

    name: str
    nodes: list[str]
    edges: list[Key]
    places: list[tuple[int, int]] = field(default_factory=list)


def read_rules() -> list[Rule]:
    """Read the views that are declared."""
    table = json.loads((files("miprof_graph.map") / "views.json").read_text(encoding="utf-8"))
    return [_read_rule(name, entries) for name, entries in table.items()]


def _read_rule(name: str, entries: dict[str, Any]) -> Rule:
    sets = {key: frozenset(value) for key, value in entries.items() if key != "most"}
    return Rule(name, most=entries.get("most", 0), **sets)


def find_views(graph: "nx.MultiDiGraph[str]", sizes: dict[str, float]) -> list[View]:
    """Find the views that show less than the whole, and lay each out.

    Args:
        graph: the network.
        sizes: the radius of each node, by its IRI.
    """
    views = (_find(graph, rule) for rule in read_rules())
    return [
        View(view.name, view.nodes, view.edges, _lay_out(graph, view, sizes))
        for view in views
        if _FEWEST <= len(view.nodes) < graph.number_of_nodes()
    ]


def _find(graph: "nx.MultiDiGraph[str]", rule: Rule) -> View:
    kind = {iri: data["group"] for iri, data in graph.nodes.items()}
    edges = []
    for start, end, key in sorted(graph.edges(keys=True)):
        group = graph.edges[start, end, key]["group"]
        if rule.holds({kind[start], kind[end]}, group, local_name(key)):
            edges.append((start, end, key))
    if rule.most:
        edges = _among_best(edges, rule.most)
    joined = {end for start, stop, _ in edges for end in (start, stop)}
    return View(rule.name, [iri for iri in graph if iri in joined], edges)


def _among_best(edges: list[Key], most: int) -> list[Key]:
    """Keep the links among the entities that have the most."""
    count: dict[str, int] = {}
    for start, end, _ in edges:
        count[start] = count.get(start, 0) + 1
        count[end] = count.get(end, 0) + 1
    best = {*sorted(count, key=lambda iri: (-count[iri], iri))[:most]}
    return [edge for edge in edges if edge[0] in best and edge[1] in best]


def _lay_out(
    graph: "nx.MultiDiGraph[str]", view: View, sizes: dict[str, float]
) -> list[tuple[int, int]]:
    part: nx.MultiDiGraph[str] = graph.__class__()
    part.add_nodes_from(view.nodes)
    for edge in view.edges:
        part.add_edge(*edge, weight=graph.edges[edge]["weight"])
    return lay_out(part, [sizes[iri] for iri in view.nodes])
