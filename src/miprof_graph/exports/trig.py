"""`miprof.trig` and `miprof-rdf12.trig`: everything, graph by graph, with prefixes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from miprof_graph.exports.blocks import Block
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.terms import write_prefixes


def write_trig(build: ExportInput, target: Path) -> None:
    """Write every named graph, one block per subject."""
    target.write_bytes(_make_trig(build, Block.turtle))


def write_trig12(build: ExportInput, target: Path) -> None:
    """Write every named graph in RDF 1.2: a claim reifies a triple term (`rdf:reifies`)."""
    target.write_bytes(b'VERSION "1.2"\n' + _make_trig(build, Block.turtle12))


def _make_trig(build: ExportInput, write: Callable[[Block], bytes]) -> bytes:
    parts = []
    for name, blocks in build.blocks.items():
        body = b"\n".join(map(write, blocks))
        parts.append(b"\n%b {\n%b}\n" % (build.terms[f"<{name}>".encode()], body))
    # RDF's own prefix may be shortened nowhere but in what the blocks add.
    return write_prefixes({*build.terms.used, "rdf"}) + b"".join(parts)
