"""The process that the user starts: it holds the address and keeps its workers at work.

Each worker listens at the same address by itself; the system deals connections out among them. A
worker that dies is replaced; one that asks to be replaced goes on until its successor is ready.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from miprof_graph import errors
from miprof_graph.serve.reception import Reception
from miprof_graph.serve.settings import METRICS_FOLDER, Settings

_SECONDS_TO_STOP: Final = 15.0
_LONGEST_PAUSE: Final = 5.0
_SHORT_LIFE: Final = 2.0
# With a pool of memory for every thread or two, as is the C library's way, a worker would hold
# several times what it needs after a storm of queries.
_TUNABLES: Final = "glibc.malloc.arena_max=4"


@dataclass(slots=True, eq=False)
class _Place:
    """A worker process, and the number of its place."""

    number: int
    process: asyncio.subprocess.Process
    born: float = field(default_factory=time.monotonic)
    replaces: _Place | None = None
    is_ready: bool = False
    is_leaving: bool = False


class Supervisor:
    """Starts workers, and replaces them, until it is stopped."""

    def __init__(self, settings: Settings, folder: Path, started: Callable[[], None]) -> None:
        self._settings = settings
        self._folder = folder
        self._started = started
        self._reception = Reception(settings.host, settings.port)
        self._places: dict[int, _Place] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._end: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._stopping = False
        self._pause = 0.0
        self._has_started = False

    async def run(self) -> None:
        """Serve until a signal says to stop.

        Raises:
            MiprofError: If a worker cannot open what it should serve.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._finish)
        try:
            for _ in range(self._settings.workers):
                await self._spawn()
            await self._end
        finally:
            await self._stop_all()

    def _finish(self) -> None:
        if not self._end.done():
            self._end.set_result(None)

    async def _spawn(self, replaces: _Place | None = None) -> None:
        number = next(n for n in range(len(self._places) + 1) if n not in self._places)
        environment = {"GLIBC_TUNABLES": _TUNABLES, **os.environ, METRICS_FOLDER: str(self._folder)}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "miprof_graph.serve.worker"),
            *(self._settings.as_json(), str(number)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
            # A Ctrl+C at the terminal reaches this process alone, which tells the others.
            start_new_session=True,
        )
        place = _Place(number, process, replaces=replaces)
        self._places[number] = place
        task = asyncio.create_task(self._follow(place))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self, place: _Place) -> None:
        """Listen to a worker until it ends, and see to it that another takes its place."""
        error = errors.MiprofError("serve.no-start")
        async for line in _lines(place.process):
            word, _, rest = line.partition(" ")
            if word == "ready":
                self._welcome(place)
            elif word == "replace" and not place.is_leaving:
                place.is_leaving = True
                await self._spawn(replaces=place)
            elif word == "closing":
                await self._lose(place)
            elif word == "failed":
                error = _read_error(rest)
        await self._lose(place)
        await place.process.wait()
        del self._places[place.number]
        for gauge in self._folder.glob(f"gauge_live*_{place.number}.db"):
            gauge.unlink(missing_ok=True)
        if self._stopping or place.is_leaving:
            return
        if not self._has_started:
            self._fail(error)
            return
        await self._pause_after(place)
        if not self._stopping:
            await self._spawn(replaces=place.replaces)

    async def _lose(self, place: _Place) -> None:
        """Note that a worker listens no more."""
        place.is_ready = False
        is_heard = any(other.is_ready for other in self._places.values())
        if self._has_started and not self._stopping and not is_heard:
            await self._reception.open()

    def _welcome(self, place: _Place) -> None:
        place.is_ready = True
        self._reception.close()
        if place.replaces is not None:
            _tell(place.replaces, "leave")
            place.replaces = None
        others = [other for other in self._places.values() if other.is_ready]
        if not self._has_started and len(others) == self._settings.workers:
            self._has_started = True
            self._started()

    def _fail(self, error: errors.MiprofError) -> None:
        if not self._end.done():
            self._end.set_exception(error)

    async def _pause_after(self, place: _Place) -> None:
        """Wait longer each time before replacing workers that die young, so as not to spin."""
        died_young = time.monotonic() - place.born < _SHORT_LIFE
        self._pause = min(max(2 * self._pause, 0.1), _LONGEST_PAUSE) if died_young else 0.0
        await asyncio.sleep(self._pause)

    async def _stop_all(self) -> None:
        self._stopping = True
        self._reception.close()
        places = [*self._places.values()]
        for place in places:
            _send(place, signal.SIGTERM)
        waiting = [asyncio.create_task(place.process.wait()) for place in places]
        if waiting:
            await asyncio.wait(waiting, timeout=_SECONDS_TO_STOP)
        for place in places:
            _send(place, signal.SIGKILL)
        if waiting:
            await asyncio.wait(waiting)
        for task in [*self._tasks]:
            task.cancel()


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[str]:
    while process.stdout is not None and (line := await process.stdout.readline()):
        yield line.decode().strip()


def _read_error(written: str) -> errors.MiprofError:
    """Make again the error that a worker met, in the kind that decides the exit code."""
    kind, key, values = json.loads(written)
    error: errors.MiprofError = getattr(errors, kind, errors.MiprofError)(key, **values)
    return error


def _tell(place: _Place, line: str) -> None:
    if place.process.stdin is not None and not place.process.stdin.is_closing():
        place.process.stdin.write(f"{line}\n".encode())


def _send(place: _Place, number: int) -> None:
    if place.process.returncode is None:
        place.process.send_signal(number)
