"""Terms of office that have run out although no document says that the office was left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from miprof_graph.durations import add_duration
from miprof_graph.periods import Period, find_follower


@dataclass(frozen=True, slots=True)
class Overdue:
    """A period without an end: its first day, the length of its term, the day that ended it."""

    period: Period
    start: str
    term: str
    due: str


def find_overdue(periods: Sequence[Period], terms: Sequence[str], today: str) -> Iterator[Overdue]:
    """Find who is still in office, as far as documents say, after the end of the term.

    Args:
        periods: The periods of one post, in the order of time.
        terms: The lengths of its term (`xsd:duration`) that documents give.
        today: The day to compare with, as an ISO date.
    """
    for period in periods:
        if terms and period.start and not period.end and not find_follower(period, periods):
            # Of two lengths the longer, and of a month its last day: what is left is certain.
            start = period.start[1]
            due, term = max((add_duration(start, term), term) for term in terms)
            if due < today:
                yield Overdue(period, start, term, due)
