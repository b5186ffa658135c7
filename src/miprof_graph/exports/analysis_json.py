"""`analysis.json`: what the network of actors shows, in numbers and sentences, with evidence."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.model import ExportInput


def write_analysis_json(build: ExportInput, target: Path) -> None:
    """Write the findings about the network as `docs/analysis.schema.json` describes them."""
    from miprof_graph.analysis.records import analysis_as_json

    target.write_text(analysis_as_json(build.analysis), encoding="utf-8", newline="\n")
