"""The cells of a report in words, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.wording import word_date, word_literal
from miprof_graph.messages import load_table, number_text, text
from miprof_graph.names import PREFIXES, XSD_DATE, compact
from miprof_graph.rows import Term

_INTEGER: Final = PREFIXES["xsd"] + "integer"


def word_cell(cell: Term | None, labels: Mapping[str, str], language: str) -> str:
    """Write a cell for people; nothing where it is empty."""
    if isinstance(cell, ox.NamedNode):
        return labels.get(cell.value, compact(cell.value))
    if not isinstance(cell, ox.Literal):
        return "" if cell is None else str(cell)
    if cell.datatype.value == XSD_DATE:
        return word_date(cell.value, language)
    if cell.datatype.value == _INTEGER:
        return number_text(language, int(cell.value))
    return word_literal(cell, language)


def word_column(column: str, language: str) -> str:
    """Name a column."""
    return str(load_table("coverage", language)["column"][column])


def word_title(report: str, language: str) -> str:
    """Name a report."""
    return text(f"coverage.title-{report}", language)


def word_about(report: str, language: str) -> str:
    """Say in a sentence what a report lists, and what can be done about it."""
    return text(f"coverage.about-{report}", language)
