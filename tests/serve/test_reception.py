"""While no worker listens visitors wait, and are led to the first worker that does."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from benchmarks.serving_client import ask_query
from benchmarks.serving_servers import LIGHTEST, serve_ours

from miprof_graph.serve.reception import Reception
from miprof_graph.serve.run import hold_address
from tests.conftest import REPOSITORY

HOST = "127.0.0.1"
GRAPH = REPOSITORY / "exports" / "miprof.nq"


def run(act: Callable[[Reception, int], Awaitable[None]], *, patience: float = 10) -> None:
    async def act_at_an_address() -> None:
        with closing(hold_address(HOST, 0)) as holder:
            port = holder.getsockname()[1]
            reception = Reception(HOST, port, patience=patience)
            await reception.open()
            try:
                await asyncio.wait_for(act(reception, port), 20)
            finally:
                reception.close()

    asyncio.run(act_at_an_address())


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"heard " + await reader.readline())
    writer.close()


async def put(port: int, line: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(line)
    answer = await reader.read()
    writer.close()
    return answer


def test_who_waits_is_led_to_the_worker_that_comes() -> None:
    async def act(reception: Reception, port: int) -> None:
        asked = [asyncio.create_task(put(port, b"%d\n" % number)) for number in range(20)]
        await asyncio.sleep(0.2)
        assert not any(task.done() for task in asked)
        worker = await asyncio.start_server(echo, HOST, port, reuse_port=True)
        reception.close()
        assert await asyncio.gather(*asked) == [b"heard %d\n" % number for number in range(20)]
        worker.close()

    run(act)


def test_who_waits_too_long_is_told_to_come_back() -> None:
    async def act(_: Reception, port: int) -> None:
        answer = await put(port, b"GET / HTTP/1.1\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 503 ")
        assert b"\r\nRetry-After: 1\r\n" in answer

    run(act, patience=0.1)


def test_when_the_service_ends_who_waits_is_told_so() -> None:
    async def act(reception: Reception, port: int) -> None:
        asked = asyncio.create_task(put(port, b"GET / HTTP/1.1\r\n\r\n"))
        await asyncio.sleep(0.1)
        reception.close()
        assert (await asked).startswith(b"HTTP/1.1 503 ")

    run(act)


def test_it_can_be_opened_again_and_again() -> None:
    async def act(reception: Reception, port: int) -> None:
        for _ in range(3):
            await reception.open()
            await reception.open()
            worker = await asyncio.start_server(echo, HOST, port, reuse_port=True)
            reception.close()
            assert await put(port, b"x\n") == b"heard x\n"
            worker.close()

    run(act)


def test_the_only_worker_may_die_and_nobody_is_refused() -> None:
    with serve_ours(GRAPH, "--workers", "1", "--log", "off") as server:
        [worker] = server.workers()
        os.kill(worker, signal.SIGKILL)
        while server.workers() == [worker]:
            pass
        with ThreadPoolExecutor(8) as pool:
            replies = [*pool.map(lambda n: ask_query(server.port, f"{LIGHTEST} # {n}"), range(40))]
    assert {reply.status for reply in replies} == {200}
