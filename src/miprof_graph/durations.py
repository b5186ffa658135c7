"""Durations: how a cell writes them (`xsd:duration`), and how people say them."""

from __future__ import annotations

import re
from typing import Final

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
