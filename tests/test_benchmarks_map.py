"""The benchmark of the map: its networks, its report, and that it tells what is missed."""

from __future__ import annotations

import pytest
from benchmarks.mapping import ALL, HUGE, LARGE, REAL, SMALL, Mapping
from benchmarks.mapping_browser import Seen
from benchmarks.mapping_report import find_mapping_targets, write_mapping
from benchmarks.networks import make_network
from benchmarks.parts import replace_part
from benchmarks.processes import Run

SLOW = {("plain", LARGE): 3.0, ("plain", HUGE): 60.0, ("directed", HUGE): 9.0}


def measured() -> Mapping:
    found = Mapping(1)
    keys = [(who, size) for who in ("ours", "plain", "directed") for size in (LARGE, HUGE)]
    for who, size in [("ours", REAL), *keys]:
        seconds = SLOW.get((who, size), 0.1)
        told = {"nodes": 1, "links": 2, "plan": 1.0, "write": seconds, "bytes": 1_500_000}
        found.written[who, size] = Run(1, 1, 1, told)
    found.seen = {
        ("plain", SMALL, ""): [Seen(15_000)],
        ("plain", REAL, ""): [Seen(None)],
        ("ours", REAL, ""): [Seen(800, 50, 3)],
        ("ours", LARGE, ALL): [Seen(1_100, 25, 20)],
        ("ours", HUGE, ALL): [Seen(2_000, 30, 120)],
    }
    return found


def test_every_target_is_told_whether_it_is_met() -> None:
    met = {target.name: target.met for target in find_mapping_targets(measured())}
    assert met == {
        "size of the real map": True,
        "first name of the real map against plain pyvis at 200 entities": True,
        "first name of the real map against plain pyvis at its own": True,
        "writing 5,000 against plain pyvis": True,
        "writing 20,000 against plain pyvis": True,
        "frames at 5,000": False,
        "frames at 20,000": True,
        "search at 5,000": True,
        "search at 20,000": False,
    }


def test_what_was_not_written_in_time_counts_as_that_time() -> None:
    found = measured()
    del found.written["plain", HUGE]
    (target,) = [each for each in find_mapping_targets(found) if "writing 20,000" in each.name]
    assert (target.found, target.met) == ("> 6000.0x", True)
    assert "Not written within 600 s" in write_mapping(found, "python -m benchmarks --map")


def test_the_report_says_what_never_came_and_has_its_place() -> None:
    text = write_mapping(measured(), "python -m benchmarks --map")
    assert "none within 60 s" in text
    assert "**no**" in text
    whole = f"# Results\n\n{text}\n## Serving\n\nfast\n"
    assert replace_part("# Results\n\n## Serving\n\nfast\n", text) == whole


@pytest.mark.parametrize("size", [200, 1_000])
def test_a_made_network_has_its_size_and_a_claim_for_each_link(size: int) -> None:
    graph = make_network(size)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (size, 2 * size)
    again = make_network(size)
    assert list(graph.edges(keys=True)) == list(again.edges(keys=True))
    assert all(len(data["claims"]) == 1 for _, _, data in graph.edges(data=True))
    assert not any(start == end for start, end in graph.edges())
