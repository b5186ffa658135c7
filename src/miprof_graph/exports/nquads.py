"""`miprof.nq`: everything, one quad a line, sorted.

As there are no blank nodes, this file is the canonical form of RDFC-1.0, and its SHA-256 is the
canonical hash of the dataset.
"""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.model import ExportInput


def write_nquads(build: ExportInput, target: Path) -> None:
    """Write every quad as sorted N-Quads."""
    lines: list[bytes] = []
    for name, triples in build.graphs.items():
        ending = f" <{name}> .\n".encode()
        lines += [triple + ending for triple in triples]
    lines.sort()
    target.write_bytes(b"".join(lines))
