"""The reports about terms of office: gaps, overlaps, ends that nobody tells, terms run out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from miprof_graph.coverage.asking import Places, read_query
from miprof_graph.coverage.mandates import find_overdue
from miprof_graph.coverage.report import Line, Report
from miprof_graph.coverage.succession import Between, find_gaps, find_overlaps, find_unended
from miprof_graph.durations import DURATION
from miprof_graph.names import PREFIXES, XSD_DATE
from miprof_graph.periods import Held, Period, find_periods
from miprof_graph.rows import select_texts

_SUCCESSION: Final[Mapping[str, Callable[[Sequence[Period]], Iterable[Between]]]] = {
    "tenure-gaps": find_gaps,
    "tenure-overlaps": find_overlaps,
    "tenure-ends": find_unended,
}
_PAST_TERMS: Final = "past-terms"
OFFICE_REPORTS: Final = (_PAST_TERMS, *_SUCCESSION)
_POST: Final = PREFIXES["mpo"] + "holdsPost"


class Office(NamedTuple):
    """A post, or the seat of one member in a body, with the periods in which it was held."""

    post: str
    is_post: bool
    periods: Sequence[Period]


def report_offices(store: ox.Store, places: Places, today: str) -> Iterator[Report]:
    """Report on the posts, in the order of `OFFICE_REPORTS`; `today` is an ISO date."""
    offices = _read_offices(store)
    yield Report(
        _PAST_TERMS,
        ("post", "holder", "from", "term", "due"),
        [*_past_terms(store, offices, places, today)],
    )
    posts = [office for office in offices if office.is_post]
    for name, find in _SUCCESSION.items():
        lines = [
            _between(office.post, found, places)
            for office in posts
            for found in find(office.periods)
        ]
        yield Report(name, ("post", "holder", "from", "until", "other"), lines)


def _read_offices(store: ox.Store) -> list[Office]:
    groups: dict[tuple[str, str, str], list[Held]] = {}
    for claim, relation, *said in select_texts(store, read_query("tenures")):
        held = Held(claim, *said)
        # A post has one holder after another; the members of a body sit side by side.
        seat = "" if relation == _POST else held.holder
        groups.setdefault((relation, held.post, seat), []).append(held)
    return [
        Office(post, relation == _POST, find_periods(groups[relation, post, seat]))
        for relation, post, seat in sorted(groups)
    ]


def _past_terms(
    store: ox.Store, offices: Iterable[Office], places: Places, today: str
) -> Iterator[Line]:
    terms: dict[str, list[str]] = {}
    for post, term in select_texts(store, read_query("terms")):
        terms.setdefault(post, []).append(term)
    for office in offices:
        for found in find_overdue(office.periods, terms.get(office.post, ()), today):
            yield Line(
                (
                    ox.NamedNode(office.post),
                    ox.NamedNode(found.period.holder),
                    _day(found.start),
                    ox.Literal(found.term, datatype=ox.NamedNode(DURATION)),
                    _day(found.due),
                ),
                places.get(found.period.claim),
            )


def _between(post: str, found: Between, places: Places) -> Line:
    cells = (
        ox.NamedNode(post),
        ox.NamedNode(found.one.holder),
        _day(found.start),
        _day(found.until),
        ox.NamedNode(found.other.holder),
    )
    return Line(cells, places.get(found.one.claim))


def _day(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=ox.NamedNode(XSD_DATE))
