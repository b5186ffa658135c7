"""One running service for all the clients that people have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import REPOSITORY
from tests.serve.client import read_address, start_server, stop_server


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    """The address of a service over the real graph, with a slash at its end."""
    server = start_server(REPOSITORY, "--port", "0")
    yield read_address(server)
    assert stop_server(server) == (0, "")


@pytest.fixture(scope="session")
def endpoint(base: str) -> str:
    """The address of its SPARQL endpoint."""
    return f"{base}sparql"
