"""Where the periods of a post do not follow each other: gaps, overlaps, ends that nobody tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from miprof_graph.periods import Period, find_follower


@dataclass(frozen=True, slots=True)
class Between:
    """Two periods of a post, and the days from and until which something is amiss."""

    one: Period
    other: Period
    start: str
    until: str


def find_gaps(periods: Sequence[Period]) -> Iterator[Between]:
    """Find the days between two holders on which nobody can have held the post.

    The last known day is followed by the first: a date that may mean a whole year fills it.
    """
    closed = [_close(period, periods) for period in periods]
    before: Period | None = None
    for period in closed:
        if before and before.holder != period.holder and _day_after(before.last) < period.first:
            yield Between(before, period, _day_after(before.last), _day_before(period.first))
        if before is None or period.last >= before.last:
            before = period


def find_overlaps(periods: Sequence[Period]) -> list[Between]:
    """Find the days on which two holders must both have held the post.

    The day on which one follows the other is none. Of overlaps that lie within one another, the
    longest is given.
    """
    found = []
    for one, other in combinations(periods, 2):
        if one.holder != other.holder and one.start and other.start:
            start = max(one.start[1], other.start[1])
            until = min(_certain_end(one), _certain_end(other))
            if start < until:
                found.append(Between(one, other, start, until))
    return [one for one in found if not any(_is_within(one, other) for other in found)]


def find_unended(periods: Sequence[Period]) -> Iterator[Between]:
    """Find the periods without an end although another holder has followed."""
    for period in periods:
        if follower := find_follower(period, periods):
            first = follower.start or ("", "")
            yield Between(period, follower, period.first, first[0])


def _close(period: Period, periods: Sequence[Period]) -> Period:
    """End a period at the latest when another holder follows."""
    follower = find_follower(period, periods)
    return replace(period, end=follower.start) if follower else period


def _is_within(one: Between, other: Between) -> bool:
    pairs = [{between.one.holder, between.other.holder} for between in (one, other)]
    shorter = (other.start, one.until) < (one.start, other.until)
    return pairs[0] == pairs[1] and shorter and other.start <= one.start


def _certain_end(period: Period) -> str:
    return max(period.end[0] if period.end else "", period.seen)


def _day_after(day: str) -> str:
    return _move(day, 1)


def _day_before(day: str) -> str:
    return _move(day, -1)


def _move(day: str, days: int) -> str:
    if day >= date.max.isoformat():
        return day
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
