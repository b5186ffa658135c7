"""One request and its answer, between the server's objects and the records of the service."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Final

from miprof_graph.serve.cache import Key, Sent
from miprof_graph.web.errors import RefusalError
from miprof_graph.web.records import MAX_BODY, Request, Response

SECONDS_FOR_BODY: Final = 15

_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?")
# Everything in a request, beside its address, that may change the answer.
_VARYING: Final = ("accept", "accept-encoding", "accept-language", "host", "x-forwarded-proto")
_PLAIN_HOST: Final = "localhost"


def make_key(scope: Any) -> Key:
    """Give what an answer may depend on; equal keys have equal answers."""
    get = scope.headers.get
    return (scope.path, scope.query_string, *(get(name) for name in _VARYING))


def read_request(scope: Any, body: bytes, public_url: str | None) -> Request:
    """Make the record of a request, with the address under which the client sees this site."""
    headers = {name.lower(): text for name, text in scope.headers.items()}
    return Request(
        method=scope.method,
        path=scope.path or "/",
        query_string=scope.query_string,
        headers=headers,
        body=body,
        base=public_url or _guess_base(headers, scope.scheme),
    )


async def read_body(proto: Any) -> bytes:
    """Read what a request carries.

    Raises:
        RefusalError: If it is too long, or comes too slowly.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS_FOR_BODY):
            async for chunk in proto:
                body += chunk
                if len(body) > MAX_BODY:
                    raise RefusalError(413, "serve.too-long", limit=MAX_BODY)
    except TimeoutError as error:
        raise RefusalError(408, "serve.too-slow", seconds=SECONDS_FOR_BODY) from error
    return bytes(body)


def make_sent(response: Response) -> Sent:
    """Put a finished response into the form in which it is sent."""
    headers = [*response.headers.items()]
    if response.status not in {204, 304}:
        headers.append(("content-length", str(len(response.body))))
    return Sent(response.status, headers, response.body, response.headers.get("etag", ""))


def unless_known(kept: Sent, known: str | None) -> Sent:
    """Give 304 in the place of a kept answer that the client has already."""
    if not known or not kept.etag or kept.etag not in known:
        return kept
    left = [pair for pair in kept.headers if pair[0] not in {"content-type", "content-length"}]
    return Sent(304, left, b"", kept.etag)


def send(proto: Any, method: str, sent: Sent) -> None:
    """Hand an answer to the server; may be called from any thread."""
    if method == "HEAD" or not sent.body:
        proto.response_empty(sent.status, sent.headers)
    else:
        proto.response_bytes(sent.status, sent.headers, sent.body)


def _guess_base(headers: dict[str, str], scheme: str) -> str:
    host = headers.get("host", "")
    forwarded = headers.get("x-forwarded-proto", "")
    seen = forwarded if forwarded in {"http", "https"} else scheme
    return f"{seen}://{host if _HOST.fullmatch(host) else _PLAIN_HOST}/"
