"""Put a query to the endpoint behind this one, and say in the terms of HTTP what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from miprof_graph.ask.backend import Answer, Backend
from miprof_graph.ask.remote import Remote
from miprof_graph.ask.sparql import Reading
from miprof_graph.endpoint.protocol import Operation
from miprof_graph.errors import RemoteError
from miprof_graph.names import BASE
from miprof_graph.web.errors import RefusalError

T = TypeVar("T")

_LATE: Final = "ask.endpoint-timeout"


def ask_elsewhere(
    backend: Backend, operation: Operation, reading: Reading, consume: Callable[[Answer], T]
) -> T:
    """Put a query that has been guarded, with the graphs that the request names.

    Raises:
        UsageError: If it is malformed.
        RefusalError: If the endpoint fails (502), or takes too long (504); its address, which may
            be no business of the public, is not told.
    """
    query = operation.query or ""
    if reading.is_relative:
        query = f"BASE <{BASE}> {query}"
    return run_elsewhere(backend, query, consume, operation.graphs)


def run_elsewhere(
    backend: Backend,
    query: str,
    consume: Callable[[Answer], T],
    graphs: Sequence[tuple[str, str]] = (),
) -> T:
    """Put a query of ours, or one that has been guarded.

    Raises:
        RefusalError: As `ask_elsewhere` does.
    """
    try:
        if isinstance(backend, Remote):
            return backend.run(query, consume, graphs=graphs)
        return backend.run(query, consume)
    except RemoteError as error:
        if error.key == _LATE:
            raise RefusalError(504, "endpoint.remote-late") from error
        detail = error.values.get("detail", "-")
        raise RefusalError(502, "endpoint.remote-failed", detail=detail) from error
