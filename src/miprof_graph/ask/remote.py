"""The same questions, put to a SPARQL 1.1 endpoint elsewhere."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.graphs import find_graphs
from miprof_graph.ask.quirks import mend_durations, read_table
from miprof_graph.ask.sparql import (
    TABLE_FORMS,
    declare_prefixes,
    explain_syntax,
    missing_prefixes,
    read_query,
)
from miprof_graph.ask.wire import Graphs, Message, Reply, send
from miprof_graph.errors import RemoteError, UsageError

T = TypeVar("T")

_FRESH: Final = 300.0
"""Seconds after which the store is asked again which graphs it has."""
# Virtuoso 7 chooses by the first type, and its N-Triples are what it writes best.
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"


class Remote:
    """An endpoint given by its URL; safe to use from several threads."""

    def __init__(
        self,
        endpoint: str,
        *,
        timeout: float,
        headers: Callable[[], Mapping[str, str]] = dict,
        is_union: bool = False,
    ) -> None:
        """Take the URL, the seconds allowed for an answer, and the headers to send along.

        With `is_union` the store's default graph is asked as it is, whatever it holds.
        """
        parts = urlsplit(endpoint)
        if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
            shown = endpoint.replace(parts.netloc, parts.netloc.rpartition("@")[2])
            raise UsageError("ask.endpoint-url", url=shown)
        self._endpoint = endpoint
        self._timeout = timeout
        self._headers = headers
        self._as_it_is = is_union
        self._lock = threading.Lock()
        self._known: tuple[float, Graphs] | None = None

    def run(self, query: str, consume: Callable[[Answer], T], *, graphs: Graphs = ()) -> T:
        """Send a query, wait no longer than allowed, and hand the answer to `consume`.

        `graphs` are parameters of the protocol that name the graphs to ask; without them it is
        put to the union of ours.

        Raises:
            UsageError: If the query is wrong, an update, or calls another service.
            RemoteError: If the endpoint does not answer, or answers something else.
        """
        reading = read_query(query)
        _check_syntax(query)
        accept = None if reading.form in TABLE_FORMS else _TRIPLES
        if not graphs and not reading.names_dataset:
            graphs = self._find_graphs()
        return consume(self._parse(query, reading.form, self._send(query, accept, graphs)))

    def fetch(
        self,
        query: str,
        accept: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> tuple[str, bytes]:
        """Send a query and give the answer as the store wrote it: its media type, its bytes.

        Nothing in it is put right. Without graphs it is put to the union of ours.

        Raises:
            UsageError: If the query is an update, or calls another service.
            RemoteError: If the endpoint does not answer, or refuses; see its `status`.
        """
        reading = read_query(query)
        graphs: Graphs = [
            *(("default-graph-uri", name) for name in default_graphs),
            *(("named-graph-uri", name) for name in named_graphs),
        ]
        if not graphs and not reading.names_dataset:
            graphs = self._find_graphs()
        reply = self._send(query, accept, graphs)
        return reply.media_type, reply.body

    def _send(self, query: str, accept: str | None, graphs: Graphs) -> Reply:
        form = read_query(query).form
        message = Message(form, declare_prefixes(query), accept, graphs, self._headers())
        return send(self._endpoint, message, seconds=self._timeout)

    def _find_graphs(self) -> Graphs:
        """Ask the store which graphs are ours, once in a while and once for all threads."""
        if self._as_it_is:
            return ()
        with self._lock:
            if self._known is None or time.monotonic() - self._known[0] > _FRESH:
                self._known = (time.monotonic(), self._read_graphs())
            return self._known[1]

    def _read_graphs(self) -> Graphs:
        try:
            return find_graphs(self._ask_column)
        except RemoteError as error:
            # A store that cannot say which graphs it has is asked as it is.
            if error.status is None:
                raise
            return ()

    def _ask_column(self, query: str) -> list[str]:
        def consume(answer: Any) -> list[str]:
            return [str(solution[0].value) for solution in answer]

        return consume(self._parse(query, "SELECT", self._send(query, None, ())))

    def _parse(self, query: str, form: str, reply: Reply) -> Answer:
        media = reply.media_type
        try:
            if form in TABLE_FORMS:
                return read_table(self._endpoint, query, form, reply)
            if (rdf := ox.RdfFormat.from_media_type(media)) is not None:
                return _as_triples(reply.body, rdf)
        except (KeyError, SyntaxError, ValueError) as error:
            raise self._not_sparql(media) from error
        raise self._not_sparql(media)

    def _not_sparql(self, media: str) -> RemoteError:
        return RemoteError("ask.endpoint-not-sparql", url=self._endpoint, media=media or "?")


def _check_syntax(query: str) -> None:
    """Find errors here, where line and column can be shown, before anything is sent."""
    try:
        ox.Store().query(query, prefixes=missing_prefixes(query))
    except SyntaxError as error:
        raise explain_syntax(query, error) from error


def _as_triples(body: bytes, rdf: ox.RdfFormat) -> Answer:
    store = ox.Store()
    store.load(body, format=rdf)
    mend_durations(store)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")
