"""The terms of the ontology, read once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from miprof_graph.linked.facts import Facts
from miprof_graph.manual.book import read_terms
from miprof_graph.paths import Home


@pytest.fixture(scope="session")
def terms(repository: Home) -> Mapping[str, Facts]:
    return read_terms(repository)
