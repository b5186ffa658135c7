"""The statements of a page that have a date, in the order of their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.wording import word_date
from miprof_graph.dates import BadDateError, date_bounds
from miprof_graph.linked.sayings import End, Group, Saying, Value
from miprof_graph.linked.words import Name
from miprof_graph.names import EDTF

# What HTML allows as the machine's form of a date.
_EXACT: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry: when, in words and for machines, and what; `ends` is empty for a mere date."""

    day: str
    when: str
    exact: str | None
    label: Name
    ends: tuple[End, ...]
    reserve: tuple[Name, ...]
    anchor: str


def make_timeline(groups: Iterable[Group], language: str) -> list[Moment]:
    """Put what is dated in order; what several documents say of the same time stands once."""
    found: dict[tuple[str, Name, tuple[End, ...]], Moment] = {}
    for group in groups:
        for value in group.all_values:
            for moment in _moments(group, value, language):
                found.setdefault((moment.when, moment.label, moment.ends), moment)
    return sorted(found.values(), key=lambda moment: moment.day)


def _moments(group: Group, value: Value, language: str) -> Iterator[Moment]:
    for saying in value.sayings:
        if saying.rank_key == "deprecated":
            continue
        date = _said_date(saying)
        if date:
            day = _first_day(date)
            words, ends = word_date(date, language), value.ends[:-1]
        else:
            date = saying.statement.start or saying.statement.until or ""
            day = saying.statement.earliest or saying.statement.latest
            words, ends = saying.when, value.ends
        if day:
            exact = date if _EXACT.fullmatch(date) else None
            label, reserve = group.label, value.reserve
            yield Moment(day, words, exact, label, ends, reserve, group.anchor)


def _said_date(saying: Saying) -> str | None:
    """Give the date that a claim is about, where that is what it says."""
    term = saying.statement.object
    if isinstance(term, ox.Literal) and term.datatype.value == EDTF:
        return term.value
    return None


def _first_day(date: str) -> str | None:
    if date.startswith("XXXX"):
        return None  # It comes back every year, and has no place among years.
    try:
        first, last = date_bounds(date)
    except BadDateError:
        return None
    return first or last
