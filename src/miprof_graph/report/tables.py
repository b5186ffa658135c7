"""Findings as tables: every number leads to the statements behind it, every name to the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Cell, Column, Finding, Kind, Row
from miprof_graph.analysis.words import say, word_cell, word_column, word_method, word_title
from miprof_graph.names import BASE
from miprof_graph.report.proofs import Proofs

_ENTITIES: Final = BASE + "id/"
_NUMBERS: Final = frozenset({Kind.COUNT, Kind.NUMBER, Kind.SHARE})
_PLACE: Final = "rank"
"""The column that only says where a row stands: no statement says so."""


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
class Block:
    """A finding in the words of one language."""

    key: str
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Shown, ...], ...]
    sentences: tuple[str, ...]
    method: str
    caveat: str


def show_finding(
    finding: Finding, proofs: Proofs, names: Mapping[str, str], language: str
) -> Block:
    """Put a finding into the words of a language."""
    return Block(
        finding.key,
        word_title(finding, language),
        tuple(
            Heading(word_column(column, language), column.kind in _NUMBERS)
            for column in finding.columns
        ),
        tuple(
            tuple(_show_row(finding, row, proofs, names, language)) for row in finding.rows
        ),
        tuple(say(said, names, language) for said in finding.sentences),
        word_method(finding, language),
        say(finding.caveat, names, language),
    )


def map_address(iri: str) -> str:
    """Give the place of an entity on the map beside the report; nothing if it is no entity.

    >>> map_address("https://w3id.org/miprof-graph/id/miprof")
    'map.html#miprof'
    """
    return f"map.html#{iri.removeprefix(_ENTITIES)}" if iri.startswith(_ENTITIES) else ""


def _show_row(
    finding: Finding, row: Row, proofs: Proofs, names: Mapping[str, str], language: str
) -> Iterator[Shown]:
    proof = proofs.find(row)
    evidence = f"#{language}-proof-{proof.number}" if proof else ""
    for column, cell in zip(finding.columns, row.cells, strict=True):
        yield _show(column, cell, evidence, names, language)


def _show(
    column: Column, cell: Cell, evidence: str, names: Mapping[str, str], language: str
) -> Shown:
    if isinstance(cell, tuple):
        return Shown(tuple(_entity(iri, names, language) for iri in cell))
    if column.kind is Kind.ENTITY and cell:
        return Shown((_entity(str(cell), names, language),))
    words = word_cell(cell, column.kind, names, language)
    if column.kind not in _NUMBERS or cell is None:
        return Shown((Part(words),))
    return Shown((Part(words, "" if column.name == _PLACE else evidence),), float(cell))


def _entity(iri: str, names: Mapping[str, str], language: str) -> Part:
    return Part(word_cell(iri, Kind.ENTITY, names, language), map_address(iri))
