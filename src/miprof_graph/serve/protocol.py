"""The query half of the SPARQL 1.1 Protocol: what a request asks for, or why it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from miprof_graph.errors import MiprofError

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MAX_BODY: Final = 1_000_000


class RefusalError(MiprofError):
    """A request that gets no answer, with the HTTP status that says what kind of mistake it is."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """One query to answer, the form that its address names, and the dataset it is put to."""

    query: str | None
    form: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read_operation(request: Request) -> Operation:
    """Read the query of a GET or POST request.

    Raises:
        RefusalError: If the request is an update, has two queries, or has a body of another kind.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return _operation(pairs)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == UPDATE:
        raise RefusalError(403, "serve.read-only")
    if media_type not in {FORM, QUERY}:
        raise RefusalError(415, "serve.media-type", found=media_type or "-")
    body = await _read_text(request)
    if media_type == FORM:
        return _operation([*pairs, *parse_qsl(body, keep_blank_values=True)])
    return _operation([*pairs, ("query", body)])


async def _read_text(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RefusalError(413, "serve.too-long", limit=MAX_BODY)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusalError(400, "serve.not-utf-8") from error


def _operation(pairs: Sequence[tuple[str, str]]) -> Operation:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise RefusalError(403, "serve.read-only")
    if len(found.get("query", ())) > 1:
        raise RefusalError(400, "serve.two-queries")
    return Operation(
        query=_first(found, "query"),
        form=_first(found, "format"),
        default_graphs=tuple(found.get("default-graph-uri", ())),
        named_graphs=tuple(found.get("named-graph-uri", ())),
    )


def _first(found: Mapping[str, list[str]], name: str) -> str | None:
    return next((value for value in found.get(name, ()) if value.strip()), None)
