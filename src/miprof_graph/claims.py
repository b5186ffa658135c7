"""A claims table: who says what, one file per source document.

The form is that of SSSOM tables (https://mapping-commons.github.io/sssom/): a `#` header in
YAML that describes the document, a line of column names, one statement a row, tabs between.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from miprof_graph.problems import Problem, make_problem

COLUMNS: Final = (
    *("subject", "predicate", "object", "from", "until"),
    *("status", "rank", "locator", "quote", "note"),
)
EXTRA_COLUMNS: Final = ("role", "title", "on_behalf_of", "legal_basis", "attributed_to")
HEADER_KEYS: Final = (
    *("id", "title", "title_fr", "title_en", "short", "short_en", "kind", "publisher"),
    *("issued", "retrieved"),
    *("language", "licence", "url"),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row: the cells as they are written, and the line they stand on."""

    line: int
    subject: str
    predicate: str
    object: str
    start: str
    until: str
    status: str
    rank: str
    locator: str
    quote: str
    note: str
    extras: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """One file: its header, its optional columns, its rows in the order of the file."""

    name: str
    header: Mapping[str, str]
    extra_columns: tuple[str, ...]
    claims: Sequence[Claim]


def read_utf8(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Read a text file that must be UTF-8 with line feeds; a file that is not is a problem."""
    data = path.read_bytes()
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [make_problem(name, line, "encoding", byte=f"0x{data[error.start]:02X}")]
    if "\r" in content:
        return "", [make_problem(name, content.count("\n", 0, content.index("\r")) + 1, "crlf")]
    return content, []


def read_table(path: Path, name: str) -> tuple[ClaimTable | None, list[Problem]]:
    """Read a claims table; `name` is how problems call the file."""
    content, problems = read_utf8(path, name)
    return (None, problems) if problems else parse_table(content, name)


def parse_table(content: str, name: str) -> tuple[ClaimTable | None, list[Problem]]:
    """Make a claims table of its text.

    Rows of the wrong width are left out and reported; the cells are not looked at yet.
    """
    lines = content.split("\n")
    body = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header, problems = _read_header(lines[:body], name)
    columns = tuple(lines[body].split("\t")) if body < len(lines) else ()
    extra = columns[len(COLUMNS) :]
    wanted = tuple(column for column in EXTRA_COLUMNS if column in extra)
    if columns[: len(COLUMNS)] != COLUMNS or extra != wanted:
        problems.append(make_problem(name, body + 1, "columns", columns=" ".join(COLUMNS)))
        return None, problems
    claims = []
    for number, line in enumerate(lines[body + 1 :], start=body + 2):
        cells = line.split("\t")
        if len(cells) == len(columns):
            claims.append(make_claim(number, cells))
        elif line or number < len(lines):
            key = "cells" if line else "empty-line"
            found = {"found": len(cells), "wanted": len(columns)}
            problems.append(make_problem(name, number, key, **found))
    return ClaimTable(name, header, extra, claims), problems


def make_claim(line: int, cells: Sequence[str]) -> Claim:
    """Make a claim of the cells of a row, in the order of its file's columns."""
    subject, predicate, object_, start, until, status, rank, locator, quote, note = cells[:10]
    extras = tuple(cells[10:])
    return Claim(
        *(line, subject, predicate, object_, start, until),
        *(status, rank, locator, quote, note, extras),
    )


def _read_header(lines: Sequence[str], name: str) -> tuple[dict[str, str], list[Problem]]:
    import yaml

    content = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines)
    try:
        header = load_yaml(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return {}, [make_problem(name, line, "header", detail=getattr(error, "problem", error))]
    if not isinstance(header, dict) or not all(isinstance(v, str) for v in header.values()):
        return {}, [make_problem(name, 1, "header", detail="key: value")]
    return header, []


def format_table(table: ClaimTable) -> str:
    """Write a table in its one canonical form: header keys in order, rows sorted by bytes.

    An optional column that no row uses is dropped.
    """
    used = [
        position
        for position, _ in enumerate(table.extra_columns)
        if any(claim.extras[position] for claim in table.claims)
    ]
    rows = sorted(_format_row(claim, used).encode() for claim in table.claims)
    names = "\t".join((*COLUMNS, *(table.extra_columns[position] for position in used)))
    # A key that nothing knows is kept: dropped, a slip in its name would cost its value.
    keys = [*HEADER_KEYS, *sorted(table.header.keys() - set(HEADER_KEYS))]
    head = [_format_key(key, table.header[key]) for key in keys if table.header.get(key)]
    return "\n".join([*head, names, *(row.decode() for row in rows), ""])


def _format_row(claim: Claim, used: Sequence[int]) -> str:
    cells = (
        *(claim.subject, claim.predicate, claim.object, claim.start, claim.until),
        *(claim.status, claim.rank, claim.locator, claim.quote, claim.note),
        *(claim.extras[position] for position in used),
    )
    return "\t".join(cells)


def _format_key(key: str, value: str) -> str:
    import yaml

    try:
        plain = load_yaml(f"{key}: {value}") == {key: value}
    except yaml.YAMLError:
        plain = False
    # A JSON string is a YAML string: it serves where a bare value would be read as something else.
    return f"# {key}: {value if plain else json.dumps(value, ensure_ascii=False)}"


def load_yaml(content: str) -> object:
    """Read YAML with every value a string: a date must stay as it was written."""
    import yaml

    # The loader in C is there with most wheels of the library, and ten times as fast.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(content, Loader=loader)  # noqa: S506
