"""`miprof.graphml`: the network for yEd, Gephi, Cytoscape and igraph."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.exports.model import ExportInput


def write_graphml(build: ExportInput, target: Path) -> None:
    """Write the network as GraphML."""
    import networkx as nx

    # Not write_graphml: with lxml installed, that is another writer, with other bytes.
    nx.write_graphml_xml(build.flat, target)
