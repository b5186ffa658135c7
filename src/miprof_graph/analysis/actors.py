"""The network that is measured: actors, and the ties between them.

A post with one body stands for that body, whoever holds it: so a person and the body whose post
they held are joined, and the seat of a director is the seat of the directorate. A post that has
passed from body to body, like that of the minister, or whose body no document names, is an actor
of its own. A letter joins its sender and its addressee.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.findings import Basis
from miprof_graph.analysis.sectors import find_sector
from miprof_graph.analysis.ties import (
    ADDRESSED_TO,
    PART_OF,
    PLACED_UNDER,
    POST_IN,
    SENT,
    WROTE_TO,
    Keep,
    is_held,
    is_tie,
)
from miprof_graph.network import Claim, Relation

if TYPE_CHECKING:
    import networkx as nx

ACTORS: Final = "actors"
Tie = tuple[str, str, str]
Claims = tuple[Claim, ...]


@dataclass(frozen=True)
class Actors:
    """Actors and their ties.

    `graph` is a directed multigraph: an edge for each relation, keyed by its IRI, with the
    attributes `relation`, `group`, `symmetric`, `weight` (as the ontology weighs the relation)
    and `claims`. Nodes have `label`, `short`, `kind` (the colour group of their class),
    `class_iri`, `class_label` and `sector`. Only actors that have a tie are in it.

    Args:
        graph: The actors and their ties.
        network: The network that it was taken from.
        stands_for: The bodies that posts stand for, by post.
        lonely: How many other actors of the network have no tie.
        key: What findings call this network.
    """

    graph: nx.MultiDiGraph[str]
    network: nx.MultiDiGraph[str]
    stands_for: Mapping[str, str]
    lonely: int
    key: str = ACTORS

    @cached_property
    def directed(self) -> nx.DiGraph[str]:
        """One edge for each pair and direction: `weight` is the sum, both ways if symmetric."""
        import networkx as nx

        found: nx.DiGraph[str] = nx.DiGraph()
        found.add_nodes_from(self.graph)
        for one, other, data in self.graph.edges(data=True):
            _add(found, one, other, data["weight"])
            if data["symmetric"]:
                _add(found, other, one, data["weight"])
        return found

    @cached_property
    def one_way(self) -> nx.DiGraph[str]:
        """The directed ties of the relations that have a direction: these alone can be returned."""
        import networkx as nx

        found: nx.DiGraph[str] = nx.DiGraph()
        found.add_nodes_from(self.graph)
        for one, other, data in self.graph.edges(data=True):
            if not data["symmetric"]:
                _add(found, one, other, data["weight"])
        return found

    @cached_property
    def simple(self) -> nx.Graph[str]:
        """One edge for each pair that has any tie: `weight` is the sum over its relations."""
        import networkx as nx

        found: nx.Graph[str] = nx.Graph()
        found.add_nodes_from(self.graph.nodes(data=True))
        for one, other, data in self.graph.edges(data=True):
            _add(found, one, other, data["weight"])
        return found

    @cached_property
    def core(self) -> nx.Graph[str]:
        """The largest part of `simple` in which everyone can reach everyone."""
        import networkx as nx

        parts = sorted(nx.connected_components(self.simple), key=lambda p: (-len(p), min(p)))
        largest = parts[0] if parts else set()
        found: nx.Graph[str] = nx.Graph()
        found.add_nodes_from(node for node in self.simple if node in largest)
        # A view of a part, copied, takes many times as long.
        found.add_edges_from(tie for tie in self.simple.edges(data=True) if tie[0] in largest)
        return found

    @cached_property
    def basis(self) -> Basis:
        """What findings about this network say they rest on."""
        return make_basis(self.key, self.simple, self.graph.edges(data="claims"))

    def claims_of(self, *actors: str) -> tuple[str, ...]:
        """Give the IRIs of the statements behind the ties of actors, sorted."""
        found = {claim for actor in actors for claim in self._claims_by_actor.get(actor, ())}
        return tuple(sorted(found))

    def claims_between(self, one: str, other: str) -> tuple[str, ...]:
        """Give the IRIs of the statements behind the ties between two actors, sorted."""
        ties = [self.graph.get_edge_data(*ends) or {} for ends in ((one, other), (other, one))]
        found = {claim.iri for each in ties for data in each.values() for claim in data["claims"]}
        return tuple(sorted(found))

    def claims_among(self, actors: Collection[str]) -> tuple[str, ...]:
        """Give the IRIs of the statements behind the ties within a set of actors, sorted."""
        ties: Iterable[tuple[str, str, Claims]] = self.graph.subgraph(actors).edges(data="claims")
        return tuple(sorted({claim.iri for *_, claims in ties for claim in claims}))

    @cached_property
    def _claims_by_actor(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one, other, data in self.graph.edges(data=True):
            iris = [claim.iri for claim in data["claims"]]
            found[one].update(iris)
            found[other].update(iris)
        return found


def select_actors(network: nx.MultiDiGraph[str], *, keep: Keep = is_held) -> Actors:
    """Take the actors and their ties out of the network that the ontology declares.

    Args:
        network: What `load_network` gives.
        keep: Which claims count among those that are held; a post stands for its body, and two
            entities are actors, whether or not the claims that say so are kept.
    """
    import networkx as nx

    stands_for = _find_stand_ins(network)
    relations: Mapping[str, Relation] = network.graph["relations"]
    ties: dict[Tie, dict[str, Claim]] = defaultdict(dict)
    for (one, relation, other), *needed in _find_ties(network):
        kept = [[claim for claim in each if is_held(claim) and keep(claim)] for each in needed]
        ends = (stands_for.get(one, one), stands_for.get(other, other))
        if all(kept) and ends[0] != ends[1]:
            first, last = sorted(ends) if relations[relation].symmetric else ends
            ties[first, relation, last].update((c.iri, c) for each in kept for c in each)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted({end for one, _, other in ties for end in (one, other)}):
        graph.add_node(iri, **_actor(network, iri))
    for one, relation, other in sorted(ties):
        claims = tuple(sorted(ties[one, relation, other].values(), key=lambda claim: claim.key))
        graph.add_edge(one, other, key=relation, **_tie(relations[relation], claims))
    actors = {iri for iri, data in network.nodes(data=True) if data["agent"]} - set(stands_for)
    return Actors(graph, network, stands_for, len(actors - set(graph)))


def make_basis(key: str, graph: nx.Graph[str], ties: Iterable[tuple[str, str, Claims]]) -> Basis:
    """Describe a network by its size and the statements behind its ties."""
    behind = {claim.iri: claim.source for *_, claims in ties for claim in claims}
    sources = len(set(behind.values()))
    return Basis(key, graph.number_of_nodes(), graph.number_of_edges(), len(behind), sources)


def _find_stand_ins(network: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Map every post that has been in one body only to that body."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for post, body, relation, data in network.edges(keys=True, data=True):
        if relation == POST_IN and any(map(is_held, data["claims"])):
            bodies[post].add(body)
    return {post: min(found) for post, found in bodies.items() if len(found) == 1}


def _find_ties(network: nx.MultiDiGraph[str]) -> Iterator[tuple[Tie, *tuple[Claims, ...]]]:
    """Give what may tie two agents, with the claims of which it needs one, or one of each."""
    relations: Mapping[str, Relation] = network.graph["relations"]
    is_agent = network.nodes(data="agent")
    for one, other, relation, data in network.edges(keys=True, data=True):
        if is_agent[one] and is_agent[other] and is_tie(relations[relation]):
            yield (one, relation, other), data["claims"]
        elif relation == SENT:
            for _, addressee, said, addressed in network.out_edges(other, keys=True, data=True):
                if said == ADDRESSED_TO and is_agent[addressee]:
                    yield (one, WROTE_TO, addressee), data["claims"], addressed["claims"]


def _actor(network: nx.MultiDiGraph[str], iri: str) -> dict[str, object]:
    data = network.nodes[iri]
    above = [
        str(network.nodes[body]["group"])
        for _, body, relation in network.out_edges(iri, keys=True)
        if relation in (PART_OF, PLACED_UNDER)
    ]
    kept = {name: data[name] for name in ("label", "short", "class_iri", "class_label")}
    return {
        **kept,
        "kind": data["group"],
        "sector": find_sector(str(data["class_iri"]), str(data["group"]), above),
    }


def _tie(relation: Relation, claims: Claims) -> dict[str, object]:
    return {
        "relation": relation.name,
        "group": relation.group,
        "symmetric": relation.symmetric,
        "weight": relation.weight,
        "claims": claims,
    }


def _add(graph: nx.Graph[str], one: str, other: str, weight: int) -> None:
    if graph.has_edge(one, other):
        graph.edges[one, other]["weight"] += weight
    else:
        graph.add_edge(one, other, weight=weight)
