"""Who would be at the centre if documents, plans and meetings were steps of a path as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.actors import Actors, Claims, make_basis
from miprof_graph.analysis.engine import Scores
from miprof_graph.analysis.findings import Column, Field, Finding, Kind
from miprof_graph.analysis.rankings import Ranking, make_ranking, order
from miprof_graph.analysis.study import Study
from miprof_graph.analysis.ties import is_held, is_tie

if TYPE_CHECKING:
    import networkx as nx

    from miprof_graph.network import Relation

_KEY: Final = "wider"


def find_wider(study: Study) -> Iterator[Finding]:
    """Rank the actors by the paths through them in the network of all entities."""
    wide, ties = _widen(study.actors)
    scores = study.engine.betweenness(wide)
    kept = {node: scores.values[node] for node in study.actors.graph}
    places = {node: place for place, node, _ in order(study.betweenness.values)}
    first = order(kept)[0][1]
    ranking = Ranking(
        key=_KEY,
        section="sure",
        kind=Kind.SHARE,
        scores=Scores(kept, scores.method),
        others=((Column("place-betweenness", Kind.COUNT), places),),
        fields={
            "entities": Field(len(wide), Kind.COUNT),
            "place": Field(places[first], Kind.COUNT),
        },
    )
    found = make_ranking(study, ranking)
    yield replace(found, basis=make_basis(_KEY, wide, ties))


def _widen(actors: Actors) -> tuple[nx.Graph[str], list[tuple[str, str, Claims]]]:
    """Take all entities and what joins them, but mentions; a post stands for its body."""
    import networkx as nx

    network, stands_for = actors.network, actors.stands_for
    relations: Mapping[str, Relation] = network.graph["relations"]
    ties: list[tuple[str, str, Claims]] = []
    for one, other, relation, data in network.edges(keys=True, data=True):
        claims = tuple(claim for claim in data["claims"] if is_held(claim))
        ends = stands_for.get(one, one), stands_for.get(other, other)
        if claims and is_tie(relations[relation]) and ends[0] != ends[1]:
            ties.append((*ends, claims))
    wide: nx.Graph[str] = nx.Graph()
    wide.add_nodes_from(sorted({*actors.graph, *(end for *ends, _ in ties for end in ends)}))
    wide.add_edges_from(sorted({(min(one, other), max(one, other)) for one, other, _ in ties}))
    return wide, ties
