"""The network of actors at a time: which ties held, and how sure that is.

A tie is as sure as the surest of the relations that make it. One that no document dates is kept,
as unknown, wherever nothing rules the time out; only what documents date to another time goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.reductions import retie
from miprof_graph.analysis.ties import is_held
from miprof_graph.dating import Dated, Dating, Triple, make_dating
from miprof_graph.network import Claim, Fact, Relation, Source
from miprof_graph.periods import Span
from miprof_graph.standing import LIFE_DATES, Standing

if TYPE_CHECKING:
    import networkx as nx

ALL: Final = frozenset({Standing.CERTAIN, Standing.POSSIBLE, Standing.UNKNOWN})
"""All that may have held at a time."""
DATED: Final = ALL - {Standing.UNKNOWN}
"""What documents date so that it may have held at a time."""

Key = tuple[str, str, str]
"""A tie: its two actors and the relation between them."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Actors of all times, and what documents say of the time of their ties."""

    actors: Actors
    dating: Dating

    def judge(self, days: Span) -> dict[Key, Standing]:
        """Say of every tie whether it held on one of some days (ISO dates)."""
        relations: Mapping[str, Relation] = self.actors.network.graph["relations"]
        found: dict[Key, Standing] = {}
        for one, other, key, data in self.actors.graph.edges(keys=True, data=True):
            triples = sorted({_triple(claim) for claim in data["claims"]})
            judged = (self.dating.judge(t, relations[t.predicate].group, days) for t in triples)
            found[one, other, key] = min(judged, key=[*Standing].index)
        return found

    def at(self, days: Span) -> Actors:
        """Give the actors with a tie that may have held on one of some days."""
        return self.take(days, self.judge(days), ALL)

    def take(
        self, days: Span, judged: Mapping[Key, Standing], standings: frozenset[Standing]
    ) -> Actors:
        """Give the actors with a tie of some standings, as they were judged on some days.

        Each tie has its `standing`; the graph's attribute `when` is the time, as EDTF.
        """
        ties = [
            (*tie[:3], {**tie[3], "standing": standing})
            for tie in self.actors.graph.edges(keys=True, data=True)
            if (standing := judged[tie[:3]]) in standings
        ]
        when = "/".join(dict.fromkeys(days))
        found = retie(self.actors, ties, f"{self.actors.key} {when}")
        found.graph.graph["when"] = when
        return found


def make_calendar(actors: Actors) -> Calendar:
    """Gather the dates of the ties of actors, and of what they join."""
    sources: Mapping[str, Source] = actors.network.graph["sources"]
    claims = {c.iri: c for *_, data in actors.graph.edges(data=True) for c in data["claims"]}
    dated = (
        Dated(_triple(claim), claim.iri, claim.start, claim.until, sources[claim.source].issued)
        for claim in claims.values()
    )
    return Calendar(actors, make_dating(dated, _read_dates(actors.network)))


def count_standings(standings: Mapping[Key, Standing]) -> Mapping[Standing, int]:
    """Count the pairs of actors by the surest of their ties."""
    pairs: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for (one, other, _), standing in standings.items():
        pairs[min(one, other), max(one, other)].append(standing)
    return Counter(min(found, key=[*Standing].index) for found in pairs.values())


def _read_dates(network: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str]]:
    for iri, data in network.nodes(data=True):
        facts: Sequence[Fact] = data["facts"]
        for fact in facts:
            told = fact.relation.name in LIFE_DATES and not fact.inverted
            if told and any(map(is_held, fact.claims)):
                yield iri, fact.relation.name, fact.value.text


def _triple(claim: Claim) -> Triple:
    return Triple(claim.subject, claim.predicate, claim.value.text)
