"""Between the server and the service: what was kept is given at once, the rest goes to threads.

The server (granian, by its RSGI protocol) calls `Gateway.__rsgi__` on the event loop for each
request. Nothing there may take long: one heavy query must not hold up the others.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from miprof_graph.errors import MiprofError
from miprof_graph.serve.cache import Cache, Key, Sent
from miprof_graph.serve.exchange import (
    make_key,
    make_sent,
    read_body,
    read_request,
    send,
    unless_known,
)
from miprof_graph.serve.jobs import Job, Jobs
from miprof_graph.serve.log import Log
from miprof_graph.serve.metrics import Metrics
from miprof_graph.web.dispatch import App, show_error
from miprof_graph.web.errors import RefusalError
from miprof_graph.web.finish import finish
from miprof_graph.web.records import Request

_READS: Final = frozenset({"GET", "HEAD"})
_HEALTH: Final = "/health"


class Gateway:
    """The application of one worker, in the shape that the server calls."""

    def __init__(
        self,
        app: App,
        *,
        cache: Cache | None,
        log: Log | None,
        metrics: Metrics,
        public_url: str | None,
    ) -> None:
        self._app = app
        self._cache = cache
        self._log = log
        self._metrics = metrics
        self._public_url = public_url
        self._jobs: Jobs | None = None

    def open_jobs(self, *, limit: int, timeout: float, on_stuck: Callable[[], None]) -> Jobs:
        """Make the threads that answer; to be called once the event loop runs."""

        def late(job: Job) -> Sent:
            return self.refuse(job.request, 504, "serve.too-late", seconds=f"{timeout:g}")

        self._jobs = Jobs(self._work, limit=limit, timeout=timeout, late=late, on_stuck=on_stuck)
        return self._jobs

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        """Answer one request."""
        started = time.monotonic()
        key = make_key(scope)
        if self._cache and scope.method in _READS:
            kept = self._cache.get(key)
            if kept is not None:
                self._give_again(scope, proto, kept, started)
                return
        try:
            body = await read_body(proto) if scope.method not in _READS else b""
        except RefusalError as error:
            request = read_request(scope, b"", self._public_url)
            self._reply(proto, request, started, _make_refusal(request, error))
            return
        request = read_request(scope, body, self._public_url)
        await self._answer(request, key, partial(self._reply, proto, request, started))

    def refuse(self, request: Request, status: int, key: str, /, **values: object) -> Sent:
        """Say why a request is not answered now."""
        error = RefusalError(status, key, **values)
        if status == 503:
            error.headers = {"retry-after": "1"}
        return _make_refusal(request, error)

    async def _answer(self, request: Request, key: Key, reply: Callable[[Sent], None]) -> None:
        jobs = self._jobs
        if jobs is None or request.path == _HEALTH:
            reply(make_sent(self._app.answer(request)))
        elif jobs.is_full:
            reply(self.refuse(request, 503, "serve.too-many"))
        else:
            await jobs.start(request, key, reply)

    def _work(self, job: Job) -> None:
        """Answer a request in a thread; whatever goes wrong is said, and the thread lives on."""
        try:
            response = self._app.answer(job.request)
            sent = make_sent(response)
            may_keep = response.status == 200 and response.max_age is not None
        except Exception:
            sent, may_keep = self.refuse(job.request, 500, "serve.our-mistake"), False
            if self._log:
                path, trace = job.request.path, traceback.format_exc()
                self._log.event("mistake", path=path, trace=trace)
        if may_keep and self._cache and job.request.method == "GET":
            self._cache.put(job.key, sent)
        job.answer(sent)

    def _give_again(self, scope: Any, proto: Any, kept: Sent, started: float) -> None:
        sent = unless_known(kept, scope.headers.get("if-none-match"))
        send(proto, scope.method, sent)
        self._metrics.count(sent.status, kept=True)
        if self._log:
            request = read_request(scope, b"", self._public_url)
            self._log.request(request, sent, time.monotonic() - started, kept=True)

    def _reply(self, proto: Any, request: Request, started: float, sent: Sent) -> None:
        send(proto, request.method, sent)
        seconds = time.monotonic() - started
        self._metrics.count(sent.status, kept=False)
        self._metrics.time(seconds)
        if self._log:
            self._log.request(request, sent, seconds)


def _make_refusal(request: Request, error: MiprofError) -> Sent:
    return make_sent(finish(request, show_error(request, error)))
