"""Queries without end, or without measure: stopped in time, and the others hardly notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from benchmarks.serving_askers import find_slowest
from benchmarks.serving_client import Reply, ask_query
from benchmarks.serving_faults import be_greedy, raise_storm
from benchmarks.serving_servers import LIGHTEST, Server, serve_ours
from benchmarks.serving_texts import GREEDY, make_doubling

from tests.faults.conftest import GRAPH, QUIET

LIMIT = 400


@pytest.fixture(scope="module")
def small(answers: Mapping[str, bytes]) -> Iterator[Server]:
    assert answers
    options = ("--memory", str(LIMIT), "--timeout", "3", "--max-rows", "0")
    with serve_ours(GRAPH, *QUIET, *options) as server:
        yield server


def test_two_hundred_endless_queries_are_stopped_for_real(answers: Mapping[str, bytes]) -> None:
    query, answer = next(iter(answers.items()))
    with serve_ours(GRAPH, *QUIET, "--timeout", "1", "--max-queries", "8") as server:
        storm = raise_storm(server, size=200, clients=16, pause=0.3)
        after = ask_query(server.port, query)
    assert len(storm.replies) == 200
    assert storm.statuses[504] >= 8
    assert set(storm.statuses) <= {503, 504}
    assert find_slowest(storm.replies) < 10
    assert storm.idle is not None
    assert (storm.after.status, storm.after.seconds < 2) == (200, True)
    assert (after.status, after.body) == (200, answer)
    assert storm.processes[1] == storm.processes[0]
    _assert_light_ones_were_served(storm.light)


def _assert_light_ones_were_served(light: list[Reply]) -> None:
    assert len(light) > 10
    assert {reply.status for reply in light} <= {200, 503}
    assert all("retry-after" in reply.headers for reply in light if reply.status == 503)
    assert find_slowest(light) < 5


@pytest.mark.parametrize("name", ["ORDER BY", "GROUP_CONCAT", "many triples", "doubled strings"])
def test_a_query_that_asks_for_all_memory_is_refused_before_it_has_it(
    small: Server, name: str
) -> None:
    query = make_doubling(24) if name == "doubled strings" else GREEDY[name]
    greed = be_greedy(small, query)
    assert greed.reply.status in {503, 504}, greed.reply.reason
    assert greed.reply.seconds < 10
    assert greed.peak < 2 * LIMIT
    assert greed.after.status == 200, greed.after.reason
    assert ask_query(small.port, f"{LIGHTEST} # later").status == 200
