"""Who stands between two actors that have no tie: the roles of Gould and Fernandez, by sector.

They define them for ties with a direction, from the first through the broker to the last. The
direction of ours is that of a sentence, so ties count both ways: what they call gatekeeper and
representative becomes one role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.engine import NETWORKX, Scores
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method
from miprof_graph.analysis.rankings import Ranking, make_ranking, order
from miprof_graph.analysis.study import Study

if TYPE_CHECKING:
    import networkx as nx

ROLES: Final = ("coordinator", "consultant", "gatekeeper", "liaison")
"""Between two of one's own sector; two of another; one's own and another; two others."""


def find_brokers(study: Study) -> Iterator[Finding]:
    """Rank the actors by how many pairs of their partners have no tie of their own."""
    roles = count_roles(study.actors.simple)
    scores = {node: float(counts.total()) for node, counts in roles.items()}
    first = order(scores)[0][1]
    yield make_ranking(
        study,
        Ranking(
            key="brokers",
            section="bridges",
            kind=Kind.COUNT,
            scores=Scores(scores, Method(NETWORKX)),
            others=[
                (Column(role, Kind.COUNT), {node: counts[role] for node, counts in roles.items()})
                for role in ROLES
            ],
            fields={role: Field(roles[first][role], Kind.COUNT) for role in ROLES},
        ),
    )


def count_roles(graph: nx.Graph[str]) -> dict[str, Counter[str]]:
    """Count, for each actor, the pairs of partners without a tie between them, by role."""
    sector = {node: str(name) for node, name in graph.nodes(data="sector")}
    return {node: _count(graph, node, sector) for node in graph}


def _count(graph: nx.Graph[str], node: str, sector: dict[str, str]) -> Counter[str]:
    """Count all pairs of partners from the number in each sector, then take the tied ones away."""
    partners = set(graph[node])
    sizes = Counter(sector[partner] for partner in partners)
    roles: Counter[str] = Counter()
    for one, other in combinations_with_replacement(sorted(sizes), 2):
        pairs = sizes[one] * (sizes[one] - 1) // 2 if one == other else sizes[one] * sizes[other]
        roles[_role(sector[node], one, other)] += pairs
    for partner in partners:
        # From the side of the lesser name only: a tie has two ends.
        for other in partners.intersection(graph[partner]):
            if partner < other:
                roles[_role(sector[node], sector[partner], sector[other])] -= 1
    return roles


def _role(own: str, one: str, other: str) -> str:
    if one == other:
        return "coordinator" if one == own else "consultant"
    return "gatekeeper" if own in (one, other) else "liaison"
