"""Requests at work: threads that answer them, a limit to how many, and a deadline for each.

A query runs in native code that nothing can interrupt from inside, so a job past its deadline
is answered in its thread's stead, and its thread is given up: the worker must then be replaced
(`on_stuck`).

What is quick is answered in turn, by a few threads: were all at work at once, each would take as
long as all together. Whoever takes longer than a moment steps aside, and another thread takes on
the others.
"""

from __future__ import annotations

import asyncio
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from miprof_graph.serve.cache import Key, Sent
from miprof_graph.web.records import Request

SWEEP: Final = 0.05
"""How often deadlines are looked at, in seconds."""
LANES: Final = 2
"""How many threads answer in turn, beside those that have stepped aside."""
LANE: Final = "answers"
"""What these threads are called."""
_MOMENT: Final = 0.15

Reply = Callable[[Sent], None]


@dataclass(slots=True, eq=False)
class Job:
    """A request at work; whoever takes its only turn answers it, so that it is answered once."""

    request: Request
    key: Key
    reply: Reply
    deadline: float
    started: float
    done: asyncio.Future[None]
    began: float = 0.0
    """When a thread began to work on it; 0 while it waits."""
    thread: int = 0
    """The number by which the system knows the thread that works on it."""
    stuck: bool = False
    turn: list[None] = field(default_factory=lambda: [None])
    lane: list[None] = field(default_factory=lambda: [None])
    """Who takes it says what becomes of the thread: it goes on, or has stepped aside."""

    def answer(self, sent: Sent) -> bool:
        """Send the response, unless one was sent already."""
        if not _take(self.turn):
            return False
        self.reply(sent)
        return True


class Jobs:
    """The threads of one worker; all methods but `work`'s own are called by its event loop."""

    def __init__(
        self,
        work: Callable[[Job], None],
        *,
        limit: int,
        timeout: float,
        late: Callable[[Job], Sent],
        on_stuck: Callable[[], None],
    ) -> None:
        self._work = work
        self._limit = limit
        self._timeout = timeout
        self._late = late
        self._on_stuck = on_stuck
        self._waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._finished: list[Job] = []
        self._noticed = True
        self._lanes = 0
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self.running: dict[Job, None] = {}
        self.stuck = 0

    @property
    def is_full(self) -> bool:
        """Whether a further request would be one too many."""
        return len(self.running) + self.stuck >= self._limit

    def start(self, request: Request, key: Key, reply: Reply) -> asyncio.Future[None]:
        """Give a request to a thread; the future is done once it has been answered."""
        now = time.monotonic()
        job = Job(request, key, reply, now + self._timeout, now, self._loop.create_future())
        self.running[job] = None
        if self._lanes < LANES:
            self._lanes += 1
            self._open_lane()
        if self._timer is None:
            self._timer = self._loop.call_later(SWEEP, self._sweep)
        self._waiting.put(job)
        return job.done

    def give_up(self, sent: Callable[[Job], Sent], *, older: float = 0.0) -> None:
        """Answer, in the stead of their threads, the jobs at work for longer than some seconds."""
        limit = time.monotonic() - older
        self._leave_behind([job for job in self.running if job.started <= limit], sent)

    def _open_lane(self) -> None:
        threading.Thread(target=self._run, name=LANE, daemon=True).start()

    def _run(self) -> None:
        thread = threading.get_native_id()
        while True:
            job = self._waiting.get()
            job.thread, job.began = thread, time.monotonic()
            # It may have waited until its deadline.
            if job.turn:
                self._work(job)
            self._finished.append(job)
            # One wake-up of the loop serves all jobs that end before it has run.
            if self._noticed:
                self._noticed = False
                self._loop.call_soon_threadsafe(self._notice)
            if not _take(job.lane):
                return

    def _notice(self) -> None:
        self._noticed = True
        count = len(self._finished)
        done, self._finished[:count] = self._finished[:count], []
        for job in done:
            if job in self.running:
                del self.running[job]
                self._release(job)
            elif job.stuck:
                self.stuck -= 1

    def _sweep(self) -> None:
        now = time.monotonic()
        self._leave_behind([job for job in self.running if job.deadline <= now], self._late)
        for job in self.running:
            if job.began and now - job.began > _MOMENT and _take(job.lane):
                self._open_lane()
        self._timer = self._loop.call_later(SWEEP, self._sweep) if self.running else None

    def _leave_behind(self, jobs: list[Job], sent: Callable[[Job], Sent]) -> None:
        # Those that wait come first: a thread that takes the place of another would begin them.
        for job in sorted(jobs, key=lambda job: job.began > 0):
            if job.answer(sent(job)):
                self._drop(job)

    def _drop(self, job: Job) -> None:
        del self.running[job]
        self._release(job)
        if job.began:
            job.stuck = True
            self.stuck += 1
            if _take(job.lane):
                self._open_lane()
            _slow_down(job.thread)
            self._on_stuck()

    @staticmethod
    def _release(job: Job) -> None:
        if not job.done.done():
            job.done.set_result(None)


def _take(token: list[None]) -> bool:
    """Take what only one of several threads can have; tell whether it was there."""
    try:
        token.pop()
    except IndexError:
        return False
    return True


def _slow_down(thread: int) -> None:
    """Let a thread that works for nobody have only the time that nobody else wants."""
    # On Linux each thread has a priority of its own; elsewhere its number names no process.
    if thread and sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, thread, 19)
