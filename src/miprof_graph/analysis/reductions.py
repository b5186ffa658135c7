"""The network with less to go by: without a document, or with the surest statements only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from miprof_graph.analysis.actors import Actors, Claims, select_actors
from miprof_graph.analysis.ties import ADDRESSED_TO, SENT
from miprof_graph.network import Claim

if TYPE_CHECKING:
    import networkx as nx

KeyedTie = tuple[str, str, str, Mapping[str, Any]]
"""A tie: its two actors, the IRI of its relation, and its attributes."""

_BY_RANK: Final = {"preferred": 2, "normal": 1}
_LETTER: Final = frozenset({SENT, ADDRESSED_TO})


def find_lone_sources(actors: Actors) -> dict[str, bool]:
    """List the documents behind the ties, sorted, each with whether a tie rests on it alone.

    Without the others the network is the same, so nothing that is measured changes.
    """
    found: dict[str, bool] = {}
    for *_, data in actors.graph.edges(data=True):
        claims: Claims = data["claims"]
        for source in {claim.source for claim in claims}:
            rest = [claim for claim in claims if claim.source != source]
            found[source] = found.get(source, False) or not still_ties(rest)
    return dict(sorted(found.items()))


def leave_out(actors: Actors, source: str) -> Actors:
    """Give the network without what one document says."""
    ties = []
    for tie in actors.graph.edges(keys=True, data=True):
        one, other, key, data = tie
        claims: Claims = data["claims"]
        if all(claim.source != source for claim in claims):
            ties.append(tie)
            continue
        rest = tuple(claim for claim in claims if claim.source != source)
        if still_ties(rest):
            ties.append((one, other, key, {**data, "claims": rest}))
    return retie(actors, ties)


def still_ties(claims: Sequence[Claim]) -> bool:
    """Tell whether claims make a tie; a letter needs its sender and its addressee."""
    if any(claim.predicate not in _LETTER for claim in claims):
        return True
    sent = {claim.value.text for claim in claims if claim.predicate == SENT}
    return any(claim.predicate == ADDRESSED_TO and claim.subject in sent for claim in claims)


def keep_asserted(actors: Actors) -> Actors:
    """Keep what documents assert, and nothing that is only inferred or incomplete."""
    return select_actors(actors.network, keep=lambda claim: claim.status == "asserted")


def keep_dated(actors: Actors) -> Actors:
    """Keep what documents date."""
    return select_actors(actors.network, keep=lambda claim: bool(claim.earliest or claim.latest))


def keep_confirmed(actors: Actors) -> Actors:
    """Keep the pairs that two documents at least tie."""
    sources: dict[frozenset[str], set[str]] = defaultdict(set)
    for one, other, data in actors.graph.edges(data=True):
        sources[frozenset((one, other))].update(claim.source for claim in data["claims"])
    kept = [
        (one, other, key, data)
        for one, other, key, data in actors.graph.edges(keys=True, data=True)
        if len(sources[frozenset((one, other))]) > 1
    ]
    return retie(actors, kept)


def weigh_by_rank(actors: Actors) -> Actors:
    """Weigh each tie by the statements behind it, a preferred one twice, not by its relation."""
    weighed = [
        (one, other, key, {**data, "weight": sum(_BY_RANK[c.rank] for c in data["claims"])})
        for one, other, key, data in actors.graph.edges(keys=True, data=True)
    ]
    return retie(actors, weighed)


def retie(actors: Actors, ties: Iterable[KeyedTie], key: str = "") -> Actors:
    """Give the network with some ties in the place of its own, and a key of its own if given."""
    import networkx as nx

    # Copying a view of the graph would take many times as long.
    kept = sorted(ties, key=itemgetter(0, 1, 2))
    nodes = actors.graph.nodes
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    tied = sorted({end for one, other, *_ in kept for end in (one, other)})
    graph.add_nodes_from((iri, nodes[iri]) for iri in tied)
    for one, other, relation, data in kept:
        graph.add_edge(one, other, key=relation, **data)
    lonely = actors.lonely + len(actors.graph) - len(graph)
    return Actors(graph, actors.network, actors.stands_for, lonely, key or actors.key)
