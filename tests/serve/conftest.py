"""One server for all tests of the service that do not stop it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.client import MAP, Client, make_home, read_address, start_server, stop_server


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the real graph and the committed files, and a map of one line."""
    return make_home(tmp_path_factory.mktemp("served"), MAP)


@pytest.fixture(scope="session")
def client(home: Path) -> Iterator[Client]:
    server = start_server(home, "--port", "0")
    yield Client(read_address(server))
    code, errors = stop_server(server)
    assert (code, errors) == (0, "")
