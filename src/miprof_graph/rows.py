"""Rows of our own SELECT queries, put to the union of all graphs of a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from miprof_graph.names import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_WITH_VALUE: Final = (ox.NamedNode, ox.Literal, ox.BlankNode)


def select(store: ox.Store, query: str) -> Iterator[Row]:
    """Give the rows of a SELECT query, in the order of its columns."""
    solutions = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - ours are all SELECT
    for solution in solutions:
        yield tuple(solution)


def select_texts(store: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    """Give the rows as texts: IRIs and literals by their value, nothing where a column is empty."""
    for row in select(store, query):
        yield tuple(term.value if isinstance(term, _WITH_VALUE) else "" for term in row)
