"""What is done to the service on purpose: workers killed, queries without end, greedy ones."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from threading import Event, Thread
from time import perf_counter
from typing import Final

from benchmarks.serving_askers import Told, asking
from benchmarks.serving_client import JSON, Reply, ask_query, send
from benchmarks.serving_processes import find_tree, read_memory, wait_until_idle
from benchmarks.serving_servers import LIGHTEST, Server
from benchmarks.serving_texts import make_endless

_STORM_LIMIT: Final = 30.0
_IDLE_LIMIT: Final = 20.0
_SAMPLE: Final = 0.01
_ANY: Final = f"{JSON}, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Kill:
    """Workers killed under load: what the clients saw, and the seconds until all was well."""

    told: Told
    at: float
    again: float
    replaced: float | None

    @property
    def late(self) -> list[Reply]:
        """Failures of requests that began after the kill."""
        return [reply for reply in self.told.failed if reply.began > self.at]


@dataclass(frozen=True, slots=True)
class Storm:
    """Queries without end: their replies, those to light ones meanwhile, and what came after."""

    replies: list[Reply]
    light: list[Reply]
    idle: float | None
    after: Reply
    processes: tuple[int, int]

    @property
    def statuses(self) -> Counter[int]:
        """How often each status was given to a query without end."""
        return Counter(reply.status for reply in self.replies)


@dataclass(frozen=True, slots=True)
class Greed:
    """One greedy query: its reply, the peak of the largest process in MiB, the next query."""

    reply: Reply
    peak: float
    after: Reply


def kill_workers(
    server: Server, answers: Mapping[str, bytes], *, clients: int, seconds: float, killed: int = 1
) -> Kill:
    """Kill workers without warning while clients ask, and let those go on for a while."""
    before = server.workers()
    with asking(server.port, answers, clients=clients) as told:
        time.sleep(seconds)
        at = perf_counter()
        for pid in before[:killed]:
            os.kill(pid, signal.SIGKILL)
        replaced = _wait_for_workers(server, before, at)
        time.sleep(seconds)
    good = [reply.ended - at for reply in told.right if reply.began > at]
    return Kill(told, at, min(good, default=float("inf")), replaced)


def put_all(port: int, queries: Sequence[str], *, clients: int, post: bool = False) -> list[Reply]:
    """Put queries once each, from some clients at once."""

    def put(query: str) -> Reply:
        if not post:
            return ask_query(port, query)
        headers = {"Content-Type": "application/sparql-query", "Accept": JSON}
        body = query.encode(errors="surrogatepass")
        return send(port, "POST", "/sparql", headers=headers, body=body)

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(put, queries))


def raise_storm(server: Server, *, size: int, clients: int, pause: float = 1.0) -> Storm:
    """Put queries without end while a light one is put over and over."""
    processes = len(find_tree(server.process.pid))

    def put(number: int) -> Reply:
        reply = ask_query(server.port, make_endless(number), limit=_STORM_LIMIT)
        if reply.status == 503:
            # Who is told to come back in a second does so, else the storm is over in no time.
            time.sleep(pause)
        return reply

    light: list[Reply] = []

    def ask_lightly(number: int) -> None:
        query = f"{LIGHTEST} # {number}"
        light.append(ask_query(server.port, query, limit=_STORM_LIMIT))

    with _repeating(ask_lightly, 0.05), ThreadPoolExecutor(clients) as pool:
        replies = list(pool.map(put, range(size)))
    idle = wait_until_idle(server.process.pid, limit=_IDLE_LIMIT)
    after = ask_query(server.port, f"{LIGHTEST} # after", limit=_STORM_LIMIT)
    return Storm(replies, light, idle, after, (processes, len(find_tree(server.process.pid))))


def be_greedy(server: Server, query: str) -> Greed:
    """Put a query that asks for more memory than there is, and watch what the server takes."""
    peaks = [0.0]

    def look(_: int) -> None:
        peaks.append(max(read_memory([pid]) for pid in find_tree(server.process.pid)))

    with _repeating(look, _SAMPLE):
        reply = ask_query(server.port, query, accept=_ANY, limit=_STORM_LIMIT)
        after = ask_query(server.port, f"{LIGHTEST} # {query[:60]}", limit=_STORM_LIMIT)
    return Greed(reply, max(peaks), after)


def stop_under_load(
    server: Server, answers: Mapping[str, bytes], *, clients: int, seconds: float
) -> tuple[Told, float, int]:
    """Ask it to end while clients ask; give what they saw, when that was, and the exit code."""
    with asking(server.port, answers, clients=clients, limit=10) as told:
        time.sleep(seconds)
        at = perf_counter()
        code = server.stop()
    return told, at, code


@contextmanager
def _repeating(call: Callable[[int], None], pause: float) -> Iterator[None]:
    """Call something over and over in the background, with a pause between."""
    stop = Event()

    def repeat() -> None:
        for number in count():
            if stop.wait(pause):
                return
            call(number)

    thread = Thread(target=repeat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_STORM_LIMIT)


def _wait_for_workers(server: Server, before: Sequence[int], at: float) -> float | None:
    """Wait until as many workers are there as before; None if they do not come."""
    while perf_counter() - at < _IDLE_LIMIT:
        if len(server.workers()) >= len(before):
            return perf_counter() - at
        time.sleep(0.02)
    return None
