"""A table of claims as spreadsheets save it: CSV or TSV, in the columns of the claims tables.

LibreOffice and Excel write a byte order mark, semicolons, carriage returns, quoted cells and empty
rows at the end; all of that is taken as it comes.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from miprof_graph.curate.columns import ALL_COLUMNS, REQUIRED
from miprof_graph.curate.faults import Fault
from miprof_graph.problems import Problem

_DELIMITERS: Final = "\t;,"
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as a spreadsheet counts it, and its cells by column name."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that hold something, and the number of each column, both from 1."""

    rows: Sequence[SheetRow]
    columns: Mapping[str, int]


def read_sheet(path: Path, name: str) -> tuple[Sheet, list[Problem]]:
    """Read a file of rows; `name` is how problems call it.

    Raises:
        OSError: If it cannot be read.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault("", "curate.sheet-encoding", {"byte": f"0x{data[error.start]:02X}"})
        return Sheet([], {}), [fault.locate(name, line, 0)]
    return parse_sheet(text, name)


def parse_sheet(text: str, name: str) -> tuple[Sheet, list[Problem]]:
    """Make rows of the text of a file; every problem has its row and column."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            records.append([cell.strip() for cell in record])
    except csv.Error as error:
        fault = Fault("", "curate.sheet-broken", {"detail": error})
        return Sheet([], {}), [fault.locate(name, len(records) + 1, 0)]
    heading = records[0] if records else []
    problems = list(_check_heading(heading, name))
    if problems:
        return Sheet([], {}), problems
    rows = []
    for number, record in enumerate(records[1:], start=2):
        beyond = next((i for i, cell in enumerate(record) if cell and i >= len(heading)), None)
        if beyond is not None:
            fault = Fault("", "curate.sheet-beyond", {"value": record[beyond]})
            problems.append(fault.locate(name, number, beyond + 1))
        if any(record):
            cells = {column: cell for column, cell in zip(heading, record, strict=False) if column}
            rows.append(SheetRow(number, cells))
    columns = {column: number for number, column in enumerate(heading, start=1)}
    return Sheet(rows, columns), problems


def _find_delimiter(text: str) -> str:
    """Choose what separates the cells: that which makes most column names of the first line."""
    heading = text.split("\n", 1)[0]

    def count_known(delimiter: str) -> int:
        cells = {cell.strip().strip('"') for cell in heading.split(delimiter)}
        return len(cells & {*ALL_COLUMNS})

    return max(_DELIMITERS, key=count_known)


def _check_heading(heading: Sequence[str], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, column in enumerate(heading, start=1):
        known = " ".join(ALL_COLUMNS)
        if column and column not in ALL_COLUMNS:
            fault = Fault("", "curate.sheet-column", {"column": column, "known": known})
            yield fault.locate(name, 1, number)
        elif column in seen:
            yield Fault("", "curate.sheet-twice", {"column": column}).locate(name, 1, number)
        if column:
            seen.add(column)
    for column in REQUIRED:
        if column not in seen:
            yield Fault("", "curate.sheet-lacks", {"column": column}).locate(name, 1, 0)
