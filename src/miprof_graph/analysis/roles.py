"""Who links one sector to another: associations to the State, France to Europe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.engine import Ends, Scores
from miprof_graph.analysis.findings import Field, Finding, Kind
from miprof_graph.analysis.rankings import Ranking, make_ranking
from miprof_graph.analysis.study import Study

if TYPE_CHECKING:
    import networkx as nx

_STATE: Final = ("state",)
_FRANCE: Final = ("association", "state")
LINKS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "link-associations-state": (("association",), _STATE),
    "link-france-europe": (_FRANCE, ("international",)),
}
"""What is to be linked: the sectors on both sides, by the key of the finding."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The actors on both sides, and how many pairs of one of each there are."""

    ends: Ends
    joined: int
    direct: int


def find_links(study: Study) -> Iterator[Finding]:
    """Rank the actors by the share of the shortest paths from one side to the other."""
    for key in LINKS:
        sides = _find_sides(study.actors.simple, key)
        fields = {
            "joined": Field(sides.joined, Kind.COUNT),
            "direct": Field(sides.direct, Kind.COUNT),
        }
        if sides.joined > sides.direct:
            ranking = Ranking(key, "bridges", Kind.SHARE, score_link(study, key), fields=fields)
            yield make_ranking(study, ranking)


def score_link(study: Study, key: str) -> Scores:
    """Give the share of the shortest paths, from side to side, on which each actor lies.

    Whoever is on a side counts for all pairs but its own.
    """
    graph = study.actors.simple
    sides = _find_sides(graph, key)
    found = study.engine.passage(graph, sides.ends)
    shares = {node: value / max(sides.joined, 1) for node, value in found.values.items()}
    return Scores(shares, found.method)


def _find_sides(graph: nx.Graph[str], key: str) -> _Sides:
    import networkx as nx

    sector = {node: str(name) for node, name in graph.nodes(data="sector")}
    near, far = ({node for node in graph if sector[node] in sectors} for sectors in LINKS[key])
    joined = sum(len(near & part) * len(far & part) for part in nx.connected_components(graph))
    ties = ({one, other} for one, other in graph.edges)
    direct = sum(1 for tie in ties if tie & near and tie & far)
    return _Sides((sorted(near), sorted(far)), joined, direct)
