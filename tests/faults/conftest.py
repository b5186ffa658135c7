"""What the service must answer, computed without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.serving_mixes import time_questions

from tests.conftest import REPOSITORY, lack

GRAPH = REPOSITORY / "exports" / "miprof.nq"
QUIET = ("--log", "off")


@pytest.fixture(scope="session")
def answers() -> dict[str, bytes]:
    """The named questions, and the bytes that the engine itself gives for each."""
    if not Path("/proc/self/statm").exists():
        lack("without /proc nothing tells what a server's processes use")
    found = {each.query: each.answer for each in time_questions(GRAPH, runs=1).values()}
    assert len(found) > 30
    return found
