"""Clients that are slow, by accident or on purpose, keep nobody else waiting."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.serving_abuse import be_slow
from benchmarks.serving_askers import find_slowest
from benchmarks.serving_servers import serve_ours

from tests.faults.conftest import GRAPH, QUIET


def test_fifty_slow_clients_disturb_nobody_and_those_who_send_are_closed(
    answers: Mapping[str, bytes],
) -> None:
    kinds = ("head", "body")
    with serve_ours(GRAPH, *QUIET) as server:
        slow = be_slow(server, answers, count=50, seconds=3, limit=40, kinds=kinds)
    assert len(slow.told.right) > 50
    assert slow.told.wrong == []
    assert slow.told.failed == []
    assert slow.told.refused == []
    assert find_slowest([reply for _, reply in slow.told.replies]) < 5
    assert (slow.held, slow.closed is None) == (0, False)


def test_clients_that_never_read_disturb_nobody(answers: Mapping[str, bytes]) -> None:
    with serve_ours(GRAPH, *QUIET) as server:
        slow = be_slow(server, answers, count=20, seconds=2, limit=2, kinds=("deaf",))
        assert slow.memory[1] < slow.memory[0] + 400
    assert len(slow.told.right) > 10
    assert slow.told.wrong == []
    assert slow.told.failed == []
