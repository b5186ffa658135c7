"""Partial dates: what an EDTF expression says at the earliest and at the latest.

EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) is read by the `edtf` library; a plain
calendar date is not worth its grammar.
A date is kept as it was written and never padded; the bounds are for comparing only.
"""

from __future__ import annotations

import re
from calendar import IllegalMonthError, monthrange
from functools import lru_cache
from typing import Final

OPEN: Final = ".."

_FIRST_YEAR: Final = 1000
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-9])(?:-(0[1-9]|[1-3][0-9]))?)?")


class BadDateError(ValueError):
    """The text is no date of the kind that is asked for."""


@lru_cache(maxsize=4096)
def date_bounds(edtf: str) -> tuple[str | None, str | None]:
    """Give the first and the last day an EDTF date or interval may mean, as ISO dates.

    A bound is None where the expression leaves it open or names no year.

    >>> date_bounds("2014-02")
    ('2014-02-01', '2014-02-28')
    >>> date_bounds("XXXX-10")
    (None, None)
    >>> date_bounds("2013/..")
    ('2013-01-01', None)

    Raises:
        BadDateError: If it is no EDTF, or a day that does not exist.
    """
    start, slash, end = edtf.partition("/")
    if slash:
        low, high = _open_bound(start), _open_bound(end)
        if low[0] and high[1] and low[0] > high[1]:
            raise BadDateError(edtf)
        return low[0], high[1]
    return _day_bounds(edtf)


def check_moment(edtf: str) -> None:
    """Accept one date, not an interval.

    Raises:
        BadDateError: If it is an interval or no date.
    """
    if "/" in edtf or not edtf:
        raise BadDateError(edtf)
    date_bounds(edtf)


def _open_bound(part: str) -> tuple[str | None, str | None]:
    return (None, None) if part in ("", OPEN) else _day_bounds(part)


def _day_bounds(edtf: str) -> tuple[str | None, str | None]:
    plain = _PLAIN.fullmatch(edtf)
    if plain:
        return _calendar_bounds(edtf, *(int(part or 0) for part in plain.groups()))
    # Imported here: the grammar takes a third of a second to make and milliseconds per date.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    if "T" in edtf:
        raise BadDateError(edtf)
    try:
        parsed = parse_edtf(edtf)
    except EDTFParseException as error:
        raise BadDateError(edtf) from error
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return (None, None) if low.tm_year < _FIRST_YEAR else (_iso(low), _iso(high))


def _calendar_bounds(edtf: str, year: int, month: int, day: int) -> tuple[str, str]:
    try:
        last = monthrange(year, month or 12)[1]
        if day > last:
            raise BadDateError(edtf)
    except (IllegalMonthError, ValueError) as error:
        raise BadDateError(edtf) from error
    return _iso((year, month or 1, day or 1)), _iso((year, month or 12, day or last))


def _iso(moment: tuple[int, ...]) -> str:
    return f"{moment[0]:04d}-{moment[1]:02d}-{moment[2]:02d}"
