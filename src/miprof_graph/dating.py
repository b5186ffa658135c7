"""The time of relations: all that documents say of it, gathered once and then asked for any day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from miprof_graph.names import PREFIXES
from miprof_graph.periods import Held, Period, Span, find_periods
from miprof_graph.standing import (
    EVER,
    Life,
    Standing,
    find_lives,
    find_standing,
    find_successions,
    make_held,
)

_HOLDS_POST: Final = PREFIXES["mpo"] + "holdsPost"


class Triple(NamedTuple):
    """What a relation says: IRIs of its subject, its property and its object."""

    subject: str
    predicate: str
    object: str


class Dated(NamedTuple):
    """One claim with its dates as given, and the day of its source (or nothing)."""

    triple: Triple
    claim: str
    start: str
    until: str
    issued: str


@dataclass(frozen=True, slots=True)
class Dating:
    """What documents say of the time of relations, and of the things that they join.

    Args:
        periods: When each relation held; none where no document says so.
        lives: When things came to be, took place or ended.
        followed: The last day of a holder of a post whom another has followed.
    """

    periods: Mapping[Triple, Sequence[Period]]
    lives: Mapping[str, Life]
    followed: Mapping[Triple, str]

    def judge(self, triple: Triple, group: str, days: Span) -> Standing:
        """Say whether a relation of a group of the ontology held on one of some days."""
        ends = self.lives.get(triple.subject, EVER), self.lives.get(triple.object, EVER)
        periods, followed = self.periods.get(triple, ()), self.followed.get(triple)
        return find_standing(periods, ends, group, days, followed=followed)


def make_dating(claims: Iterable[Dated], dates: Iterable[tuple[str, str, str]]) -> Dating:
    """Gather the time of relations.

    Args:
        claims: Those that count: asserted or inferred, and not deprecated.
        dates: Rows of thing, local name of a property (`LIFE_DATES`), EDTF date.
    """
    held: dict[Triple, list[Held]] = {}
    # What is put together from several claims must not depend on their order.
    for claim in sorted(claims):
        holder, _, post = claim.triple
        said = Held(claim.claim, post, holder, claim.start, claim.until)
        held.setdefault(claim.triple, []).extend(make_held(said, claim.issued))
    of_posts = [held[triple] for triple in held if triple.predicate == _HOLDS_POST]
    followed = {
        Triple(holder, _HOLDS_POST, post): day
        for (holder, post), day in find_successions(chain.from_iterable(of_posts)).items()
    }
    periods = {triple: find_periods(said) for triple, said in held.items()}
    return Dating(periods, find_lives(dates), followed)
