"""When something held: the claims that say so, put together into periods.

Documents give a beginning, an end, both, or a day on which it was so: on which someone was in
office, for instance. Each end of a period is a span: the first and the last day it may mean, since
a date may be a year or a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from miprof_graph.dates import OPEN, date_bounds

Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """One claim that someone held a post, or that any relation held, with its dates as given."""

    claim: str
    post: str
    holder: str
    start: str
    until: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time in office; None where no document says when it began or ended.

    `claim` names the claim that says most of it; `seen` is the last day on which a document
    shows the holder in office.
    """

    claim: str
    holder: str
    start: Span | None
    end: Span | None
    seen: str = ""

    @property
    def first(self) -> str:
        """The first day that it may cover."""
        return self.start[0] if self.start else ""

    @property
    def last(self) -> str:
        """The last day that it may cover."""
        return self.end[1] if self.end else "9999-12-31"


def find_periods(held: Iterable[Held]) -> list[Period]:
    """Put the claims about one post together, in the order of time; undated ones say nothing."""
    by_holder: dict[str, list[Held]] = {}
    for one in held:
        by_holder.setdefault(one.holder, []).append(one)
    found = [period for claims in by_holder.values() for period in _periods_of(claims)]
    return sorted(found, key=_order)


def find_follower(period: Period, periods: Sequence[Period]) -> Period | None:
    """Find who followed the holder of a period without an end."""
    if period.end or not period.start:
        return None
    after = max(period.start[1], period.seen)
    later = (p for p in periods if p.holder != period.holder and p.start and p.first > after)
    return next(later, None)


def _periods_of(claims: Sequence[Held]) -> list[Period]:
    said: list[Period] = []
    days: list[Period] = []
    for claim in claims:
        start, end = _span(claim.start), _span(claim.until)
        if start or end:
            period = Period(claim.claim, claim.holder, start, end)
            (days if claim.start == claim.until else said).append(period)
    periods = _attach_ends(_close_starts(_merge(said)))
    return _attach_days(periods, days)


def _span(date: str) -> Span | None:
    low, high = date_bounds(date) if date not in ("", OPEN) else (None, None)
    return (low, high) if low and high else None


def _merge(periods: Iterable[Period]) -> list[Period]:
    """Make one of periods that begin together, or end together, and otherwise may be the same."""
    merged: list[Period] = []
    # What has both ends comes first, so that a mere beginning finds the period it belongs to.
    for period in sorted(periods, key=lambda p: (not (p.start and p.end), *_order(p))):
        for number, known in enumerate(merged):
            if joined := _join(known, period):
                merged[number] = joined
                break
        else:
            merged.append(period)
    return merged


def _join(known: Period, other: Period) -> Period | None:
    shared = _meet(known.start, other.start), _meet(known.end, other.end)
    if not any(shared):
        return None
    start = shared[0] or known.start or other.start
    end = shared[1] or known.end or other.end
    apart = (known.start and other.start and not shared[0]) or (
        known.end and other.end and not shared[1]
    )
    return None if apart else replace(known, start=start, end=end)


def _meet(one: Span | None, other: Span | None) -> Span | None:
    """Give the days that two spans share."""
    if not one or not other:
        return None
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def _close_starts(periods: Sequence[Period]) -> list[Period]:
    """Give each beginning without an end the next end without a beginning."""
    ends = sorted((p for p in periods if not p.start), key=_order)
    whole = [p.first for p in periods if p.start and p.end]
    used: set[str] = set()
    found = []
    for period in periods:
        fitting = (
            end for end in ends if end.last >= period.first and not period.end and period.start
        )
        end = next(fitting, None)
        if end and not any(period.first < first <= end.last for first in whole):
            used.add(end.claim)
            found.append(replace(period, end=end.end))
        else:
            found.append(period)
    return [period for period in found if period.claim not in used]


def _attach_ends(periods: Sequence[Period]) -> list[Period]:
    """Take an end without a beginning for another end of the period before it, if there is one."""
    known = sorted((p for p in periods if p.start), key=_order)
    alone = []
    for period in periods:
        if period.start or not period.end:
            continue
        before = [n for n, other in enumerate(known) if other.first <= period.last]
        if before:
            last = known[before[-1]]
            spans = [span for span in (last.end, period.end) if span]
            wide = (min(low for low, _ in spans), max(high for _, high in spans))
            known[before[-1]] = replace(last, end=wide)
        else:
            alone.append(period)
    return [*alone, *known]


def _attach_days(periods: Sequence[Period], days: Sequence[Period]) -> list[Period]:
    """Note with each period the last day seen in it; a day in no period is one of its own."""
    found = list(periods)
    for day in sorted(days, key=_order):
        inside = [n for n, p in enumerate(found) if p.first <= day.last and day.first <= p.last]
        if inside:
            known = found[inside[-1]]
            found[inside[-1]] = replace(known, seen=max(known.seen, day.first))
        else:
            found.append(replace(day, seen=day.first))
    return found


def _order(period: Period) -> tuple[str, ...]:
    return period.first, period.last, period.holder, period.claim
