"""`miprof.gexf`: the network for Gephi, each relation with the interval in which it held."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Final

from miprof_graph.exports.model import ExportInput
from miprof_graph.names import BASE

# networkx dates the file to the day and signs it with its own version: neither is the data's.
_META: Final = re.compile(rb"<meta .*?</meta>", re.DOTALL)
_OURS: Final = (
    f"<meta><creator>miprof-graph</creator><description>{BASE}</description></meta>".encode()
)


def write_gexf(build: ExportInput, target: Path) -> None:
    """Write the network as GEXF 1.2, with `start` and `end` for Gephi's timeline."""
    import networkx as nx

    network = build.flat.copy()
    for *_, key, data in network.edges(keys=True, data=True):
        start, end = data.pop("earliest"), data.pop("latest")
        data["id"] = key
        data.update({"start": start} if start else {}, **({"end": end} if end else {}))
    buffer = BytesIO()
    nx.write_gexf(network, buffer)
    target.write_bytes(_META.sub(_OURS, buffer.getvalue(), count=1))
