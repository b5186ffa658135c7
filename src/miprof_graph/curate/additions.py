"""Rows, entities and documents to be added together, and the changes of files they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from miprof_graph.claims import (
    EXTRA_COLUMNS,
    Claim,
    ClaimTable,
    format_table,
    parse_table,
    read_table,
)
from miprof_graph.curate.changes import Change, read_bytes
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.entities import NewEntity, find_file
from miprof_graph.curate.rows import NewRow
from miprof_graph.errors import DataError
from miprof_graph.paths import Home
from miprof_graph.turtle import block_lines, format_turtle, read_turtle

Statement = tuple[str, str, str, str, str]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added: rows, new entities, and the empty tables of new documents by slug."""

    rows: Sequence[NewRow]
    entities: Sequence[NewEntity] = ()
    sources: Mapping[str, ClaimTable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes of files, and the file and line where each row and each entity will stand."""

    changes: Sequence[Change]
    rows: Sequence[Place]
    entities: Sequence[Place]


class Tables:
    """The tables of a home as they are now, read when they are first asked for, and new ones."""

    def __init__(self, home: Home, new: Mapping[str, ClaimTable]) -> None:
        self._home = home
        self._new = new
        self.get = cache(self._read)
        self._twins = cache(self._read_twins)

    def _read(self, slug: str) -> ClaimTable:
        if slug in self._new:
            return self._new[slug]
        name = _table_name(slug)
        table, problems = read_table(self._home.root / name, name)
        if table is None or problems:
            raise DataError(problems)
        return table

    def _read_twins(self, slug: str) -> dict[Statement, Place]:
        table = self.get(slug)
        return {statement_of(claim): (table.name, claim.line) for claim in table.claims}

    def find_twin(self, row: NewRow) -> Place | None:
        """Find where the document says the same already: same cells up to the dates.

        Raises:
            DataError: If the table cannot be read.
        """
        return self._twins(row.source).get(statement_of(row.claim()))


def make_plan(desk: Desk, addition: Addition) -> Plan:
    """Make the files as they will be, in canonical form.

    Raises:
        DataError: If a file to be changed cannot be read.
    """
    changes = [
        *_change_tables(desk.home, addition),
        *_change_entities(desk, addition.entities),
    ]
    lines: dict[tuple[str, object], int] = {}
    for change in changes:
        finding = _statement_lines if change.name.endswith(".tsv") else block_lines
        found: Mapping[Any, int] = finding(change.after)
        lines |= {(change.name, what): line for what, line in found.items()}
    rows = [(_table_name(row.source), statement_of(row.claim())) for row in addition.rows]
    blocks = [(find_file(desk, entity.kind), entity.iri) for entity in addition.entities]
    return Plan(
        changes,
        [(name, lines[name, what]) for name, what in rows],
        [(name, lines[name, what]) for name, what in blocks],
    )


def _change_tables(home: Home, addition: Addition) -> Iterable[Change]:
    by_source: dict[str, list[NewRow]] = defaultdict(list)
    for row in addition.rows:
        by_source[row.source].append(row)
    tables = Tables(home, addition.sources)
    for slug, rows in sorted(by_source.items()):
        # The bytes are read first: a change between the two readings is noticed at the end.
        before = read_bytes(home, _table_name(slug))
        after = format_table(_insert(tables.get(slug), rows))
        yield Change(_table_name(slug), before, after)


def _change_entities(desk: Desk, entities: Iterable[NewEntity]) -> Iterable[Change]:
    by_file: dict[str, list[NewEntity]] = defaultdict(list)
    for entity in entities:
        by_file[find_file(desk, entity.kind)].append(entity)
    for name, group in sorted(by_file.items()):
        before = read_bytes(desk.home, name)
        if before is not None:
            _, _, problems = read_turtle(desk.home.root / name, name)
            if problems:
                raise DataError(problems)
        content = (before or b"").decode() + "".join(entity.write() for entity in group)
        yield Change(name, before, format_turtle(content))


def _insert(table: ClaimTable, rows: Sequence[NewRow]) -> ClaimTable:
    """Give the table with the rows, and with every optional column."""
    positions = {name: position for position, name in enumerate(table.extra_columns)}

    def widen(claim: Claim) -> Claim:
        cells = (positions.get(column) for column in EXTRA_COLUMNS)
        return replace(claim, extras=tuple("" if p is None else claim.extras[p] for p in cells))

    claims = [*map(widen, table.claims), *(row.claim() for row in rows)]
    return replace(table, extra_columns=EXTRA_COLUMNS, claims=claims)


def _statement_lines(text: str) -> Mapping[Statement, int]:
    table, _ = parse_table(text, "")
    return {statement_of(claim): claim.line for claim in (table.claims if table else ())}


def statement_of(claim: Claim) -> Statement:
    """Give what makes two rows of one document the same statement."""
    return claim.subject, claim.predicate, claim.object, claim.start, claim.until


def _table_name(slug: str) -> str:
    return f"graph/claims/{slug}.tsv"
