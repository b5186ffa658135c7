"""The cells of a report in words, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.wording import word_date
from miprof_graph.messages import count_text, load_table, number_text, text
from miprof_graph.names import EDTF, PREFIXES, XSD_DATE, compact
from miprof_graph.rows import Term

_DURATION: Final = PREFIXES["xsd"] + "duration"
_INTEGER: Final = PREFIXES["xsd"] + "integer"
_PART: Final = re.compile(r"([0-9]+)([YMD])")
_UNITS: Final = {"Y": "years", "M": "months", "D": "days"}


def word_cell(cell: Term | None, labels: Mapping[str, str], language: str) -> str:
    """Write a cell for people; nothing where it is empty."""
    if isinstance(cell, ox.NamedNode):
        return labels.get(cell.value, compact(cell.value))
    if not isinstance(cell, ox.Literal):
        return "" if cell is None else str(cell)
    kind = cell.datatype.value
    if kind in (EDTF, XSD_DATE):
        return word_date(cell.value, language)
    if kind == _DURATION:
        return word_duration(cell.value, language)
    if kind == _INTEGER:
        return number_text(language, int(cell.value))
    return cell.value


def word_duration(duration: str, language: str) -> str:
    """Say how long an `xsd:duration` lasts; hours do not count.

    >>> word_duration("P3Y6M", "en")
    '3 years 6 months'
    """
    parts = _PART.findall(duration.partition("T")[0])
    return " ".join(count_text(language, f"coverage.{_UNITS[u]}", int(n)) for n, u in parts)


def word_column(column: str, language: str) -> str:
    """Name a column."""
    return str(load_table("coverage", language)["column"][column])


def word_title(report: str, language: str) -> str:
    """Name a report."""
    return text(f"coverage.title-{report}", language)


def word_about(report: str, language: str) -> str:
    """Say in a sentence what a report lists, and what can be done about it."""
    return text(f"coverage.about-{report}", language)
