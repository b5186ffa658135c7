"""The tables as files: SSSOM/TSV, read with its problems and written in canonical form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from miprof_graph.claims import load_yaml, read_utf8
from miprof_graph.mappings.model import BASE_COLUMNS, COLUMNS, MappingTable, Row, Value
from miprof_graph.problems import Problem, make_problem

SUFFIX: Final = ".sssom.tsv"
HEADER_KEYS: Final = (
    *("sssom_version", "curie_map", "mapping_set_id", "mapping_set_version"),
    *("mapping_set_title", "mapping_set_description", "creator_id", "creator_label"),
    *("license", "see_also", "issue_tracker", "comment"),
)


def read_mappings(path: Path, name: str) -> tuple[MappingTable | None, list[Problem]]:
    """Read a table; `name` is how problems call the file."""
    content, problems = read_utf8(path, name)
    return (None, problems) if problems else parse_mappings(content, name)


def parse_mappings(content: str, name: str) -> tuple[MappingTable | None, list[Problem]]:
    """Make a table of its text.

    Rows of the wrong width are left out and reported; the cells are not looked at yet.
    """
    lines = content.split("\n")
    body = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header, problems = _read_header(lines[:body], name)
    text = io.StringIO("\n".join(lines[body:]), newline="\n")
    reader = csv.reader(text, "excel-tab", strict=True)
    try:
        columns = next(reader, [])
        if not _are_columns(columns):
            known = " ".join(COLUMNS)
            return None, [*problems, make_problem(name, body + 1, "mapping-columns", known=known)]
        rows = []
        for cells in reader:
            line = body + reader.line_num
            if len(cells) == len(columns):
                rows.append(Row(line=line, **dict(zip(columns, cells, strict=True))))
            else:
                key = "cells" if cells else "empty-line"
                found = {"found": len(cells), "wanted": len(columns)}
                problems.append(make_problem(name, line, key, **found))
    except csv.Error as error:
        line = body + reader.line_num
        return None, [*problems, make_problem(name, line, "mapping-quotes", detail=error)]
    return MappingTable(name, header, rows), problems


def _are_columns(columns: Sequence[str]) -> bool:
    wanted = [column for column in COLUMNS if column in columns]
    return wanted == list(columns) and set(BASE_COLUMNS) <= set(columns)


def _read_header(lines: Sequence[str], name: str) -> tuple[dict[str, Value], list[Problem]]:
    import yaml

    try:
        header = load_yaml("\n".join(line.removeprefix("#") for line in lines))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return {}, [make_problem(name, line, "header", detail=getattr(error, "problem", error))]
    if not isinstance(header, dict) or not all(map(_is_value, header.values())):
        return {}, [make_problem(name, 1, "header", detail="key: value")]
    return header, []


def _is_value(value: object) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return isinstance(value, str) or (
        isinstance(parts, Iterable) and all(isinstance(part, str) for part in parts)
    )


def format_mappings(table: MappingTable) -> str:
    """Write a table in the canonical form of SSSOM: keys, columns and rows in order.

    It differs in two points, for the sake of those who read changes: a prefix stays declared when
    no row has it, and what all rows have in common stays with the rows. A column beyond the base
    that no row uses is dropped.
    """
    columns = [
        column
        for column in COLUMNS
        if column in BASE_COLUMNS or any(getattr(row, column) for row in table.rows)
    ]
    text = io.StringIO(newline="\n")
    text.writelines(f"#{line}\n" for line in _header_lines(table.header))
    writer = csv.writer(text, "excel-tab", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted(row.cells(columns) for row in table.rows))
    return text.getvalue()


def _header_lines(header: Mapping[str, Value]) -> Iterator[str]:
    # A key that nothing knows is kept: dropped, a slip in its name would cost its value.
    for key in (*HEADER_KEYS, *sorted(header.keys() - set(HEADER_KEYS))):
        value = header.get(key)
        if isinstance(value, str) and value:
            yield f"{key}: {_scalar(value)}"
        elif isinstance(value, dict) and value:
            yield f"{key}:"
            yield from (f"  {name}: {_scalar(value[name])}" for name in sorted(value))
        elif value:
            yield f"{key}:"
            yield from (f"  - {_scalar(one)}" for one in value)


def _scalar(value: str) -> str:
    """Write a text bare, or as a JSON string where YAML would read a number or something else."""
    import yaml

    try:
        plain = yaml.safe_load(f"x: {value}") == {"x": value}
    except yaml.YAMLError:
        plain = False
    return value if plain else json.dumps(value, ensure_ascii=False)
