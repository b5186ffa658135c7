"""A report: lines of terms, each with the place in the files where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from miprof_graph.facts import Place
from miprof_graph.rows import Term

Cells = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report; `place` is the file and line to edit, where there is one."""

    cells: Cells
    place: Place | None

    @property
    def where(self) -> str:
        """The place as `path:line`, or nothing."""
        return f"{self.place[0]}:{self.place[1]}" if self.place else ""


@dataclass(frozen=True, slots=True)
class Report:
    """Lines under one name and the same columns; their words are in the table `coverage`."""

    name: str
    columns: Sequence[str]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All reports, and the day (an ISO date) against which terms of office were held."""

    today: str
    reports: Sequence[Report]

    def iris(self) -> set[str]:
        """Give every IRI that has a name to show."""
        cells = (cell for report in self.reports for line in report.lines for cell in line.cells)
        return {cell.value for cell in cells if isinstance(cell, ox.NamedNode)}
