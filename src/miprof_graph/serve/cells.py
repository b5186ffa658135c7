"""Answers as a page shows them: an entity by its name, with a link that says more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph as ox

from miprof_graph.ask.results import heading, named_column, show_term, shown_columns
from miprof_graph.names import BASE, is_web_address
from miprof_graph.rows import Term
from miprof_graph.serve.answer import Table


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table says, and where it leads; `far` is a link off this site."""

    text: str
    link: str | None = None
    far: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that is ready for a page."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def make_grid(table: Table, language: str) -> Grid:
    """Lay out an answer: the column of an IRI is folded into the one of its label."""
    kept = shown_columns(list(table.columns))
    behind = {index: named_column(table.columns, index) for index in kept}
    return Grid(
        headings=[heading(table.columns[index], language) for index in kept],
        rows=[
            [_cell(row[index], row[behind[index]], language) for index in kept]
            for row in table.rows
        ],
    )


def describe_link(iri: str, language: str) -> str:
    """Give the address where this site says what it knows of one of its own names."""
    return "/sparql?" + urlencode({"query": f"DESCRIBE <{iri}>", "lang": language})


def _cell(shown: Term | None, meant: Term | None, language: str) -> Cell:
    words = show_term(shown)
    if not isinstance(meant, ox.NamedNode) or not words:
        return Cell(words)
    if meant.value.startswith(BASE):
        return Cell(words, describe_link(meant.value, language))
    # An IRI may have any scheme; only a web address is safe to click on.
    if is_web_address(meant.value):
        return Cell(words, meant.value, far=True)
    return Cell(words)
