"""Comunica, the query engine of the JavaScript world, with the endpoint as its source."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.clients.expected import MINISTRIES, MINISTRY_NAMES, MPO, count_ministry_names, ministries
from tests.conftest import REPOSITORY, find_node, lack

PROGRAM = Path(__file__).with_name("comunica.mjs")


@pytest.fixture(scope="module")
def node() -> Path:
    """The node that comes with this environment, or the machine's own."""
    if not (REPOSITORY / "node_modules" / "@comunica" / "query-sparql").is_dir():
        lack("Comunica is not installed: make clients")
    return find_node()


def ask(node: Path, endpoint: str, query: str) -> list[Any]:
    done = subprocess.run(
        [node, PROGRAM, endpoint, query], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_reads_rows(node: Path, endpoint: str) -> None:
    rows = ask(node, endpoint, MINISTRIES)
    assert {row["ministry"]: row["name"] for row in rows} == ministries()


def test_it_reads_a_graph(node: Path, endpoint: str) -> None:
    triples = ask(node, endpoint, MINISTRY_NAMES)
    assert len({*map(tuple, triples)}) == count_ministry_names()


def test_it_reads_a_verdict(node: Path, endpoint: str) -> None:
    assert ask(node, endpoint, f"ASK {{ ?x a <{MPO}Ministry> }}") == [True]
