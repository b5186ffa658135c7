"""Everything that is done to the service on purpose, once and in full, with what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.serving_abuse import be_slow, make_request, send_raw
from benchmarks.serving_askers import find_slowest
from benchmarks.serving_client import FAILED, Reply, sparql_path
from benchmarks.serving_faults import be_greedy, kill_workers, put_all, raise_storm, stop_under_load
from benchmarks.serving_mixes import make_mixes, time_questions
from benchmarks.serving_servers import LIGHTEST, serve_ours
from benchmarks.serving_texts import (
    GREEDY,
    NESTED,
    make_doubling,
    make_headers,
    make_malformed,
    make_nested,
)
from benchmarks.targets import Target
from miprof_graph.paths import find_home

DYING: Final = 0.25
"""Seconds after a kill in which connections may still be dealt to the worker that dies."""
GROWTH: Final = 32.0
"""MiB that a server may hold more after a fault than before it."""
ONE_MIB: Final = 1 << 20
_QUIET: Final = ("--log", "off")


def measure_faults() -> list[Target]:
    """Do everything to servers on the committed graph; each thing has a line."""
    dataset = find_home().exports / "miprof.nq"
    light, _ = make_mixes(time_questions(dataset))
    answers = {question.query: question.answer for question in light.questions}
    steps = (_kill, _malformed, _storm, _greed, _slow, _large, _accept, _stop)
    found: list[Target] = []
    for step in steps:
        sys.stderr.write(f"faults: {step.__name__.strip('_')}\n")
        found += step(dataset, answers)
    return found


def count_statuses(replies: Iterable[Reply]) -> str:
    """Write how often each status was given.

    >>> count_statuses([Reply(400, 0, 1), Reply(400, 0, 1), Reply(0, 0, 1)])
    '1 without answer, 2 x 400'
    """
    counted = sorted(Counter(reply.status for reply in replies).items())
    words = (f"{n} without answer" if not status else f"{n:,} x {status}" for status, n in counted)
    return ", ".join(words)


def _kill(dataset: Path, answers: Mapping[str, bytes]) -> Iterator[Target]:
    with serve_ours(dataset, *_QUIET) as server:
        one = kill_workers(server, answers, clients=8, seconds=10)
        all_ = kill_workers(server, answers, clients=8, seconds=10, killed=2)
    late = [reply for reply in one.late if reply.began - one.at > DYING]
    counts = f"{len(one.told.right):,} right, {len(one.told.wrong)} wrong"
    lost = f"{len(one.told.failed)} in flight lost, {len(late)} later"
    fine = not one.told.wrong and not late and len(one.told.failed) < 50
    yield Target(
        "a worker killed, 8 clients", "only those in flight lost", f"{counts}, {lost}", fine
    )
    yield Target("next answer after that", "<= 2 s", f"{one.again:.2f} s", one.again <= 2)
    yield Target("next answer after both killed", "<= 2 s", f"{all_.again:.2f} s", all_.again <= 2)


def _malformed(dataset: Path, answers: Mapping[str, bytes]) -> Iterator[Target]:
    queries = make_malformed(list(answers), 1000)
    with serve_ours(dataset, *_QUIET, "--timeout", "5") as server:
        put_all(server.port, queries[:200], clients=8)
        before = server.memory()
        replies = put_all(server.port, queries, clients=8)
        grown = server.memory() - before
        nested = [make_nested(shape, depth) for shape in NESTED for depth in (1000, 5000, 30000)]
        deep = put_all(server.port, nested, clients=4, post=True)
    slowest = f"slowest {find_slowest(replies):.2f} s"
    fine = all(reply.status == 400 for reply in replies)
    yield Target("1,000 malformed queries", "400", f"{count_statuses(replies)}, {slowest}", fine)
    yield Target(
        "memory after those", f"<= +{GROWTH:.0f} MiB", f"{grown:+.0f} MiB", grown <= GROWTH
    )
    fine = all(400 <= reply.status < 500 or reply.status in {503, 504} for reply in deep)
    found = f"{count_statuses(deep)}, slowest {find_slowest(deep):.2f} s"
    yield Target("nested 1,000 to 30,000 deep", "refused, nothing crashes", found, fine)


def _storm(dataset: Path, _: Mapping[str, bytes]) -> Iterator[Target]:
    with serve_ours(dataset, *_QUIET, "--timeout", "1", "--max-queries", "8") as server:
        storm = raise_storm(server, size=200, clients=16)
    slowest = f"slowest {find_slowest(storm.replies):.2f} s"
    fine = {reply.status for reply in storm.replies} <= {503, 504}
    found = f"{count_statuses(storm.replies)}, {slowest}"
    yield Target("200 endless queries, 1 s allowed", "503 or 504", found, fine)
    dumb = [r for r in storm.light if r.status == 503 and "retry-after" not in r.headers]
    fine = {reply.status for reply in storm.light} <= {200, 503} and not dumb
    found = f"{count_statuses(storm.light)}, slowest {find_slowest(storm.light):.2f} s"
    yield Target("light queries meanwhile", "200, or 503 with Retry-After", found, fine)
    idle = storm.idle
    found = "never" if idle is None else f"{idle:.1f} s"
    yield Target("CPU free after those", "<= 10 s", found, idle is not None and idle <= 10)
    after = storm.after
    fine = after.status == 200 and after.seconds < 1
    yield Target("next light query", "200 in 1 s", f"{after.status}, {after.seconds:.3f} s", fine)


def _greed(dataset: Path, _: Mapping[str, bytes]) -> Iterator[Target]:
    queries = {**GREEDY, "doubled strings": make_doubling(24)}
    limit = 400
    options = ("--memory", str(limit), "--timeout", "5", "--max-rows", "0")
    with serve_ours(dataset, *_QUIET, *options) as server:
        done = {name: be_greedy(server, query) for name, query in queries.items()}
    found = ", ".join(f"{name} {greed.reply.status}" for name, greed in done.items())
    fine = all(greed.reply.status in {503, 504} for greed in done.values())
    yield Target(f"greedy queries, {limit} MiB allowed", "503 or 504", found, fine)
    peak = max(greed.peak for greed in done.values())
    yield Target("peak of a process", f"<= {2 * limit} MiB", f"{peak:.0f} MiB", peak <= 2 * limit)
    after = [greed.after for greed in done.values()]
    fine = all(reply.status == 200 for reply in after)
    yield Target("the query after each", "200", count_statuses(after), fine)


def _slow(dataset: Path, answers: Mapping[str, bytes]) -> Iterator[Target]:
    with serve_ours(dataset, *_QUIET) as server:
        slow = be_slow(server, answers, count=50, seconds=8, limit=90)
    told = slow.told
    found = f"{len(told.right):,} right, {len(told.wrong)} wrong, {len(told.failed)} lost"
    fine = bool(told.right) and not told.wrong and not told.failed
    slowest = f"slowest {find_slowest([reply for _, reply in told.replies]):.2f} s"
    yield Target("others beside 50 slow clients", "all right", f"{found}, {slowest}", fine)
    found = f"{slow.held} held after 90 s" if slow.closed is None else f"{slow.closed:.0f} s"
    yield Target("slow ones closed after", "<= 90 s", found, slow.closed is not None)


def _large(dataset: Path, _: Mapping[str, bytes]) -> Iterator[Target]:
    text = f"{LIGHTEST} #" + "x" * ONE_MIB
    requests = {
        "GET": make_request(sparql_path(text)),
        "POST": make_request("/sparql", body=text.encode()),
    }
    with serve_ours(dataset, *_QUIET) as server:
        replies = {name: send_raw(server.port, data) for name, data in requests.items()}
    found = ", ".join(f"{name} {r.status} in {r.seconds:.2f} s" for name, r in replies.items())
    fine = all(400 <= reply.status < 500 and reply.seconds < 2 for reply in replies.values())
    yield Target("1 MiB queries", "4xx in 2 s", found, fine)


def _accept(dataset: Path, answers: Mapping[str, bytes]) -> Iterator[Target]:
    path = sparql_path(next(iter(answers)))
    with serve_ours(dataset, *_QUIET) as server:
        headers = make_headers(500)
        replies = [send_raw(server.port, make_request(path, header)) for header in headers]
    fine = all(FAILED < reply.status < 500 for reply in replies)
    yield Target("500 Accept headers of noise", "never 500", count_statuses(replies), fine)


def _stop(dataset: Path, answers: Mapping[str, bytes]) -> Iterator[Target]:
    with serve_ours(dataset, *_QUIET) as server:
        told, at, code = stop_under_load(server, answers, clients=8, seconds=3)
    lost = [reply for reply in told.failed if reply.began < at - DYING]
    counts = f"{len(told.right):,} right, {len(told.wrong)} wrong"
    found = f"{counts}, {len(lost)} begun before it lost, exit code {code}"
    yield Target("stopped under load", "none lost", found, not lost and not told.wrong and not code)
