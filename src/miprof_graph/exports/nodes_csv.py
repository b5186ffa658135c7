"""`nodes.csv`: the entities of the network, one row each, as Gephi and spreadsheets read them."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.flat import NODE_COLUMNS
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.tables import write_table


def write_nodes(build: ExportInput, target: Path) -> None:
    """Write one row per entity, in the order of their IRIs."""
    rows = ([iri, *data.values()] for iri, data in build.flat.nodes(data=True))
    write_table(target, ("id", *NODE_COLUMNS), rows)
