"""The public knowledge graph of MIPROF: sourced facts, dumps, queries, network and map.

Start from a built dataset, and ask it or make the network of it:

>>> from miprof_graph import open_built
>>> from miprof_graph.network import load_network
>>> network = load_network(open_built())
>>> "https://w3id.org/miprof-graph/id/miprof" in network
True
"""

from miprof_graph.dataset import open_built
from miprof_graph.errors import DataError, MiprofError, NotBuiltError, RemoteError, UsageError
from miprof_graph.paths import Home, find_home

__all__ = [
    "DataError",
    "Home",
    "MiprofError",
    "NotBuiltError",
    "RemoteError",
    "UsageError",
    "find_home",
    "open_built",
]
