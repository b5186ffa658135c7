"""`miprof.nq`: everything, one quad a line, sorted.

As there are no blank nodes, this file is the canonical form of RDFC-1.0, and its SHA-256 is the
canonical hash of the dataset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from miprof_graph.exports.model import ExportInput

_BUFFER: Final = 1 << 20


def write_nquads(build: ExportInput, target: Path) -> None:
    """Write every quad as sorted N-Quads."""
    lines = build.nquads.splitlines(keepends=True)
    lines.sort()
    # One more copy of the whole text, joined, would cost more than the sorting.
    with target.open("wb", buffering=_BUFFER) as file:
        file.writelines(lines)
