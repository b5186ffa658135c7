"""The query half of the SPARQL 1.1 Protocol: what a request asks for, or why it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from werkzeug.http import parse_options_header

from miprof_graph.web.errors import RefusalError
from miprof_graph.web.records import FORM, MAX_BODY, Request

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MAX_ADDRESS: Final = 60_000
"""How many bytes the parameters of an address may have."""
_MAX_PARAMETERS: Final = 1000
_LONGEST_KEPT: Final = 8000
_DEFAULT_GRAPH: Final = "default-graph-uri"
_NAMED_GRAPH: Final = "named-graph-uri"
_UTF_8: Final = frozenset({"utf-8", "utf8", "us-ascii"})

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One query to answer, the form that is named for its answer, and the graphs it is put to.

    Without a query (None, not an empty one) nothing is asked: that is how a client asks what
    the service is.
    """

    query: str | None
    form: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def names_dataset(self) -> bool:
        """Whether the request chooses the graphs; what the query says of them counts no more."""
        return bool(self.default_graphs or self.named_graphs)

    @property
    def graphs(self) -> list[tuple[str, str]]:
        """The graphs as the parameters of the protocol."""
        default = [(_DEFAULT_GRAPH, iri) for iri in self.default_graphs]
        return [*default, *((_NAMED_GRAPH, iri) for iri in self.named_graphs)]


def read_operation(request: Request) -> Operation:
    """Read what a GET, HEAD or POST request asks for.

    Raises:
        RefusalError: If the request is an update, has two queries, or has a body of another kind.
    """
    address = _read_address(request)
    if request.method != "POST":
        return (_read_and_keep if len(address) <= _LONGEST_KEPT else _operation_at)(address)
    if request.media_type == UPDATE:
        raise RefusalError(403, "endpoint.read-only")
    if request.media_type not in {FORM, QUERY}:
        raise RefusalError(415, "endpoint.media-type", found=request.media_type or "-")
    body = _read_body(request)
    more = _pairs(body) if request.media_type == FORM else [("query", body)]
    operation = _operation([*_pairs(address), *more])
    if operation.query is None:
        raise RefusalError(400, "endpoint.no-query")
    return operation


def read_pairs(request: Request) -> Pairs:
    """Read the parameters of the address, as often as each of them stands there.

    Raises:
        RefusalError: If the address is too long, or not UTF-8.
    """
    return _pairs(_read_address(request))


def _read_address(request: Request) -> str:
    if len(request.query_string) > MAX_ADDRESS:
        raise RefusalError(414, "endpoint.address-too-long", limit=MAX_ADDRESS)
    return request.query_string


def _operation_at(address: str) -> Operation:
    return _operation(_pairs(address))


_read_and_keep: Final = lru_cache(maxsize=512)(_operation_at)


def _read_body(request: Request) -> str:
    if len(request.body) > MAX_BODY:
        raise RefusalError(413, "endpoint.body-too-long", limit=MAX_BODY)
    options = parse_options_header(request.headers.get("content-type"))[1]
    if options.get("charset", "utf-8").lower() not in _UTF_8:
        raise RefusalError(415, "endpoint.not-utf-8")
    try:
        return request.body.decode()
    except UnicodeDecodeError as error:
        raise RefusalError(400, "endpoint.not-utf-8") from error


def _pairs(encoded: str) -> Pairs:
    try:
        return parse_qsl(
            encoded, keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except UnicodeDecodeError as error:
        raise RefusalError(400, "endpoint.not-utf-8") from error
    except ValueError as error:
        raise RefusalError(400, "endpoint.parameters", limit=_MAX_PARAMETERS) from error


def _operation(pairs: Pairs) -> Operation:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise RefusalError(403, "endpoint.read-only")
    if len(found.get("query", ())) > 1:
        raise RefusalError(400, "endpoint.two-queries")
    return Operation(
        query=found["query"][0] if "query" in found else None,
        form=_first(found, "format"),
        default_graphs=tuple(found.get(_DEFAULT_GRAPH, ())),
        named_graphs=tuple(found.get(_NAMED_GRAPH, ())),
    )


def _first(found: Mapping[str, list[str]], name: str) -> str | None:
    return next((value for value in found.get(name, ()) if value.strip()), None)
