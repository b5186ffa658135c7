"""Answers written down: tables, RDF, and the standard formats of SPARQL results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer, Backend
from miprof_graph.ask.labels import LONGEST, read_labels
from miprof_graph.ask.sparql import TABLE_FORMS, read_form
from miprof_graph.ask.table import draw_table
from miprof_graph.ask.terminal import PAPER, Screen
from miprof_graph.errors import UsageError
from miprof_graph.messages import load_table, text
from miprof_graph.names import PREFIXES, compact
from miprof_graph.rows import Row

TABLE_FORMATS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "xml": ox.RdfFormat.RDF_XML,
    "n3": ox.RdfFormat.N3,
}

_LABEL: Final = "Label"


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT query, ready to be drawn."""

    columns: list[str]
    rows: list[Row]


def answer_as_text(
    backend: Backend, query: str, wanted: str | None, language: str, screen: Screen = PAPER
) -> str:
    """Put a query and write its answer; without a format, tables are drawn and graphs Turtle.

    Raises:
        UsageError: If the query is wrong, or its answer cannot take the format.
    """
    if wanted in (None, "table") and read_form(query) in TABLE_FORMS:
        found = backend.run(query, _read_rows)
        if isinstance(found, bool):
            return text("ask.yes" if found else "ask.no", language) + "\n"
        return _draw(_shorten(backend, found, language), language, screen)
    return backend.run(query, lambda answer: write_answer(answer, wanted))


def write_answer(answer: Answer, wanted: str | None) -> str:
    """Write an answer in one of the standard formats.

    Raises:
        UsageError: If a table is wanted as a graph, or a graph as a table.
    """
    if isinstance(answer, ox.QueryTriples):
        return write_graph(answer, wanted or "ttl")
    if wanted not in TABLE_FORMATS:
        formats = ", ".join(["table", *TABLE_FORMATS])
        raise UsageError("ask.format-of-table", format=wanted, formats=formats)
    body = answer.serialize(format=TABLE_FORMATS[wanted]) or b""
    return body.decode().rstrip("\r\n") + "\n"


def write_graph(triples: Iterable[ox.Triple], wanted: str) -> str:
    """Write triples sorted and once each, with those of our prefixes that occur."""
    ordered = sorted(set(triples), key=str)
    if wanted == "table":
        terms = [[show_term(t) for t in (s.subject, s.predicate, s.object)] for s in ordered]
        return draw_table(["subject", "predicate", "object"], terms)
    if wanted not in GRAPH_FORMATS:
        formats = ", ".join(["table", *GRAPH_FORMATS])
        raise UsageError("ask.format-of-graph", format=wanted, formats=formats)
    joined = "\n".join(map(str, ordered))
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if iri in joined}
    body = ox.serialize(ordered, format=GRAPH_FORMATS[wanted], prefixes=prefixes) or b""
    return body.decode().rstrip("\n") + "\n"


def show_term(term: Any) -> str:
    """Show a term as a person reads it: a CURIE, the words of a literal, nothing when unbound."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    if isinstance(term, ox.Literal):
        return term.value
    return str(term)


def shown_columns(columns: list[str]) -> list[int]:
    """Choose the columns to draw: an IRI whose label stands beside it is left out.

    >>> shown_columns(["person", "personLabel", "from"])
    [1, 2]
    """
    labelled = {name.removesuffix(_LABEL) for name in columns if name.endswith(_LABEL)}
    return [index for index, name in enumerate(columns) if name not in labelled]


def named_column(columns: Sequence[str], index: int) -> int:
    """Find the column of the IRI that a column names, if there is one; else it is the column.

    >>> named_column(["person", "personLabel", "from"], 1)
    0
    """
    name = columns[index].removesuffix(_LABEL)
    return columns.index(name) if name in columns else index


def heading(column: str, language: str) -> str:
    """Name a column in the reader's language, or as the query names it."""
    columns = load_table("ask", language)["column"]
    return str(columns.get(column.removesuffix(_LABEL), column))


def _read_rows(answer: Any) -> Rows | bool:
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    columns = [variable.value for variable in answer.variables]
    return Rows(columns, [tuple(solution) for solution in answer])


def _shorten(backend: Backend, found: Rows, language: str) -> Rows:
    """Put short names for long ones, where the IRI that is named stands in the same row."""
    columns = enumerate(named_column(found.columns, index) for index in range(len(found.columns)))
    pairs = [(label, entity) for label, entity in columns if label != entity]
    long: set[str] = set()
    for row in found.rows:
        for label, entity in pairs:
            name, iri = row[label], row[entity]
            is_long = isinstance(name, ox.Literal) and len(name.value) > LONGEST
            if is_long and isinstance(iri, ox.NamedNode):
                long.add(iri.value)
    if not long:
        return found
    names = read_labels(backend, long, language, short=True)
    return Rows(found.columns, [_rename(row, pairs, names) for row in found.rows])


def _rename(row: Row, pairs: list[tuple[int, int]], names: Mapping[str, str]) -> Row:
    cells = list(row)
    for label, entity in pairs:
        iri = row[entity]
        if isinstance(iri, ox.NamedNode) and iri.value in names:
            cells[label] = ox.Literal(names[iri.value])
    return tuple(cells)


def _draw(found: Rows, language: str, screen: Screen) -> str:
    if not found.rows:
        return text("ask.no-rows", language) + "\n"
    kept = shown_columns(found.columns)
    # A column in which no row says anything only takes room from the others.
    kept = [index for index in kept if any(row[index] is not None for row in found.rows)]
    rows = [[show_term(row[index]) for index in kept] for row in found.rows]
    return draw_table([heading(found.columns[index], language) for index in kept], rows, screen)
