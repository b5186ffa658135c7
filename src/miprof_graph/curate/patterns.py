"""The forms of cells as regular expressions of ECMAScript, for tools that know nothing else.

They let through all that `miprof check` lets through, and more: a pattern cannot look a name up,
nor count the days of a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from miprof_graph.check.rows import MOST_WORDS
from miprof_graph.dates import OPEN

SLUG: Final = "[a-z0-9]+(-[a-z0-9]+)*"
ENTITY: Final = f"mp:{SLUG}"
SOURCE: Final = f"src:{SLUG}"
THING: Final = f"(mp|src):{SLUG}"
PREDICATE: Final = "mpo:[a-z][A-Za-z]*"
QUOTE: Final = rf"\S+(\s+\S+){{0,{MOST_WORDS - 1}}}"
_CALENDAR: Final = "[0-9]{4}(-(0[1-9]|[1-4][0-9])(-(0[1-9]|[12][0-9]|3[01]))?)?"
# What is no plain date has one of the signs that EDTF adds: X ~ ? % Y E S and sets in brackets.
_QUALIFIED: Final = r"(?=.*[XYES~?%\[{])[0-9XYES~?%.,\[\]{}-]+"
FROM: Final = f"{_CALENDAR}|{_QUALIFIED}"
UNTIL: Final = f"{FROM}|{OPEN.replace('.', '[.]')}"
_BOUND: Final = f"({UNTIL})?"
DATE: Final = f"{FROM}|{_BOUND}/{_BOUND}"


def one_of(values: Iterable[str]) -> str:
    """Match one of some words, none of which has a sign with a meaning of its own."""
    return "|".join(values)
