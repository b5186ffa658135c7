"""A worker that dies takes the queries in flight with it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from benchmarks.serving_faults import kill_workers, stop_under_load
from benchmarks.serving_servers import Server, serve_ours
from benchmarks.serving_suite import DYING

from tests.faults.conftest import GRAPH, QUIET


@pytest.fixture(scope="module")
def server(answers: Mapping[str, bytes]) -> Iterator[Server]:
    assert answers
    with serve_ours(GRAPH, *QUIET) as server:
        yield server


def test_of_two_workers_one_killed_loses_only_what_is_in_flight(
    server: Server, answers: Mapping[str, bytes]
) -> None:
    kill = kill_workers(server, answers, clients=4, seconds=4)
    assert len(kill.told.right) > 20
    assert kill.told.wrong == []
    assert [reply for reply in kill.told.failed if reply.began > kill.at + DYING] == []
    assert [reply for reply in kill.told.failed if reply.ended < kill.at] == []
    assert kill.again < 2
    assert kill.replaced is not None


def test_all_workers_killed_are_replaced_and_answer_as_before(
    server: Server, answers: Mapping[str, bytes]
) -> None:
    kill = kill_workers(server, answers, clients=2, seconds=1, killed=2)
    assert kill.told.wrong == []
    # Who asks while nobody listens waits at the reception instead of being refused.
    assert [reply for reply in kill.told.failed if reply.began > kill.at + DYING] == []
    assert kill.replaced is not None
    assert kill.again < 10


def test_stopped_under_load_it_finishes_what_it_has_begun(answers: Mapping[str, bytes]) -> None:
    with serve_ours(GRAPH, *QUIET) as server:
        told, at, code = stop_under_load(server, answers, clients=4, seconds=4)
    assert code == 0
    assert len(told.right) > 20
    assert told.wrong == []
    # What reaches the listener in its last moment may find it closed.
    assert [reply for reply in told.failed if reply.began < at - 0.05] == []
