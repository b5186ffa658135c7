"""Requests that make no sense are refused, each quickly, and leave nothing behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from benchmarks.serving_abuse import make_request, send_raw
from benchmarks.serving_askers import find_slowest
from benchmarks.serving_client import FAILED, ask_query, sparql_path
from benchmarks.serving_faults import put_all
from benchmarks.serving_mixes import read_rows
from benchmarks.serving_servers import LIGHTEST, Server, serve_ours
from benchmarks.serving_suite import GROWTH, ONE_MIB
from benchmarks.serving_texts import NESTED, make_headers, make_malformed, make_nested

from tests.faults.conftest import GRAPH, QUIET


@pytest.fixture(scope="module")
def server(answers: Mapping[str, bytes]) -> Iterator[Server]:
    assert answers
    with serve_ours(GRAPH, *QUIET, "--timeout", "3") as server:
        yield server


def test_a_thousand_malformed_queries_are_refused_and_leave_no_memory_behind(
    server: Server, answers: Mapping[str, bytes]
) -> None:
    queries = make_malformed(list(answers), 1000)
    put_all(server.port, queries[:200], clients=4)
    before, workers = server.memory(), server.workers()
    replies = put_all(server.port, queries, clients=4)
    assert Counter(reply.status for reply in replies) == {400: 1000}
    assert find_slowest(replies) < 5
    assert server.memory() - before < GROWTH
    assert server.workers() == workers


@pytest.mark.parametrize("depth", [1_000, 30_000])
@pytest.mark.parametrize("shape", NESTED)
def test_a_query_nested_without_measure_is_refused_and_no_worker_dies(
    server: Server, shape: str, depth: int
) -> None:
    (reply,) = put_all(server.port, [make_nested(shape, depth)], clients=1, post=True)
    assert reply.status in {400, 413, 503, 504}, reply.reason
    assert len(reply.body) < 10_000
    assert reply.seconds < 10
    assert ask_query(server.port, f"{LIGHTEST} # {shape} {depth}").status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_of_one_mebibyte_is_refused_at_once(server: Server, method: str) -> None:
    text = f"{LIGHTEST} #" + "x" * ONE_MIB
    post = make_request("/sparql", body=text.encode())
    reply = send_raw(server.port, post if method == "POST" else make_request(sparql_path(text)))
    assert reply.status in {400, 413, 414, 431}, reply.reason
    assert reply.seconds < 2


def test_headers_of_noise_never_find_a_mistake_of_ours(
    server: Server, answers: Mapping[str, bytes]
) -> None:
    query, answer = next(iter(answers.items()))
    path = sparql_path(query)
    replies = [send_raw(server.port, make_request(path, value)) for value in make_headers(500)]
    statuses = Counter(reply.status for reply in replies)
    assert FAILED not in statuses
    assert max(statuses) < 500
    told = [reply for reply in replies if "sparql-results+json" in str(reply.headers)]
    assert told
    assert {str(read_rows(reply.body)) for reply in told} == {str(read_rows(answer))}
