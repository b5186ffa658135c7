"""What the analysis finds: numbers, with the words, the method and the statements behind them.

Every measure gives findings of this form, and every reader (the terminal, `analysis.json`,
`analysis.ttl`, the report) needs nothing else: no measure is known to them by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Cell = str | int | float | bool | tuple[str, ...] | None
"""What stands in a row: a text, a number, an IRI, several IRIs, or nothing known."""
Parameter = str | int | float | bool

_DIGITS: Final = 6
_NOTHING: Final = 1e-9


class Shape(StrEnum):
    """How the rows of a finding are to be read."""

    VALUE = "value"
    """One number: one row of one column."""
    RANKING = "ranking"
    """Entities, best first: the columns `rank` and `entity` come first."""
    SERIES = "series"
    """Numbers along an axis, in its order: the first column is the axis."""
    GROUPS = "groups"
    """Sets of entities, largest first: the columns `group` and `members` come first."""
    PAIRS = "pairs"
    """Two things and what joins them: the first two columns are the two."""


class Kind(StrEnum):
    """What stands in a column."""

    ENTITY = "entity"
    """The IRI of an entity."""
    ENTITIES = "entities"
    """The IRIs of several entities, sorted by importance."""
    COUNT = "count"
    """A whole number."""
    NUMBER = "number"
    """A number with a fraction, rounded by `rounded`."""
    SHARE = "share"
    """A number from 0 to 1 that people read as a percentage."""
    DATE = "date"
    """A year, month or day (EDTF)."""
    TERM = "term"
    """A word of the table `analysis`: the text under `term.…` is what people read."""
    FLAG = "flag"
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, whose heading is the text `column.NAME`, and what stands in it."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `claims` are the IRIs of the statements that this row rests on, sorted."""

    cells: tuple[Cell, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: the key of a text of the table `analysis`, and what fills its placeholders."""

    key: str
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """What fills a placeholder: a cell, and how people read it (as in a column)."""

    value: Cell
    kind: Kind
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Method:
    """How a finding was computed.

    `library` is what computed it; `exact` is false where only a sample was looked at: then
    `sample` says how many were drawn, and `error` how far a number may be off (one standard
    error, in the unit of the numbers).
    """

    library: str
    exact: bool = True
    sample: int = 0
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Basis:
    """The network that was measured: its key and size, and how many statements make it."""

    network: str
    nodes: int
    ties: int
    statements: int
    sources: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One result.

    Args:
        key: Its name, unique; `title.KEY` and `method.KEY` of the table `analysis` are its words.
        section: The part of the report it belongs to, one of `registry.SECTIONS`.
        shape: How the rows are to be read.
        columns: What stands in the rows.
        rows: The numbers, in the order in which they are to be read.
        unit: What the main number counts: `unit.UNIT` of the table says it in words.
        sentences: What it means for this network, in one plain sentence or two.
        caveat: What it does not mean.
        parameters: What else the numbers depend on: seeds, thresholds, dates.
        method: How it was computed.
        basis: What it was computed from.
    """

    key: str
    section: str
    shape: Shape
    columns: Sequence[Column]
    rows: Sequence[Row]
    unit: str
    sentences: Sequence[Said]
    caveat: Said
    method: Method
    basis: Basis
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def value(self) -> Cell:
        """The number of a finding of one value; else the first cell there is."""
        return self.rows[0].cells[0] if self.rows else None

    def column(self, name: str) -> list[Cell]:
        """Give the cells of one column.

        Raises:
            ValueError: If there is no such column: a mistake in the program.
        """
        number = [column.name for column in self.columns].index(name)
        return [row.cells[number] for row in self.rows]

    def iris(self) -> set[str]:
        """Give every entity that is named, in the rows or in the sentences."""
        named: set[str] = set()
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                named.update(_iris_of(cell, column.kind))
        for said in (*self.sentences, self.caveat):
            for each in said.fields.values():
                named.update(_iris_of(each.value, each.kind))
        return named


def rounded(number: float) -> float:
    """Round to six significant digits, which every library and machine agrees on.

    What differs from nothing by less than a billionth is what computing left over, and nothing.

    >>> rounded(0.123456789), rounded(-0.0), rounded(3.8e-17)
    (0.123457, 0.0, 0.0)
    """
    return float(f"{number:.{_DIGITS}g}") if abs(number) >= _NOTHING else 0.0


def _iris_of(cell: Cell, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.ENTITY and isinstance(cell, str):
        return (cell,)
    return cell if kind is Kind.ENTITIES and isinstance(cell, tuple) else ()
