"""One request of the SPARQL 1.1 Protocol and its reply, through SPARQLWrapper.

SPARQLWrapper imports rdflib, so it is imported only here and only when something is sent.
"""

from __future__ import annotations

import re
import time
from ast import literal_eval
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import mktime_tz, parsedate_tz
from http.client import HTTPException
from importlib.metadata import version
from typing import Any, Final
from urllib.error import HTTPError, URLError

from miprof_graph.ask.sparql import TABLE_FORMS
from miprof_graph.errors import RemoteError

Graphs = Sequence[tuple[str, str]]
"""Parameters of the protocol that choose the graphs, with their values."""

USER_AGENT: Final = f"miprof-graph/{version('miprof-graph')} (+https://w3id.org/miprof-graph)"
BUSY: Final = frozenset({429, 503})

_LONGEST_WAIT: Final = 20.0
_LONGEST_GET: Final = 1800
_CHUNK: Final = 1 << 16
_LONGEST_DETAIL: Final = 200
_TAG: Final = re.compile(r"<(?:title.*?</title|[^>]*)>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a query or an update of a known form, and what may come back."""

    form: str
    text: str
    accept: str | None = None
    graphs: Graphs = ()
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a media type without parameters, the body, the headers in small letters."""

    media_type: str
    body: bytes
    headers: Mapping[str, str]


def send(endpoint: str, message: Message, *, seconds: float, patient: bool = True) -> Reply:
    """Send a message and read its reply to the end, no longer than `seconds`.

    A server that says it is busy is asked once more, after the time it names, if that is short;
    if not `patient`, that is left to the caller, who finds the time in the error.

    Raises:
        RemoteError: If the server cannot be reached, is too slow, or answers with an error.
    """
    deadline = time.monotonic() + seconds
    try:
        return _ask_twice(endpoint, message, deadline, patient=patient)
    except TimeoutError as error:
        raise _fail(endpoint, "timeout", seconds=f"{seconds:g}") from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _fail(endpoint, "timeout", seconds=f"{seconds:g}") from error
        raise _fail(endpoint, "unreachable", detail=error.reason) from error
    except (OSError, HTTPException) as error:
        raise _fail(endpoint, "unreachable", detail=error or type(error).__name__) from error


def read_retry_after(value: str | None) -> float:
    """Give the seconds a server asks us to wait, whether it says seconds or a date."""
    if value is None:
        return 1.0
    if value.strip().isdigit():
        return float(value)
    parsed = parsedate_tz(value)
    return max(0.0, mktime_tz(parsed) - time.time()) if parsed else 1.0


def first_line(body: bytes) -> str:
    r"""Take of what a server says about an error only what fits into a message.

    >>> first_line(b"Error SP031: no\nSPARQL query: ASK"), first_line(b"<h1>Not</h1> <p>here</p>")
    ('Error SP031: no', 'Not here')
    """
    said = body.decode("utf-8", "replace").strip()
    line = _TAG.sub(" ", said) if said.startswith("<") else said.partition("\n")[0]
    return " ".join(line.split())[:_LONGEST_DETAIL]


def _ask_twice(endpoint: str, message: Message, deadline: float, *, patient: bool) -> Reply:
    for again in (patient, False):
        try:
            return _ask(endpoint, message, deadline)
        except HTTPError as error:
            with error:
                detail = first_line(read_some(error)) or error.reason
            left = deadline - time.monotonic()
            named = read_retry_after(error.headers.get("Retry-After"))
            wait = min(named, _LONGEST_WAIT)
            if not (again and error.code in BUSY and wait < left):
                values = {"code": error.code, "detail": detail, "wait": named}
                raise _fail(endpoint, "http", **values) from error
        time.sleep(wait)
    raise AssertionError  # pragma: no cover - the second turn returns or raises


def _ask(endpoint: str, message: Message, deadline: float) -> Reply:
    from SPARQLWrapper import SPARQLExceptions

    try:
        response = _prepare(endpoint, message, deadline).query().response
    except SPARQLExceptions.SPARQLWrapperException as error:
        # It drops the status, and leaves the HTTPError it came from open, as the context.
        cause = error.__context__
        code = cause.code if isinstance(cause, HTTPError) else 500
        if isinstance(cause, HTTPError):
            cause.close()
        detail = first_line(_quoted_body(error))
        raise _fail(endpoint, "http", code=code, detail=detail) from error
    with response:
        headers = {name.lower(): value for name, value in response.headers.items()}
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Reply(media, _read_all(response, deadline), headers)


def _prepare(endpoint: str, message: Message, deadline: float) -> Any:
    from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper

    wrapper = SPARQLWrapper(endpoint, agent=USER_AGENT)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(max(1, round(deadline - time.monotonic())))
    wrapper.setQuery(message.text)
    # Its own guess is made by regular expressions over comments and strings.
    wrapper.queryType = message.form
    wrapper.setReturnFormat(JSON if message.form in TABLE_FORMS else TURTLE)
    for name, value in message.graphs:
        wrapper.addParameter(name, value)
    accept = {"Accept": message.accept} if message.accept else {}
    for name, value in {**accept, **(message.headers or {})}.items():
        wrapper.addCustomHttpHeader(name, value)
    length = len(message.text) + sum(len(name) + len(value) for name, value in message.graphs)
    wrapper.setMethod(POST if wrapper.isSparqlUpdateRequest() or length > _LONGEST_GET else GET)
    return wrapper


def _fail(endpoint: str, key: str, **values: object) -> RemoteError:
    return RemoteError(f"ask.endpoint-{key}", url=endpoint, **values)


def _read_all(response: Any, deadline: float) -> bytes:
    """Read to the end, but no longer than allowed: the socket's limit is per packet only."""
    chunks: list[bytes] = []
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(chunks)


def read_some(error: HTTPError) -> bytes:
    """Read the beginning of what a server says about an error."""
    body = b""
    # What is only there to explain an error must not become one.
    with suppress(OSError, HTTPException, ValueError):
        body = error.read(_LONGEST_DETAIL * 4)
    return body


def _quoted_body(error: Exception) -> bytes:
    """Take what the server itself said out of what SPARQLWrapper says: it is quoted as bytes."""
    said = str(error).partition("Response:")[2].strip()
    return bytes(literal_eval(said)) if said else b""
