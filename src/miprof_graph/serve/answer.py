"""From an operation to an answer: as data in one of the standard forms, or as rows for a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.results import TABLE_FORMATS, write_graph
from miprof_graph.ask.sparql import (
    TABLE_FORMS,
    explain_syntax,
    missing_prefixes,
    names_dataset,
    read_form,
)
from miprof_graph.rows import Term
from miprof_graph.serve.formats import SOLUTIONS, TRIPLES, Format
from miprof_graph.serve.protocol import Operation, RefusalError

ROWS_ON_A_PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as a page shows it: a verdict, or columns and rows, cut after a thousand."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Term | None, ...]] = ()
    verdict: bool | None = None
    cut: bool = False


def offered_forms(query: str) -> tuple[Format, ...]:
    """Give the forms that the answer to a query may take.

    Raises:
        UsageError: If it is no query, or one that would change data or leave this machine.
    """
    return SOLUTIONS if read_form(query) in TABLE_FORMS else TRIPLES


def answer_data(store: ox.Store, operation: Operation, form: Format) -> bytes:
    """Answer a query in one of the standard forms.

    Raises:
        UsageError: If the query is refused or malformed.
        RefusalError: If a graph that the request names has no valid name.
    """
    answer = _run(store, operation)
    if isinstance(answer, ox.QueryTriples):
        return write_graph(answer, form.name).encode()
    return answer.serialize(format=TABLE_FORMATS[form.name]) or b""


def answer_table(store: ox.Store, operation: Operation) -> Table:
    """Answer a query as rows for a page.

    Raises:
        UsageError: If the query is refused or malformed.
        RefusalError: If a graph that the request names has no valid name.
    """
    answer = _run(store, operation)
    if isinstance(answer, ox.QueryBoolean):
        return Table(verdict=bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return _cut(columns, (tuple(row) for row in answer))
    triples = ((t.subject, t.predicate, t.object) for t in answer)
    return _cut(("subject", "predicate", "object"), triples)


def _cut(columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]]) -> Table:
    first = list(islice(rows, ROWS_ON_A_PAGE + 1))
    return Table(columns, first[:ROWS_ON_A_PAGE], cut=len(first) > ROWS_ON_A_PAGE)


def _run(store: ox.Store, operation: Operation) -> Answer:
    """Put a query to the union of all graphs, or to the graphs that the request names."""
    query = operation.query or ""
    read_form(query)
    named = bool(operation.default_graphs or operation.named_graphs)
    try:
        return store.query(
            query,
            prefixes=missing_prefixes(query),
            use_default_graph_as_union=not named and not names_dataset(query),
            default_graph=[*_names(operation.default_graphs)] if named else None,
            named_graphs=_names(operation.named_graphs) if named else None,
        )
    except SyntaxError as error:
        raise explain_syntax(query, error) from error


def _names(iris: Sequence[str]) -> list[ox.NamedNode | ox.BlankNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise RefusalError(400, "serve.bad-graph", detail=error) from error
