"""Findings as tables: every number leads to the statements behind it, every name to the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Cell, Column, Finding, Kind, Row
from miprof_graph.analysis.words import word_cell, word_column, word_method, word_title
from miprof_graph.messages import number_text, text
from miprof_graph.names import BASE
from miprof_graph.report.reader import PLACE, Reader, is_number
from miprof_graph.report.register import Register

_ENTITIES: Final = BASE + "id/"


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a cell, and where they lead, if anywhere."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is shown: its words, and the number that it is sorted by, if it is one."""

    parts: tuple[Part, ...]
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column."""

    title: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown, with the numbers of the statements behind it."""

    cells: tuple[Shown, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Block:
    """A finding in the words of one language."""

    key: str
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[Line, ...]
    sentences: tuple[str, ...]
    method: str
    caveat: str


def show_finding(finding: Finding, register: Register, reader: Reader) -> Block:
    """Put a finding into the words of a language."""
    language = reader.language
    return Block(
        finding.key,
        word_title(finding, language),
        tuple(
            Heading(word_column(column, language), is_number(column) or column.name == PLACE)
            for column in finding.columns
        ),
        tuple(_show_row(finding, row, register, reader) for row in finding.rows),
        tuple(reader.tell(said) for said in finding.sentences),
        _say_how(finding, language),
        reader.tell(finding.caveat),
    )


def _say_how(finding: Finding, language: str) -> str:
    basis = finding.basis
    return text(
        "analysis.how",
        language,
        method=word_method(finding, language),
        library=finding.method.library,
        nodes=number_text(language, basis.nodes),
        ties=number_text(language, basis.ties),
        statements=number_text(language, basis.statements),
        sources=number_text(language, basis.sources),
    )


def map_address(iri: str) -> str:
    """Give the place of an entity on the map beside the report; nothing if it is no entity.

    >>> map_address("https://w3id.org/miprof-graph/id/miprof")
    'map.html#miprof'
    """
    return f"map.html#{iri.removeprefix(_ENTITIES)}" if iri.startswith(_ENTITIES) else ""


def _show_row(finding: Finding, row: Row, register: Register, reader: Reader) -> Line:
    evidence = f"#{reader.language}-all" if row.claims else ""
    cells = zip(finding.columns, row.cells, strict=True)
    shown = tuple(_show(column, cell, evidence, reader) for column, cell in cells)
    return Line(shown, register.numbers(row))


def _show(column: Column, cell: Cell, evidence: str, reader: Reader) -> Shown:
    if isinstance(cell, tuple):
        return Shown(tuple(_entity(iri, reader) for iri in cell))
    if column.kind is Kind.ENTITY and cell:
        return Shown((_entity(str(cell), reader),))
    words = word_cell(
        cell, column.kind, reader.names, reader.language, digits=_digits(cell, column)
    )
    if isinstance(cell, int | float) and column.kind is not Kind.FLAG:
        return Shown((Part(words, evidence if is_number(column) else ""),), cell)
    return Shown((Part(words),))


def _digits(cell: Cell, column: Column) -> int | None:
    """Say how many decimals a number needs; beyond 1, more than one would be read as thousands."""
    is_large = column.kind is Kind.NUMBER and isinstance(cell, int | float) and abs(cell) >= 1
    return 1 if is_large else None


def _entity(iri: str, reader: Reader) -> Part:
    words = word_cell(iri, Kind.ENTITY, reader.names, reader.language)
    return Part(words, map_address(iri))
