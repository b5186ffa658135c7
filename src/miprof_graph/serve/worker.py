"""One worker process: the graph in memory, and a server that listens beside its fellows.

It is started by the supervisor, with the settings as its only argument, and tells it on standard
output when it is `ready`, when it should be replaced (`replace`), and when it stops listening
(`closing`). The supervisor answers on standard input: `leave` once the replacement is ready. When
that input ends, the supervisor is gone, and so is the worker.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import signal
import sys
import threading
from typing import Any, Final

from miprof_graph.errors import MiprofError
from miprof_graph.paths import find_home
from miprof_graph.serve.cache import Cache
from miprof_graph.serve.gateway import Gateway
from miprof_graph.serve.jobs import LANES, Jobs
from miprof_graph.serve.listeners import drop_deaf_clients
from miprof_graph.serve.log import Log
from miprof_graph.serve.memory import MIB, bound_memory, resident_memory, watch_memory
from miprof_graph.serve.metrics import Metrics
from miprof_graph.serve.settings import Settings
from miprof_graph.web.pages import open_templates

SECONDS_TO_LEAVE: Final = 2.0
"""How long the other requests of a worker that is replaced may still take."""
SECONDS_TO_STOP: Final = 10.0
_TICK: Final = 0.5
_SECONDS_KEPT_FROM_ELSEWHERE: Final = 300.0
_BACKLOG: Final = 2048
_MILLISECONDS_FOR_HEADERS: Final = 15_000
# The engine reads and plans a query by recursion: with the usual 8 MiB a text of a few thousand
# nested brackets would end the process. The memory is only reserved until it is needed.
_STACK: Final = 64 * MIB


class Worker:
    """A worker at work; lives on the event loop."""

    def __init__(self, settings: Settings, gateway: Gateway, log: Log | None, metrics: Metrics):
        self._settings = settings
        self._gateway = gateway
        self._log = log
        self._metrics = metrics
        self._leave = asyncio.Event()
        self._grace = SECONDS_TO_LEAVE
        self._told = False

    async def run(self) -> None:
        """Serve until told to leave; then let the requests at work end, within limits."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop)
        jobs = self._gateway.open_jobs(
            limit=self._settings.share,
            timeout=self._settings.timeout,
            on_stuck=self._ask_for_replacement,
        )
        server = _make_server(self._gateway, self._settings)
        serving = asyncio.create_task(server.serve())
        threading.Thread(target=self._listen, args=(loop,), daemon=True).start()
        self._watch(loop, jobs)
        await _wait_until_listening()
        _say("ready")
        await asyncio.to_thread(self._warm_up)
        ticking = asyncio.create_task(self._tick(jobs))
        await self._leave.wait()
        _say("closing")
        server.stop()
        await _wait_for(jobs, self._grace)
        jobs.give_up(lambda job: self._gateway.refuse(job.request, 503, "serve.leaving"))
        await asyncio.wait([serving], timeout=1)
        ticking.cancel()
        self._flush(jobs)

    def _warm_up(self) -> None:
        """Import, now that queries are answered, what they had not to wait for."""
        self._metrics.open()
        open_templates()

    def _watch(self, loop: asyncio.AbstractEventLoop, jobs: Jobs) -> None:
        if not self._settings.memory or not resident_memory():
            return

        def nearly() -> None:
            loop.call_soon_threadsafe(self._ask_for_replacement)

        def too_much() -> None:
            loop.call_soon_threadsafe(self._run_out, jobs)

        limit = self._settings.memory * MIB
        bound_memory(3 * limit + (self._settings.share + LANES) * _STACK)
        watch_memory(limit, nearly, too_much)

    def _run_out(self, jobs: Jobs) -> None:
        """Give up what is at work and go at once: memory that a query holds cannot be freed."""
        if self._log:
            self._log.event("out-of-memory", running=len(jobs.running), bytes=resident_memory())
        limit = self._settings.memory
        jobs.give_up(
            lambda job: self._gateway.refuse(job.request, 503, "serve.too-large", limit=limit)
        )
        self._grace = 0
        self._leave.set()

    def _ask_for_replacement(self) -> None:
        if not self._told:
            self._told = True
            if self._log:
                self._log.event("replace")
            _say("replace")

    def _stop(self) -> None:
        self._grace = SECONDS_TO_STOP
        self._leave.set()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        for line in sys.stdin:
            if line.strip() == "leave":
                loop.call_soon_threadsafe(self._leave.set)
        # The supervisor is gone: nobody would replace, or stop, this process.
        loop.call_soon_threadsafe(self._leave.set)

    async def _tick(self, jobs: Jobs) -> None:
        while True:
            self._flush(jobs)
            await asyncio.sleep(_TICK)

    def _flush(self, jobs: Jobs) -> None:
        self._metrics.flush(running=len(jobs.running), memory=resident_memory())
        if self._log:
            self._log.flush()


def main(written: str, place: int) -> int:
    """Open the graph and serve; 1 when it cannot be opened, which is then said."""
    from miprof_graph.serve.routes import ROUTES
    from miprof_graph.web.context import open_context
    from miprof_graph.web.dispatch import App

    settings = Settings.from_json(written)
    try:
        context = open_context(
            find_home(),
            exports=settings.exports,
            dataset=settings.dataset,
            endpoint=settings.endpoint,
            timeout=settings.timeout,
            max_rows=settings.max_rows,
        )
    except MiprofError as error:
        said = [type(error).__name__, error.key, error.values]
        _say("failed " + json.dumps(said, default=str))
        return 1
    log = Log(queries=settings.query_log) if settings.log == "json" else None
    metrics = Metrics(place)
    # A store elsewhere may be loaded anew while this runs; our own cannot.
    seconds = _SECONDS_KEPT_FROM_ELSEWHERE if settings.endpoint else math.inf
    cache = Cache(settings.cache * MIB, seconds) if settings.cache else None
    gateway = Gateway(
        App(context, ROUTES),
        cache=cache,
        log=log,
        metrics=metrics,
        public_url=settings.public_url,
    )
    threading.stack_size(_STACK)
    _run_loop(Worker, settings, gateway, log, metrics)
    # Threads that a query holds cannot be joined; there is nothing left to write.
    sys.stderr.flush()
    os._exit(0)


def _run_loop(make: Any, *arguments: Any) -> None:
    import uvloop

    async def run() -> None:
        await make(*arguments).run()

    uvloop.run(run())


def _make_server(gateway: Gateway, settings: Settings) -> Any:
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.server.embed import Server

    return Server(
        gateway,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=_BACKLOG,
        backpressure=_BACKLOG,
        log_enabled=False,
        http1_settings=HTTP1Settings(header_read_timeout=_MILLISECONDS_FOR_HEADERS),
    )


async def _wait_until_listening() -> None:
    """Wait for the socket that the server opens in a thread of its own, and set it up."""
    for _ in range(500):
        if drop_deaf_clients():
            return
        await asyncio.sleep(0.01)


async def _wait_for(jobs: Jobs, seconds: float) -> None:
    deadline = asyncio.get_running_loop().time() + seconds
    while jobs.running and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.01)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
