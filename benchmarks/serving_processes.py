"""What a server's processes use, read from `/proc`: its tree, memory, CPU, and who listens."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_LISTENING = "0A"


def find_tree(root: int) -> list[int]:
    """Give a process and everything below it, parents first."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _read_stat(int(folder.name))
        if fields:
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [root]
    for pid in found:
        found += sorted(children.get(pid, []))
    return found


def read_memory(pids: Iterable[int]) -> float:
    """Add up the resident memory of processes, in MiB; what they share counts for each."""
    pages = 0
    for pid in pids:
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, IndexError):
            continue
    return pages * _PAGE / 2**20


def read_cpu(pids: Iterable[int]) -> dict[int, float]:
    """Give the CPU seconds that each process has used so far, those that ended left out."""
    stats = {pid: _read_stat(pid) for pid in pids}
    return {pid: (int(s[11]) + int(s[12])) / _TICKS for pid, s in stats.items() if s}


def measure_load(root: int, seconds: float) -> float:
    """Give the CPU that a tree uses, in cores: the mean over a while, at least that of now."""
    began = time.perf_counter()
    before = read_cpu(find_tree(root))
    time.sleep(seconds)
    after = read_cpu(find_tree(root))
    used = sum(cpu - before.get(pid, 0.0) for pid, cpu in after.items())
    return used / (time.perf_counter() - began)


def wait_until_idle(root: int, *, limit: float, load: float = 0.1) -> float | None:
    """Wait until a tree uses next to no CPU; give the seconds it took, None past the limit."""
    began = time.perf_counter()
    while (waited := time.perf_counter() - began) < limit:
        if measure_load(root, 0.2) <= load:
            return waited
    return None


def find_workers(root: int, port: int) -> list[int]:
    """Name the processes below the first one that hold a socket listening at a port."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    fields = [line.split() for line in lines]
    inodes = {
        f"socket:[{field[9]}]"
        for field in fields
        if field[3] == _LISTENING and int(field[1].rpartition(":")[2], 16) == port
    }
    return [pid for pid in find_tree(root)[1:] if inodes & set(_read_links(pid))]


def _read_links(pid: int) -> list[str]:
    try:
        return [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return []


def _read_stat(pid: int) -> list[str]:
    """Give the fields from the state on; the name before them may hold spaces and brackets."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    fields = text.rpartition(")")[2].split()
    return [] if fields[0] == "Z" else fields
