"""The memory of this process, watched while it works, since a query can ask for any amount."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_EVERY: Final = 0.05
_STATM: Final = Path("/proc/self/statm")
MIB: Final = 1 << 20


def resident_memory() -> int:
    """Give the bytes of memory that this process holds; 0 where the system does not say."""
    try:
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def watch_memory(limit: int, nearly: Callable[[], None], too_much: Callable[[], None]) -> None:
    """Watch the memory of this process, from a thread of its own, until it is too much.

    `nearly` is called once, at three quarters of `limit` bytes, and `too_much` at the limit.
    """

    def watch() -> None:
        for bound, act in ((limit * 3 // 4, nearly), (limit, too_much)):
            while resident_memory() <= bound:
                time.sleep(_EVERY)
            act()

    threading.Thread(target=watch, daemon=True).start()


def bound_memory(more: int) -> None:
    """Let the system refuse memory far beyond what the watch allows: it could come too late.

    `more` is in bytes of address space, beside what this process has mapped already.
    """
    import resource

    with Path("/proc/self/status").open() as status:
        size = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmSize"))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    # Threads and the allocator reserve addresses that they do not use.
    wanted = size + more + 4096 * MIB
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
