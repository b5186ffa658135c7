"""Whether a relation held at a time, as far as the dates of documents say.

Dates are compared by their bounds: a year is any of its days. A relation that no document dates is
never taken for absent: it is unknown, unless a document says that one of its ends did not exist
yet, or no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from miprof_graph.dates import OPEN, date_bounds
from miprof_graph.periods import Held, Period, Span, find_follower, find_periods

_LAST_DAY: Final = "9999-12-31"
# What happens, happens when it is held or sent; its relations need no date of their own.
_MOMENTS: Final = ("dateHeld", "dateSent")
_BEGINNINGS: Final = (
    *_MOMENTS,
    *("createdOn", "dateDocument", "datePublished", "datePresented", "dateInForce"),
)
_ENDS: Final = ("dateEnded",)
LIFE_DATES: Final = (*_BEGINNINGS, *_ENDS)
"""The properties of `mpo:` that say when a thing came to be, took place or ended."""
# Being written about is the one relation that neither dates nor needs its object.
_ABOUT: Final = "topic"
# Whoever heads, joins or places under needs a body that exists.
_LASTING: Final = "governance"


class Standing(StrEnum):
    """How sure it is that something held at a time, the surest first."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"
    ELSEWHEN = "elsewhen"


@dataclass(frozen=True, slots=True)
class Life:
    """When a thing was there: its first and last day at most, and when it took place if it did."""

    first: str = ""
    last: str = _LAST_DAY
    moment: Span | None = None


EVER: Final = Life()


def find_lives(dates: Iterable[tuple[str, str, str]]) -> dict[str, Life]:
    """Give the life of each thing from rows of thing, local name of a property, EDTF date.

    Where documents give several dates, the widest life is kept.
    """
    spans: dict[str, dict[str, list[Span]]] = {}
    for thing, name, date in dates:
        low, high = date_bounds(date)
        if low and high and name in LIFE_DATES:
            spans.setdefault(thing, {}).setdefault(name, []).append((low, high))
    return {thing: _find_life(known) for thing, known in spans.items()}


def _find_life(known: Mapping[str, Sequence[Span]]) -> Life:
    begun = [span for name in _BEGINNINGS for span in known.get(name, ())]
    ended = [span for name in _ENDS for span in known.get(name, ())]
    moments = [span for name in _MOMENTS for span in known.get(name, ())]
    return Life(
        min((low for low, _ in begun), default=""),
        max((high for _, high in ended), default=_LAST_DAY),
        (min(low for low, _ in moments), max(high for _, high in moments)) if moments else None,
    )


def find_successions(held: Iterable[Held]) -> dict[tuple[str, str], str]:
    """Give the last day on which a holder may have held a post, where another has followed.

    A post has one holder after another, so who is followed has left, though nobody says when.

    Returns:
        The days in ISO form, by holder and post; those whose end is told, or open, are not in it.
    """
    by_post: dict[str, list[Held]] = {}
    for one in held:
        by_post.setdefault(one.post, []).append(one)
    found: dict[tuple[str, str], str] = {}
    for post, claims in by_post.items():
        periods = find_periods(claims)
        # Who holds it twice is judged by the last time.
        last = {period.holder: period for period in periods}
        for holder, period in last.items():
            follower = find_follower(period, periods)
            if follower and follower.start:
                found[holder, post] = follower.start[1]
    return found


def make_held(said: Held, seen: str) -> list[Held]:
    """Add to what a claim says of the time of a relation what its source shows.

    A source that says that it still holds shows it on its own day, `seen` (a date, or empty), and
    says nothing of the days after.
    """
    shown = [replace(said, start=seen, until=seen)]
    return [said, *shown] if said.until == OPEN and said.start and seen else [said]


def find_standing(
    periods: Sequence[Period],
    ends: tuple[Life, Life],
    group: str,
    days: Span,
    *,
    followed: str | None = None,
) -> Standing:
    """Say whether a relation held on a day at least of `days`.

    Args:
        periods: When it held, if documents say so (`find_periods`, over what `make_held` gives).
        ends: The lives of its subject and its object.
        group: The group of the relation: `governance`, `topic` and so on.
        days: The first and the last day asked for, in ISO form.
        followed: The last day, if another has followed (`find_successions`).
    """
    subject, other = ends
    moment = subject.moment or other.moment
    if not periods and moment and group != _ABOUT:
        periods = [Period("", "", moment, moment)]
    best = min((_stand(period, days) for period in periods), default=Standing.UNKNOWN, key=_ORDER)
    if best is Standing.ELSEWHEN and group == _LASTING and _is_between(periods, days):
        best = Standing.POSSIBLE
    lives = ends if group == _LASTING else (subject,)
    apart = any(days[1] < life.first or life.last < days[0] for life in lives)
    apart = apart or bool(followed and followed < days[0])
    return Standing.ELSEWHEN if apart and best is not Standing.CERTAIN else best


_ORDER: Final = [*Standing].index


def _stand(period: Period, days: Span) -> Standing:
    """Compare one period: it is certain if all days that its dates may mean touch those asked."""
    first, last = days
    ended = max(period.end[0] if period.end else period.first, period.seen)
    begun = period.start[1] if period.start else period.last
    if begun <= last and ended >= first:
        return Standing.CERTAIN
    touches = period.first <= last and period.last >= first
    return Standing.POSSIBLE if touches else Standing.ELSEWHEN


def _is_between(periods: Iterable[Period], days: Span) -> bool:
    """Tell whether the days lie between two on which documents show the same thing in force."""
    seen = [p for p in periods if p.seen and p.start == p.end]
    return bool(seen) and (
        min(p.first for p in seen) <= days[1] and max(p.last for p in seen) >= days[0]
    )
