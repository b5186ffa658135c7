"""One SPARQL server, asked slowly and with patience, as public ones want to be asked.

What Wikimedia asks of its users: a User-Agent with an address, one request at a time, and a
pause as long as `Retry-After` says. Who does not heed that is shut out for a day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.wire import BUSY, Message, Reply, send
from miprof_graph.errors import RemoteError
from miprof_graph.rows import Row

_TURNS: Final = 5
_LONGEST_WAIT: Final = 600.0
# Besides those that say they are busy: a proxy that has lost the server behind it for a while.
_PASSING: Final = BUSY | {502, 504}


class Client:
    """Asks one endpoint, one query after the other."""

    def __init__(
        self,
        endpoint: str,
        *,
        seconds: float,
        pause: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the address, the seconds allowed for an answer and between two, and how to wait."""
        self.endpoint = endpoint
        self._seconds = seconds
        self._pause = pause
        self._sleep = sleep
        self._free_at = 0.0

    def select(self, query: str) -> list[Row]:
        """Put a SELECT query and give its rows.

        Raises:
            RemoteError: If the server does not answer, stays busy, or answers something else.
        """
        for turn in range(_TURNS):
            try:
                return _read(self.endpoint, self._send(query))
            except RemoteError as error:
                wait = max(error.wait, 2.0**turn)
                last = turn == _TURNS - 1
                if last or error.status not in _PASSING or wait > _LONGEST_WAIT:
                    raise
            self._sleep(wait)
        raise AssertionError  # pragma: no cover - the last turn returns or raises

    def _send(self, query: str) -> Reply:
        left = self._free_at - time.monotonic()
        if left > 0:
            self._sleep(left)
        try:
            message = Message("SELECT", query)
            return send(self.endpoint, message, seconds=self._seconds, patient=False)
        finally:
            self._free_at = time.monotonic() + self._pause


def _read(endpoint: str, reply: Reply) -> list[Row]:
    form = ox.QueryResultsFormat.from_media_type(reply.media_type)
    try:
        if form is None:
            raise ValueError(reply.media_type)
        rows = ox.parse_query_results(reply.body, format=form)
        if not isinstance(rows, ox.QuerySolutions):
            raise ValueError(reply.media_type)
        return [tuple(row) for row in rows]
    except (SyntaxError, ValueError) as error:
        media = reply.media_type or "?"
        raise RemoteError("ask.endpoint-not-sparql", url=endpoint, media=media) from error
