"""Reports for a terminal, a spreadsheet or a program."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.table import draw_table
from miprof_graph.ask.terminal import PAPER, Screen
from miprof_graph.coverage.report import Coverage, Line, Report
from miprof_graph.coverage.words import word_cell, word_column, word_title
from miprof_graph.messages import number_text, text
from miprof_graph.names import compact

_SUMMARY: Final = ("report", "lines", "title")
Labels = Mapping[str, str]
Record = dict[str, str | int | None]


def summary_as_text(coverage: Coverage, wanted: str, language: str, screen: Screen = PAPER) -> str:
    """Write how many lines each report has."""
    if wanted == "table":
        rows = [
            (one.name, number_text(language, len(one.lines)), word_title(one.name, language))
            for one in coverage.reports
        ]
        names = [text(f"coverage.summary-{name}", language) for name in _SUMMARY]
        said = text("coverage.today", language, day=coverage.today)
        return f"{draw_table(names, rows, screen)}\n{said}\n"
    records: list[Record] = [
        {"report": r.name, "lines": len(r.lines), "title": word_title(r.name, language)}
        for r in coverage.reports
    ]
    return _write(records, _SUMMARY, wanted)


def report_as_text(
    report: Report, labels: Labels, wanted: str, language: str, screen: Screen = PAPER
) -> str:
    """Write the lines of a report, each with the place of what is to be edited."""
    if wanted == "table":
        if not report.lines:
            return text("coverage.nothing", language) + "\n"
        columns = [*report.columns, "place"]
        rows = [
            [*(word_cell(cell, labels, language) for cell in line.cells), line.where]
            for line in report.lines
        ]
        kept = [n for n in range(len(columns)) if any(row[n] for row in rows)]
        headings = [word_column(columns[n], language) for n in kept]
        return draw_table(headings, [[row[n] for n in kept] for row in rows], screen, whole=True)
    records = [_record(report, line, labels) for line in report.lines]
    names = dict.fromkeys(name for record in records for name in record)
    return _write(records, names or (*report.columns, "file", "line"), wanted)


def _record(report: Report, line: Line, labels: Labels) -> Record:
    """Give a line as a record: CURIEs as they stand in the files, with their labels beside them."""
    record: Record = {}
    for column, cell in zip(report.columns, line.cells, strict=True):
        if isinstance(cell, ox.NamedNode):
            record[column] = compact(cell.value)
            record[f"{column}Label"] = labels.get(cell.value, "")
        else:
            record[column] = cell.value if isinstance(cell, ox.Literal) else None
    path, number = line.place or (None, None)
    return {**record, "file": path, "line": number}


def _write(records: list[Record], columns: Iterable[str], wanted: str) -> str:
    if wanted == "json":
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    out = StringIO()
    writer = csv.DictWriter(out, [*columns], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()
