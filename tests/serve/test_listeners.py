"""What is set for the listening sockets of a process."""

from __future__ import annotations

import socket
from pathlib import Path

from miprof_graph.serve.listeners import drop_deaf_clients

DESCRIPTORS = Path("/proc/self/fd")


def test_connections_inherit_the_limit_for_deaf_clients() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert drop_deaf_clients() >= 1
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000


def test_no_descriptor_is_left_open() -> None:
    before = sorted(DESCRIPTORS.iterdir())
    with socket.create_server(("127.0.0.1", 0)):
        drop_deaf_clients()
    assert sorted(DESCRIPTORS.iterdir()) == before
