"""`miprof.ttl`: the simple view in Turtle - entities, plain triples, documents, no claims."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.blocks import make_turtle, merge_blocks
from miprof_graph.exports.model import PUBLIC_GRAPHS, ExportInput


def write_turtle(build: ExportInput, target: Path) -> None:
    """Write the triples of the simple view, one block per subject."""
    chosen = (block for name in PUBLIC_GRAPHS for block in build.blocks.get(name, ()))
    target.write_bytes(make_turtle(merge_blocks(chosen)))
