"""`edges.csv`: the relations of the network, one row each, as Gephi and spreadsheets read them."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.flat import EDGE_COLUMNS
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.tables import write_table

_ENDS = ("source", "target", "source_label", "target_label", "id")


def write_edges(build: ExportInput, target: Path) -> None:
    """Write one row per relation, in the order of the IRIs of its ends."""
    names = build.flat.nodes(data="label")
    rows = (
        [source, to, names[source], names[to], key, *map(_cell, data.values())]
        for source, to, key, data in build.flat.edges(keys=True, data=True)
    )
    write_table(target, (*_ENDS, *EDGE_COLUMNS), rows)


def _cell(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
