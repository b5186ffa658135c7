"""Durations: how a cell writes them (`xsd:duration`), how people say them, when they end."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from miprof_graph.dates import BadDateError
from miprof_graph.messages import text
from miprof_graph.names import PREFIXES

DURATION: Final = PREFIXES["xsd"] + "duration"
_FORM: Final = re.compile(
    r"P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?"
)
_UNITS: Final = ("year", "month", "day", "hour", "minute", "second")


def is_duration(value: str) -> bool:
    """Tell whether a text is a duration in whole units: `P3Y`, `P1Y6M`, `PT13M`."""
    return _FORM.fullmatch(value) is not None


def word_duration(value: str, language: str) -> str:
    """Say a duration as people do; what is none stays as it is.

    >>> word_duration("P3Y", "en").split()  # the space between does not break
    ['3', 'years']
    >>> word_duration("P1Y6M", "fr").split()
    ['1', 'an', 'et', '6', 'mois']
    """
    match = _FORM.fullmatch(value)
    if match is None:
        return value
    said = [
        text(f"durations.{unit}-{'one' if int(number) < 2 else 'many'}", language, count=number)
        for unit, number in zip(_UNITS, match.groups(), strict=True)
        if number
    ]
    if len(said) == 1:
        return said[0]
    return text("durations.and", language, first=", ".join(said[:-1]), last=said[-1])


def add_duration(day: str, duration: str) -> str:
    """Give the ISO date that lies an `xsd:duration` after another; hours do not count.

    Where the month has no such day, its last day is given; after the year 9999, its last day.

    >>> add_duration("2023-03-08", "P3Y"), add_duration("2020-02-29", "P1Y6M")
    ('2026-03-08', '2021-08-29')
    >>> add_duration("2023-01-31", "P1M"), add_duration("2023-12-31", "P1D")
    ('2023-02-28', '2024-01-01')

    Raises:
        BadDateError: If the text is no duration.
    """
    match = _FORM.fullmatch(duration)
    if match is None:
        raise BadDateError(duration)
    years, months, days = (int(part or 0) for part in match.groups()[:3])
    start = date.fromisoformat(day)
    ahead, month = divmod(start.month - 1 + months, 12)
    year = start.year + years + ahead
    try:
        last = monthrange(year, month + 1)[1]
        found = date(year, month + 1, min(start.day, last)) + timedelta(days=days)
    except (OverflowError, ValueError):
        found = date.max
    return found.isoformat()
