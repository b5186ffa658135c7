"""`coverage.html`: what the graph covers and lacks, each line with the place to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Local
from miprof_graph.ask.labels import read_labels
from miprof_graph.ask.wording import word_date
from miprof_graph.coverage import Coverage, Line, Report, measure
from miprof_graph.coverage.words import word_about, word_cell, word_column, word_title
from miprof_graph.names import BASE
from miprof_graph.pages.sheet import write_sheet
from miprof_graph.paths import Home
from miprof_graph.pipeline import Dataset
from miprof_graph.rows import Term

# A longer table is folded up until someone asks for it.
_LONGEST_OPEN: Final = 12


def build_coverage(home: Home, dataset: Dataset) -> str:
    """Build the page of a dataset, against the newest date of its documents.

    Raises:
        UsageError: If the home lacks a named question.
    """
    coverage = measure(home, dataset.facts, dataset.store)
    backend = Local(dataset.store)

    def show(language: str) -> dict[str, Any]:
        return _show(
            coverage, read_labels(backend, coverage.iris(), language, short=True), language
        )

    return write_sheet("coverage", show)


def _show(coverage: Coverage, labels: Mapping[str, str], language: str) -> dict[str, Any]:
    return {
        "today": word_date(coverage.today, language),
        "reports": [_report(report, labels, language) for report in coverage.reports],
    }


def _report(report: Report, labels: Mapping[str, str], language: str) -> dict[str, Any]:
    rows = [_row(line, labels, language) for line in report.lines]
    # A column in which no line says anything only takes room from the others.
    kept = [n for n in range(len(report.columns)) if any(cells[n][0] for cells, _ in rows)]
    return {
        "name": report.name,
        "title": word_title(report.name, language),
        "about": word_about(report.name, language),
        "columns": [word_column(report.columns[n], language) for n in kept],
        "place": word_column("place", language) if any(where for _, where in rows) else "",
        "rows": [([cells[n] for n in kept], where) for cells, where in rows],
        "open": len(rows) <= _LONGEST_OPEN,
    }


def _row(line: Line, labels: Mapping[str, str], language: str) -> tuple[list[tuple[str, str]], str]:
    """Give the words of each cell, with its IRI where it is a name of ours, and where to edit."""
    cells = [(word_cell(cell, labels, language), _own_name(cell)) for cell in line.cells]
    return cells, line.where


def _own_name(cell: Term | None) -> str:
    return cell.value if isinstance(cell, ox.NamedNode) and cell.value.startswith(BASE) else ""
