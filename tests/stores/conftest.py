"""Real stores, one of each kind for all tests that ask it, with the dataset of the repository."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from miprof_graph.cli.main import main
from tests.stores.servers import Server, run_oxigraph, run_virtuoso

# Together, so that only one worker starts Virtuoso.
GROUP = pytest.mark.xdist_group("stores")

Publish = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs `miprof publish` for a server, with further options."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(GROUP)


def publish_command(server: Server, *options: str) -> list[str]:
    endpoint = ["--endpoint", server.endpoint]
    return [sys.executable, "-m", "miprof_graph.cli.main", "publish", *endpoint, *options]


def publish_environment(server: Server, **environment: str) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("MIPROF_")}
    return {**known, "MIPROF_LANG": "en", **server.environment, **environment}


@pytest.fixture(scope="session")
def publish() -> Publish:
    """Run `miprof publish` in this process: to start one takes longer than to publish."""

    def call(server: Server, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = publish_command(server, *options)
        out, err = StringIO(), StringIO()
        handler = signal.getsignal(signal.SIGTERM)
        with (
            patch.dict(os.environ, publish_environment(server, **environment), clear=True),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                code = main(command[3:])
            finally:
                signal.signal(signal.SIGTERM, handler)
        return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Virtuoso 7 that has nothing of ours."""
    with run_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[Server]:
    """An Oxigraph server whose default graph is not the union, and which is empty."""
    with run_oxigraph() as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph_union() -> Iterator[Server]:
    """An Oxigraph server whose default graph is the union, as hundreds of graphs need it."""
    with run_oxigraph("--union-default-graph") as server:
        yield server


@pytest.fixture(params=["virtuoso", "oxigraph_server"])
def store(request: pytest.FixtureRequest) -> Server:
    """Each kind of store in turn."""
    server = request.getfixturevalue(request.param)
    assert isinstance(server, Server)
    return server


@pytest.fixture(params=["virtuoso", "oxigraph_union"], scope="module")
def filled(request: pytest.FixtureRequest, publish: Publish) -> Server:
    """Each kind of store in turn, with what was built of the repository."""
    return fill(request, publish)


@pytest.fixture(params=["virtuoso", "oxigraph_server"], scope="module")
def unjoined(request: pytest.FixtureRequest, publish: Publish) -> Server:
    """Each kind of store that heeds FROM, with what was built of the repository."""
    return fill(request, publish)


def fill(request: pytest.FixtureRequest, publish: Publish) -> Server:
    server = request.getfixturevalue(request.param)
    assert isinstance(server, Server)
    done = publish(server)
    assert (done.returncode, done.stderr) == (0, "")
    return server
