"""From an operation to an answer: as data in one of the standard forms, or as rows for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, TypeVar

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.sparql import TABLE_FORMS, Reading, explain_syntax, read_query
from miprof_graph.endpoint.elsewhere import ask_elsewhere
from miprof_graph.endpoint.protocol import Operation
from miprof_graph.endpoint.shape import check_shape
from miprof_graph.endpoint.writing import write_answer
from miprof_graph.errors import UsageError
from miprof_graph.names import BASE
from miprof_graph.rows import Term
from miprof_graph.web.accept import SOLUTIONS, TRIPLES, Format
from miprof_graph.web.context import Context
from miprof_graph.web.errors import RefusalError

T = TypeVar("T")

ROWS_ON_A_PAGE: Final = 1000

# What the guard of the command line says in its own words: here the reader has no options to set.
_REFUSED: Final = {
    "ask.query-empty": (400, "endpoint.no-query"),
    "ask.query-service": (403, "endpoint.no-service"),
    "ask.query-update": (400, "endpoint.read-only"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as a page shows it: a verdict, or columns and rows, cut after a thousand."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Term | None, ...]] = ()
    verdict: bool | None = None
    cut: bool = False


def read_guarded(query: str) -> Reading:
    """Read a query that may be put here.

    Raises:
        RefusalError: If it is none, changes data, calls another service, or is too complex.
        UsageError: If it uses an unknown prefix.
    """
    try:
        reading = read_query(query)
    except UsageError as error:
        status, key = _REFUSED.get(error.key, (400, ""))
        if not key:
            raise
        raise RefusalError(status, key) from error
    check_shape(query)
    return reading


def offered_forms(query: str) -> tuple[Format, ...]:
    """Give the forms that the answer to a query may take.

    Raises:
        MiprofError: If the query may not be put here.
    """
    return SOLUTIONS if read_guarded(query).form in TABLE_FORMS else TRIPLES


def answer_data(
    context: Context, operation: Operation, reading: Reading, form: Format
) -> tuple[bytes, bool]:
    """Answer a query in one of the standard forms, and say whether the answer was cut.

    Raises:
        MiprofError: If the query is refused or malformed, or has no answer in that form.
    """
    write = partial(write_answer, form=form, most=context.max_rows)
    return _put(context, operation, reading, write)


def answer_table(context: Context, operation: Operation) -> Table:
    """Answer a query as rows for a page.

    Raises:
        MiprofError: If the query is refused or malformed.
    """
    reading = read_guarded(operation.query or "")
    most = min(context.max_rows or ROWS_ON_A_PAGE, ROWS_ON_A_PAGE)
    return _put(context, operation, reading, partial(_make_table, most=most))


def _make_table(answer: Answer, most: int) -> Table:
    if isinstance(answer, ox.QueryBoolean):
        return Table(verdict=bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return _cut(columns, (tuple(row) for row in answer), most)
    triples = ((t.subject, t.predicate, t.object) for t in answer)
    return _cut(("subject", "predicate", "object"), triples, most)


def _cut(columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]], most: int) -> Table:
    first = list(islice(rows, most + 1))
    return Table(columns, first[:most], cut=len(first) > most)


def _put(
    context: Context, operation: Operation, reading: Reading, consume: Callable[[Answer], T]
) -> T:
    """Put a query to the union of all graphs, or to the graphs that it or the request names."""
    query = operation.query or ""
    default, named = _names(operation.default_graphs), _names(operation.named_graphs)
    if context.store is None:
        return ask_elsewhere(context.backend, operation, reading, consume)
    has_own = operation.names_dataset
    try:
        answer = context.store.query(
            query,
            base_iri=BASE,
            prefixes=reading.prefixes,
            use_default_graph_as_union=not has_own and not reading.names_dataset,
            default_graph=[*default] if has_own else None,
            named_graphs=named if has_own else None,
        )
        return consume(answer)
    except SyntaxError as error:
        raise explain_syntax(query, error) from error
    except RuntimeError as error:
        # So the store calls a function that it does not know.
        raise RefusalError(400, "endpoint.no-answer", detail=error) from error


def _names(iris: Sequence[str]) -> list[ox.NamedNode | ox.BlankNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise RefusalError(400, "endpoint.bad-graph", detail=error) from error
