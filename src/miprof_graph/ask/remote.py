"""The same questions, put to a SPARQL 1.1 endpoint through SPARQLWrapper.

SPARQLWrapper imports rdflib, so it is imported only here and only when a query is put.
"""

from __future__ import annotations

import time
from ast import literal_eval
from collections.abc import Callable
from email.utils import mktime_tz, parsedate_tz
from http.client import HTTPException
from importlib.metadata import version
from typing import Any, Final, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.sparql import (
    TABLE_FORMS,
    declare_prefixes,
    explain_syntax,
    missing_prefixes,
    read_form,
)
from miprof_graph.errors import RemoteError, UsageError

T = TypeVar("T")

USER_AGENT: Final = f"miprof-graph/{version('miprof-graph')} (+https://w3id.org/miprof-graph)"

_BUSY: Final = frozenset({429, 503})
_LONGEST_WAIT: Final = 20.0
_LONGEST_GET: Final = 1800
_CHUNK: Final = 1 << 16
_TABLE_MEDIA: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}


class Remote:
    """An endpoint given by its URL."""

    def __init__(self, endpoint: str, *, timeout: float) -> None:
        parts = urlsplit(endpoint)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise UsageError("ask.endpoint-url", url=endpoint)
        self._endpoint = endpoint
        self._timeout = timeout

    def run(self, query: str, consume: Callable[[Answer], T]) -> T:
        """Send a query, wait no longer than allowed, and hand the answer to `consume`.

        Raises:
            UsageError: If the query is wrong, an update, or calls another service.
            RemoteError: If the endpoint does not answer, or answers something else.
        """
        form = read_form(query)
        _check_syntax(query)
        deadline = time.monotonic() + self._timeout
        try:
            media, body = self._fetch(declare_prefixes(query), form, deadline)
        except TimeoutError as error:
            raise self._error("timeout", seconds=f"{self._timeout:g}") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._error("timeout", seconds=f"{self._timeout:g}") from error
            raise self._error("unreachable", detail=error.reason) from error
        except (OSError, HTTPException) as error:
            raise self._error("unreachable", detail=error or type(error).__name__) from error
        return consume(self._parse(form, media, body))

    def _fetch(self, query: str, form: str, deadline: float) -> tuple[str, bytes]:
        """Ask once, and once more if the endpoint says it is busy."""
        for patient in (True, False):
            try:
                return self._ask(query, form, deadline)
            except HTTPError as error:
                error.close()
                left = deadline - time.monotonic()
                wait = min(_read_retry_after(error.headers.get("Retry-After")), _LONGEST_WAIT)
                if not (patient and error.code in _BUSY and wait < left):
                    raise self._error("http", code=error.code, detail=error.reason) from error
            time.sleep(wait)
        raise AssertionError  # pragma: no cover - the second turn returns or raises

    def _ask(self, query: str, form: str, deadline: float) -> tuple[str, bytes]:
        from SPARQLWrapper import (
            GET,
            JSON,
            POST,
            TURTLE,
            SPARQLExceptions,
            SPARQLWrapper,
        )

        wrapper = SPARQLWrapper(self._endpoint, agent=USER_AGENT)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, round(deadline - time.monotonic())))
        wrapper.setQuery(query)
        # Its own guess is made by regular expressions over comments and strings.
        wrapper.queryType = form
        wrapper.setReturnFormat(JSON if form in TABLE_FORMS else TURTLE)
        wrapper.setMethod(GET if len(query) <= _LONGEST_GET else POST)
        try:
            response = wrapper.query().response
        except SPARQLExceptions.SPARQLWrapperException as error:
            # It drops the status, and leaves the HTTPError it came from open, as the context.
            cause = error.__context__
            code = cause.code if isinstance(cause, HTTPError) else 500
            if isinstance(cause, HTTPError):
                cause.close()
            raise self._error("http", code=code, detail=_first_line(error)) from error
        with response:
            return _media_type(response), _read_all(response, deadline)

    def _parse(self, form: str, media: str, body: bytes) -> Answer:
        try:
            if form in TABLE_FORMS:
                answer = ox.parse_query_results(body, format=_TABLE_MEDIA[media])
                # An error page inside a well-formed answer has neither rows nor columns.
                if isinstance(answer, ox.QueryBoolean) == (form == "ASK"):
                    return answer
                # The error below would carry it along, perhaps into a thread it cannot be in.
                del answer
            elif (rdf := ox.RdfFormat.from_media_type(media)) is not None:
                return _as_triples(body, rdf)
        except (KeyError, SyntaxError, ValueError) as error:
            raise self._error("not-sparql", media=media or "?") from error
        raise self._error("not-sparql", media=media or "?")

    def _error(self, key: str, **values: object) -> RemoteError:
        return RemoteError(f"ask.endpoint-{key}", url=self._endpoint, **values)


def _check_syntax(query: str) -> None:
    """Find errors here, where line and column can be shown, before anything is sent."""
    try:
        ox.Store().query(query, prefixes=missing_prefixes(query))
    except SyntaxError as error:
        raise explain_syntax(query, error) from error


def _as_triples(body: bytes, rdf: ox.RdfFormat) -> Answer:
    store = ox.Store()
    store.load(body, format=rdf)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")


def _media_type(response: Any) -> str:
    return str(response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _read_all(response: Any, deadline: float) -> bytes:
    """Read to the end, but no longer than allowed: the socket's limit is per packet only."""
    chunks: list[bytes] = []
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(chunks)


def _read_retry_after(value: str | None) -> float:
    """Give the seconds an endpoint asks us to wait, whether it says seconds or a date."""
    if value is None:
        return 1.0
    if value.strip().isdigit():
        return float(value)
    parsed = parsedate_tz(value)
    return max(0.0, mktime_tz(parsed) - time.time()) if parsed else 1.0


def _first_line(error: Exception) -> str:
    """Take the first line of what the endpoint itself said: SPARQLWrapper quotes it as bytes."""
    said = str(error).partition("Response:")[2].strip()
    body = literal_eval(said).decode("utf-8", "replace") if said else ""
    return " ".join(body.strip().partition("\n")[0][:200].split())
