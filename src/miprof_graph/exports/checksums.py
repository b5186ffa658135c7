"""`SHA256SUMS`: what `sha256sum -c` needs to check the other files."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.model import ExportInput


def write_checksums(build: ExportInput, target: Path) -> None:
    """Write one line per file, in the order of their names."""
    files = sorted(build.written, key=lambda file: file.name)
    lines = (f"{file.sha256}  {file.name}\n" for file in files)
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
