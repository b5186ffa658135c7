"""A small HTTP client that says everything: status, headers, body, time, and why it failed."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import quote

JSON = "application/sparql-results+json"
FAILED = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or with the status `FAILED` the reason why there is none; times in seconds."""

    status: int
    began: float
    ended: float
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    reason: str = ""

    @property
    def seconds(self) -> float:
        """How long it took from the connection to the last byte."""
        return self.ended - self.began


def sparql_path(query: str) -> str:
    """Give the address of a query below the host."""
    return "/sparql?query=" + quote(query, safe="")


def ask_query(port: int, query: str, *, accept: str = JSON, limit: float = 30) -> Reply:
    """Put a query by GET on a connection of its own."""
    return send(port, "GET", sparql_path(query), headers={"Accept": accept}, limit=limit)


def send(  # noqa: PLR0913
    port: int,
    method: str,
    path: str,
    *,
    headers: Mapping[str, str],
    body: bytes | None = None,
    limit: float = 30,
) -> Reply:
    """Send a request on a connection of its own; a connection that breaks is a reply too."""
    began = perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
    try:
        connection.request(method, path, body=body, headers=dict(headers))
        answer = connection.getresponse()
        read = answer.read()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, began, perf_counter(), told, read)
    except (OSError, http.client.HTTPException) as error:
        return Reply(FAILED, began, perf_counter(), reason=f"{type(error).__name__}: {error}")
    finally:
        connection.close()
