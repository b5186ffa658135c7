"""Who has the most ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, rounded
from miprof_graph.analysis.rankings import Ranking, make_ranking, order
from miprof_graph.analysis.study import Study
from miprof_graph.network import Source


def find_degree(study: Study) -> Iterator[Finding]:
    """Rank the actors by the number of others that they have a tie with."""
    actors = study.actors
    statements = {node: len(actors.claims_of(node)) for node in actors.graph}
    own = {node: rounded(_count_own(actors, node) / statements[node]) for node in statements}
    others = (
        (Column("incoming", Kind.COUNT), dict(actors.directed.in_degree)),
        (Column("outgoing", Kind.COUNT), dict(actors.directed.out_degree)),
        (Column("strength", Kind.COUNT), dict(actors.simple.degree(weight="weight"))),
        (Column("statements", Kind.COUNT), statements),
        (Column("own", Kind.SHARE), own),
    )
    first = order(study.degree.values)[0][1]
    fields = {
        "statements": Field(statements[first], Kind.COUNT),
        "own": Field(_count_own(actors, first), Kind.COUNT),
    }
    yield make_ranking(study, Ranking("degree", "centre", Kind.COUNT, study.degree, others, fields))


def _count_own(actors: Actors, actor: str) -> int:
    """Count the statements about an actor that stand in documents which it published itself."""
    sources: Mapping[str, Source] = actors.network.graph["sources"]
    ties = [*actors.graph.in_edges(actor, data=True), *actors.graph.out_edges(actor, data=True)]
    source = {claim.iri: claim.source for *_, data in ties for claim in data["claims"]}
    return sum(sources[iri].publisher == actor for iri in source.values() if iri in sources)
