"""For whom the report is written: a language, the names in it, and the findings to speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Analysis, Cell, Column, Finding, Kind, Row, Said
from miprof_graph.analysis.words import say, word_cell
from miprof_graph.messages import text

_NUMBERS: Final = frozenset({Kind.COUNT, Kind.NUMBER, Kind.SHARE})
PLACE: Final = "rank"
"""The column that only says where a row stands: no statement says so."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The findings, and how the reader of a language calls what they name.

    `names` are as full as a table can show, `briefs` as short as a figure needs.
    """

    analysis: Analysis
    language: str
    names: Mapping[str, str]
    briefs: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give a text of the table `report`."""
        return text(f"report.{key}", self.language, **values)

    def find(self, *keys: str) -> list[Finding]:
        """Give the findings of these keys that there are, in the order of the keys."""
        known = {finding.key: finding for finding in self.analysis.findings}
        return [known[key] for key in keys if key in known and known[key].rows]

    def brief(self, iri: Cell) -> str:
        """Name an entity in a figure."""
        return word_cell(iri, Kind.ENTITY, self.briefs, self.language)

    def cell(self, cell: Cell, column: Column, digits: int | None = None) -> str:
        """Write a cell of a column in a figure."""
        return word_cell(cell, column.kind, self.briefs, self.language, digits=digits)

    def tell(self, said: Said) -> str:
        """Write a sentence."""
        return say(said, self.names, self.language)


def is_number(column: Column) -> bool:
    """Tell whether a column holds numbers that statements stand behind."""
    return column.kind in _NUMBERS and column.name != PLACE


def main_column(finding: Finding) -> int:
    """Give the place of the first column of numbers.

    Raises:
        ValueError: If a finding has none: a mistake in the program.
    """
    return [is_number(column) for column in finding.columns].index(True)


def number(row: Row, place: int) -> float | None:
    """Give the number in a cell, if there is one."""
    cell = row.cells[place]
    return float(cell) if isinstance(cell, int | float) else None
