"""Where visitors wait in the moments when no worker listens: all may have to give way at once.

The address stays open in the supervisor, which takes connections without reading from them. The
first worker that is ready gets them, through the supervisor; who has waited too long is told to
come back.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from contextlib import suppress
from typing import Final

from miprof_graph.serve.listeners import bind_shared

_MOST: Final = 256
SECONDS_TO_WAIT: Final = 10.0
"""How long a visitor waits for a worker before it is told to come back."""
_SECONDS_AT_MOST: Final = 120.0
_CHUNK: Final = 1 << 16
_COME_BACK: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\n"
    b"Retry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Reception:
    """Listens at the address of the service while it is open, and only then."""

    def __init__(self, host: str, port: int, *, patience: float = SECONDS_TO_WAIT) -> None:
        self._host = host
        self._port = port
        self._patience = patience
        self._server: asyncio.Server | None = None
        self._listener: socket.socket | None = None
        self._late: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()
        self._guests = 0

    async def open(self) -> None:
        """Let visitors in to wait; nothing if they wait already."""
        if self._server is not None:
            return
        self._over = asyncio.Event()
        self._listener = bind_shared(self._host, self._port)
        self._server = await asyncio.start_server(self._receive, sock=self._listener, backlog=_MOST)

    def close(self) -> None:
        """Take no more visitors, and lead those who wait to whoever listens now."""
        if self._server is not None:
            self._take_last()
            self._server.close()
            self._server = None
            self._over.set()

    def _take_last(self) -> None:
        """Take the connections that the system has made and nobody has seen: else it cuts them."""
        while self._listener is not None:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                self._listener = None
                return
            task = asyncio.ensure_future(self._receive_late(connection))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    async def _receive_late(self, connection: socket.socket) -> None:
        await self._receive(*await asyncio.open_connection(sock=connection))

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._guests += 1
        try:
            inside = await self._wait_for_worker() if self._guests <= _MOST else None
            if inside is None:
                writer.write(_COME_BACK)
                await writer.drain()
            else:
                await _connect((reader, writer), inside)
        except (OSError, TimeoutError):
            pass  # who has gone away needs no answer
        finally:
            self._guests -= 1
            writer.close()

    async def _wait_for_worker(self) -> Stream | None:
        try:
            await asyncio.wait_for(self._over.wait(), self._patience)
            return await asyncio.open_connection(_way_in(self._host), self._port)
        except (TimeoutError, OSError):
            return None


async def _connect(outside: Stream, inside: Stream) -> None:
    """Carry what each side says to the other until the one inside has no more to say."""
    asking = asyncio.ensure_future(_carry(outside[0], inside[1]))
    try:
        async with asyncio.timeout(_SECONDS_AT_MOST):
            await _carry(inside[0], outside[1])
    finally:
        asking.cancel()
        inside[1].close()


async def _carry(source: asyncio.StreamReader, goal: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await source.read(_CHUNK):
            goal.write(chunk)
            await goal.drain()
        goal.write_eof()


def _way_in(host: str) -> str:
    """Give the address at which a worker that listens at `host` is reached from this machine.

    >>> _way_in("0.0.0.0"), _way_in("::"), _way_in("localhost")
    ('127.0.0.1', '::1', 'localhost')
    """
    with suppress(ValueError):
        address = ipaddress.ip_address(host)
        if address.is_unspecified:
            return "::1" if address.version == 6 else "127.0.0.1"
    return host
