"""One service for all tests that only ask."""

from __future__ import annotations

import pytest

from miprof_graph.paths import Home
from miprof_graph.serve.routes import ROUTES
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.web.browser import Visitor


@pytest.fixture(scope="session")
def visitor(repository: Home) -> Visitor:
    """The service over the real graph."""
    context = open_context(repository)
    return Visitor(App(context, ROUTES), context)
