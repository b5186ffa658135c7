"""Answers as a page shows them: an entity by its name, with a link to the page about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend
from miprof_graph.ask.labels import LONGEST, read_labels
from miprof_graph.ask.results import heading, named_column, show_term, shown_columns
from miprof_graph.ask.wording import word_literal
from miprof_graph.names import is_web_address
from miprof_graph.rows import Row, Term
from miprof_graph.web.addresses import page_of

_Say = Callable[[Term | None, Term | None], str]


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


def make_grid(columns: Sequence[str], rows: Sequence[Row], language: str) -> Grid:
    """Lay out an answer as it is: the column of an IRI is folded into the one of its label."""
    kept = shown_columns([*columns])
    return _lay_out(columns, rows, kept, lambda term, _: show_term(term), language)


def make_worded_grid(
    columns: Sequence[str], rows: Sequence[Row], backend: Backend, language: str
) -> Grid:
    """Lay out an answer for reading: short names, dates in words, no column that is empty."""
    kept = [
        index
        for index in shown_columns([*columns])
        if not rows or any(row[index] is not None for row in rows)
    ]
    names = _short_names(columns, rows, backend, language)

    def say(term: Term | None, meant: Term | None) -> str:
        # A label may be the text of a value beside it, which says what kind of value it is.
        told = meant if isinstance(meant, ox.Literal) and show_term(term) == meant.value else term
        short = names.get(meant.value) if isinstance(meant, ox.NamedNode) else None
        if short or not isinstance(told, ox.Literal):
            return short or show_term(term)
        return word_literal(told, language)

    return _lay_out(columns, rows, kept, say, language)


def _lay_out(
    columns: Sequence[str], rows: Sequence[Row], kept: Sequence[int], say: _Say, language: str
) -> Grid:
    pairs = [(index, named_column(columns, index)) for index in kept]
    return Grid(
        headings=[heading(columns[index], language) for index in kept],
        rows=[
            [_cell(say(row[index], row[meant]), row[meant], language) for index, meant in pairs]
            for row in rows
        ],
    )


def _cell(words: str, meant: Term | None, language: str) -> Cell:
    if not isinstance(meant, ox.NamedNode) or not words:
        return Cell(words)
    own = page_of(meant.value, language)
    if own:
        return Cell(words, own)
    # An IRI may have any scheme; only a web address is safe to click on.
    if is_web_address(meant.value):
        return Cell(words, meant.value, far=True)
    return Cell(words)


def _short_names(
    columns: Sequence[str], rows: Sequence[Row], backend: Backend, language: str
) -> dict[str, str]:
    """Read short names for what is named at length, where the row holds its IRI."""
    behind = [(index, named_column(columns, index)) for index in range(len(columns))]
    pairs = [(index, meant) for index, meant in behind if index != meant]
    long = {
        iri.value
        for row in rows
        for index, meant in pairs
        if isinstance(iri := row[meant], ox.NamedNode) and len(show_term(row[index])) > LONGEST
    }
    return read_labels(backend, long, language, short=True) if long else {}
