"""What the tests of the analysis share: the real network, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miprof_graph.analysis import Analysis, analyse
from miprof_graph.dataset import open_built
from miprof_graph.network import load_network
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    import networkx as nx


@pytest.fixture(scope="session")
def real() -> nx.MultiDiGraph[str]:
    """The network that was built."""
    return load_network(open_built(REPOSITORY / "exports" / "miprof.nq"))


@pytest.fixture(scope="session")
def shown(real: nx.MultiDiGraph[str]) -> Analysis:
    """All findings about it."""
    return analyse(real)
