"""Clients that mean harm by their manners: slow ones, huge requests, headers of noise."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.serving_askers import Told, asking
from benchmarks.serving_client import FAILED, JSON, Reply, sparql_path
from benchmarks.serving_servers import Server

_ESTABLISHED: Final = "01"
MUCH: Final = "SELECT * { ?s ?p ?o } LIMIT 15000"
"""An answer of several megabytes, more than any buffer of the system takes."""
KINDS: Final = ("head", "body", "deaf")
"""Sends its head a byte at a time, or its body; or never reads what it is sent."""


@dataclass(frozen=True, slots=True)
class Slow:
    """Slow clients: what the others saw, connections still held, seconds until none was."""

    told: Told
    held: int
    closed: float | None
    memory: tuple[float, float]


def send_raw(port: int, data: bytes, *, limit: float = 30) -> Reply:
    """Send bytes as they are and read the answer, also one that comes before all was sent."""
    began = perf_counter()
    read = bytearray()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=limit) as connection:
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(data)
            while chunk := connection.recv(1 << 16):
                read += chunk
    except OSError as error:
        if not read:
            return Reply(FAILED, began, perf_counter(), reason=f"{type(error).__name__}: {error}")
    head, _, body = bytes(read).partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    told = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines[1:]}
    parts = lines[0].split(" ")
    status = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else FAILED
    return Reply(status, began, perf_counter(), told, body, lines[0])


def make_request(path: str, accept: bytes = JSON.encode(), *, body: bytes = b"") -> bytes:
    """Write a request that closes its connection: a GET, or with a body a POST of a query."""
    head = f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close"
    sent = b"\r\nContent-Type: application/sparql-query\r\nContent-Length: %d" % len(body)
    return head.encode() + b"\r\nAccept: " + accept + (sent if body else b"") + b"\r\n\r\n" + body


def be_slow(  # noqa: PLR0913 - each is a keyword
    server: Server,
    answers: Mapping[str, bytes],
    *,
    count: int,
    seconds: float,
    limit: float,
    kinds: Sequence[str] = KINDS,
) -> Slow:
    """Open slow connections of each kind, let others ask meanwhile, wait until they are closed."""
    before = server.memory()
    slow = [(_open(server.port, kind), kind) for kind in islice(cycle(kinds), count)]
    began = perf_counter()
    with asking(server.port, answers, clients=4, pause=0.01) as told:
        while perf_counter() - began < seconds:
            _trickle(slow)
            time.sleep(1)
    during = server.memory()
    closed = None
    while perf_counter() - began < limit and closed is None:
        _trickle(slow)
        closed = None if count_connections(server.port) else perf_counter() - began
        time.sleep(1 if closed is None else 0)
    held = count_connections(server.port)
    for connection, _ in slow:
        connection.close()
    return Slow(told, held, closed, (before, during))


def count_connections(port: int) -> int:
    """Count the connections that the server at a port still holds open."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    fields = [line.split() for line in lines]
    # Without an inode, no process has it any more: the system only sends what is left.
    return sum(
        field[3] == _ESTABLISHED
        and int(field[1].rpartition(":")[2], 16) == port
        and field[9] != "0"
        for field in fields
    )


def _open(port: int, kind: str) -> socket.socket:
    connection = socket.socket()
    if kind == "deaf":
        # Little room on this side, so that the answer stays on the other.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(5)
    connection.connect(("127.0.0.1", port))
    connection.sendall(
        {
            "head": b"GET /sparql?query=",
            "body": make_request("/sparql", body=b"S" * 900)[:-899],
            "deaf": make_request(sparql_path(MUCH)),
        }[kind]
    )
    connection.setblocking(False)
    return connection


def _trickle(slow: Sequence[tuple[socket.socket, str]]) -> None:
    for connection, kind in slow:
        if kind != "deaf":
            with suppress(OSError):
                connection.send(b"S")
