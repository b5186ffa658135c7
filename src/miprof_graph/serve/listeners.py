"""Addresses that several listen at, and settings of their sockets that the server lacks."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_DESCRIPTORS: Final = Path("/proc/self/fd")
_MILLISECONDS: Final = 30_000


def bind_shared(host: str, port: int) -> socket.socket:
    """Bind an address that others of this service bind as well; nothing listens at it yet.

    Raises:
        OSError: If it cannot be had.
        OverflowError: If there is no such port.
    """
    bound = socket.socket(find_family(host))
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bound.bind((host, port))
    except BaseException:
        bound.close()
        raise
    return bound


def find_family(host: str) -> socket.AddressFamily:
    """Tell which kind of address a host is.

    >>> find_family("::1").name, find_family("127.0.0.1").name
    ('AF_INET6', 'AF_INET')
    """
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def drop_deaf_clients() -> int:
    """Let the system end connections whose client has not taken what was sent for 30 seconds.

    Otherwise a client that asks and never reads would hold its answer in memory for ever. What is
    set for a listening socket holds for the connections that it accepts. Gives the number of
    sockets that were set; there are none where the system has no such setting.
    """
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    if option is None or not _DESCRIPTORS.is_dir():
        return 0
    found = 0
    for number in [int(entry.name) for entry in _DESCRIPTORS.iterdir()]:
        if _is_socket(number):
            with suppress(OSError), socket.socket(fileno=os.dup(number)) as listener:
                if listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    listener.setsockopt(socket.IPPROTO_TCP, option, _MILLISECONDS)
                    found += 1
    return found


def _is_socket(number: int) -> bool:
    # A copy of another kind of descriptor would stay open, and keep a pipe from ending.
    with suppress(OSError):
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    return False
