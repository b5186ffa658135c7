"""Where a store takes what is written, found from the address it is asked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from miprof_graph.ask.wire import Message, send
from miprof_graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses to write to; with both, graphs are loaded by one and swapped by the other."""

    graph_store: str | None = None
    update: str | None = None


# The name in the header Server, the end of the address it is asked at, what stands there instead.
_KNOWN: Final = (
    ("Virtuoso", "/sparql", Layout("/sparql-graph-crud-auth", "/sparql-auth")),
    ("Oxigraph", "/query", Layout("/store")),
)
_PROBE: Final = Message("ASK", "ASK {}")


def check_address(url: str) -> str:
    """Give an address back if it may be used.

    Raises:
        UsageError: If it is no address of the web, or has a password in it.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise UsageError("publish.password-in-url", host=parts.netloc.rpartition("@")[2])
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError("publish.bad-url", url=url)
    return url


def find_layout(endpoint: str, given: Layout, *, seconds: float) -> Layout:
    """Give the addresses to write to: those given, or else those of a store that is known.

    Raises:
        UsageError: If the store is not one that is known, so that an option must say where.
        RemoteError: If it does not answer.
    """
    if given != Layout():
        return given
    server = send(endpoint, _PROBE, seconds=seconds).headers.get("server", "")
    for name, end, layout in _KNOWN:
        if server.startswith(name) and endpoint.endswith(end):
            base = endpoint.removesuffix(end)
            return Layout(*(path and base + path for path in (layout.graph_store, layout.update)))
    raise UsageError("publish.where", url=endpoint, server=server or "?")
