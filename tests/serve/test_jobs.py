"""Deadlines and limits of the requests at work, with real threads."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor

from miprof_graph.serve.cache import Sent
from miprof_graph.serve.jobs import LANE, LANES, Job, Jobs
from miprof_graph.web.records import Request

LATE = Sent(504, [], b"late")
DONE = Sent(200, [], b"done")


class Scene:
    """Jobs in which a request for `/wait` ends when it is released, and any other at once."""

    def __init__(self, limit: int, timeout: float) -> None:
        self.release = threading.Event()
        self.replies: list[Sent] = []
        self.stuck: list[str] = []
        self.jobs = Jobs(
            self.work,
            limit=limit,
            timeout=timeout,
            late=lambda _: LATE,
            on_stuck=lambda: self.stuck.append("stuck"),
        )

    def work(self, job: Job) -> None:
        if job.request.path == "/wait":
            self.release.wait(10)
        job.answer(DONE)

    def ask(self, path: str) -> asyncio.Future[None]:
        return self.jobs.start(Request("GET", path), (), self.replies.append)


def lanes() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == LANE}


def play(
    act: Callable[[Scene], Coroutine[None, None, None]], *, limit: int = 4, timeout: float = 0.2
) -> None:
    async def run() -> None:
        scene = Scene(limit, timeout)
        try:
            await act(scene)
        finally:
            scene.release.set()
            while scene.jobs.running or scene.jobs.stuck:
                await asyncio.sleep(0.005)

    # A browser of another test may have a loop at work in this thread.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(lambda: asyncio.run(run())).result()


def test_an_answer_is_given_once_and_its_place_is_free_again() -> None:
    async def act(scene: Scene) -> None:
        for _ in range(50):
            await scene.ask("/")
        assert scene.replies == [DONE] * 50
        assert (len(scene.jobs.running), scene.jobs.stuck, scene.stuck) == (0, 0, [])

    play(act)


def test_a_request_past_its_deadline_is_answered_while_its_thread_still_works() -> None:
    async def act(scene: Scene) -> None:
        started = time.monotonic()
        await scene.ask("/wait")
        assert 0.15 < time.monotonic() - started < 2
        assert (scene.replies, scene.stuck, scene.jobs.stuck) == ([LATE], ["stuck"], 1)
        await scene.ask("/")
        assert scene.replies == [LATE, DONE]

    play(act)


def test_a_slow_request_does_not_hold_up_the_others() -> None:
    async def act(scene: Scene) -> None:
        slow = scene.ask("/wait")
        for _ in range(10):
            await scene.ask("/")
        assert scene.replies == [DONE] * 10
        assert not slow.done()
        await slow

    play(act)


def test_slow_requests_step_aside_however_many_they_are() -> None:
    async def act(scene: Scene) -> None:
        slow = [scene.ask("/wait") for _ in range(3 * LANES)]
        for _ in range(10):
            await asyncio.wait_for(scene.ask("/"), 5)
        assert scene.replies == [DONE] * 10
        assert not any(each.done() for each in slow)
        await reach(4 * LANES)
        scene.release.set()
        await asyncio.gather(*slow)
        await reach(LANES)

    async def reach(count: int) -> None:
        deadline = time.monotonic() + 5
        while len(lanes() - others) != count and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        assert len(lanes() - others) == count

    others = lanes()
    play(act, limit=4 * LANES, timeout=30)


def test_a_request_that_waited_until_its_deadline_leaves_no_thread_stuck() -> None:
    async def act(scene: Scene) -> None:
        # Shorter than the moment after which the others would step aside.
        await asyncio.gather(*(scene.ask("/wait") for _ in range(LANES + 1)))
        assert scene.replies == [LATE] * (LANES + 1)
        assert scene.jobs.stuck == len(scene.stuck) == LANES
        await asyncio.wait_for(scene.ask("/"), 5)
        assert scene.replies[-1] == DONE

    play(act, limit=4 * LANES, timeout=0.01)


def test_threads_that_are_stuck_still_count_against_the_limit() -> None:
    async def act(scene: Scene) -> None:
        waiting = [scene.ask("/wait") for _ in range(2)]
        assert scene.jobs.is_full
        await asyncio.gather(*waiting)
        assert scene.replies == [LATE, LATE]
        assert scene.jobs.is_full

    play(act, limit=2)


def test_a_thread_that_ends_late_gives_its_place_back_and_says_nothing() -> None:
    async def act(scene: Scene) -> None:
        await scene.ask("/wait")
        assert scene.jobs.stuck == 1
        scene.release.set()
        deadline = time.monotonic() + 5
        while scene.jobs.stuck and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        assert (scene.jobs.stuck, scene.replies) == (0, [LATE])

    play(act)
