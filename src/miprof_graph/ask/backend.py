"""Where questions go: a store in this process, or an endpoint elsewhere (`remote`)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import pyoxigraph as ox

from miprof_graph.ask.sparql import explain_syntax, missing_prefixes, names_dataset, read_form
from miprof_graph.errors import QueryTimeoutError
from miprof_graph.rows import Row

T = TypeVar("T")
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Backend(Protocol):
    """Answers SPARQL queries; ours are put to the union of all graphs."""

    def run(self, query: str, consume: Callable[[Answer], T]) -> T:
        """Put a query and hand its answer to `consume`, both within the time allowed."""


class Local:
    """A store in this process."""

    def __init__(self, store: ox.Store, *, timeout: float | None = None) -> None:
        self._store = store
        self._timeout = timeout

    def run(self, query: str, consume: Callable[[Answer], T]) -> T:
        """Answer in a thread of its own, so that Ctrl-C and the time limit are heard.

        Raises:
            UsageError: If the query is wrong, an update, or calls another service.
            QueryTimeoutError: If it runs past the limit.
        """
        read_form(query)
        prefixes = missing_prefixes(query)
        if self._timeout is None:
            return consume(self._query(query, prefixes))
        outcome: list[T] = []
        failure: list[BaseException] = []

        def work() -> None:
            try:
                outcome.append(consume(self._query(query, prefixes)))
            except BaseException as error:
                from traceback import clear_frames

                # What an answer holds must be let go in the thread that made it.
                clear_frames(error.__traceback__)
                failure.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(self._timeout)
        if thread.is_alive():
            raise QueryTimeoutError("ask.query-timeout", seconds=f"{self._timeout:g}")
        if failure:
            raise failure[0]
        return outcome[0]

    def _query(self, query: str, prefixes: dict[str, str]) -> Answer:
        try:
            return self._store.query(
                query, prefixes=prefixes, use_default_graph_as_union=not names_dataset(query)
            )
        except SyntaxError as error:
            raise explain_syntax(query, error) from error


def read_rows(backend: Backend, query: str) -> list[Row]:
    """Put a SELECT query and give its rows as tuples, in the order of its columns."""

    def consume(answer: Any) -> list[Row]:
        return [tuple(solution) for solution in answer]

    return backend.run(query, consume)
