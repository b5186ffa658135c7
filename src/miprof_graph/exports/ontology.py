"""`ontology.ttl`: the vocabulary in one file - terms, controlled lists, alignments."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.blocks import make_turtle
from miprof_graph.exports.model import ExportInput
from miprof_graph.names import GRAPH_ONTOLOGY


def write_ontology(build: ExportInput, target: Path) -> None:
    """Write the graph of the ontology, one block per term."""
    target.write_bytes(make_turtle(build.blocks.get(GRAPH_ONTOLOGY, ())))
