"""A request and a response as the parts of the service see them, whatever server carries them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

HTML: Final = "text/html; charset=utf-8"
TEXT: Final = "text/plain; charset=utf-8"
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"

HOUR: Final = 3600
"""How long a copy may be kept without asking again, in seconds."""
MAX_BODY: Final = 1_000_000
"""How many bytes the body of a request may have."""


@dataclass(frozen=True)
class Request:
    """One request; the names of its headers are in lower case."""

    method: str
    path: str
    query_string: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    base: str = "http://localhost/"
    """The address of the start page as the client sees it, with a slash at its end."""

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the address, in order and as often as they stand there."""
        return tuple(parse_qsl(self.query_string, keep_blank_values=True))

    def parameter(self, name: str, default: str = "") -> str:
        """Give the first value of a parameter of the address."""
        return next((value for key, value in self.pairs if key == name), default)

    @property
    def media_type(self) -> str:
        """The media type of the body, without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """One response, before it is compressed and given the headers that all of them carry.

    `path` names a file to send instead of `body`. `max_age` says for how many seconds a copy
    may be used without asking again; None forbids keeping one. `policy` replaces the
    Content-Security-Policy of the site.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    max_age: int | None = 0
    policy: str | None = None
    path: Path | None = None

    def with_headers(self, **headers: str) -> Response:
        """Give the same response with more headers; `_` in a name stands for `-`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})


Handler = Callable[..., Response]
"""Called with the context, the request, and the variable parts of the address by name."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the service, in the notation of werkzeug's routing, and who answers there.

    HEAD comes with GET. `<lang:language>` matches the languages of the site.
    """

    rule: str
    handler: Handler
    methods: tuple[str, ...] = ("GET",)


def redirect(location: str, status: int = 303, **headers: str) -> Response:
    """Point to another address of this site, given from its root."""
    return Response(status=status, media_type=TEXT, headers={"location": location}).with_headers(
        **headers
    )
