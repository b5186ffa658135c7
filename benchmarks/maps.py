"""The map as a process: `python -m benchmarks.maps ours|pyvis BUILT OUT`.

Ours makes the whole page, with positions, texts and evidence; the plain one is what pyvis's own
`add_node`, `add_edge` and `write_html` give from the same network, with its physics on.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Write one map from a built dataset."""
    who, built, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if who == "ours":
        _write_ours(built, out)
    else:
        _write_plain(built, out)


def _write_ours(built: Path, out: Path) -> None:
    from miprof_graph.dataset import open_built
    from miprof_graph.map import build_map

    out.write_text(build_map(open_built(built / "miprof.nq")), encoding="utf-8")


def _write_plain(built: Path, out: Path) -> None:
    import networkx as nx
    from pyvis.network import Network

    network = nx.read_graphml(built / "miprof.graphml", force_multigraph=True)
    page = Network(directed=True, cdn_resources="in_line")
    for node, data in network.nodes(data=True):
        page.add_node(node, label=data["label"], group=data["group"], title=data["definition"])
    for source, target, data in network.edges(data=True):
        page.add_edge(source, target, title=data["label"])
    out.write_text(page.generate_html(), encoding="utf-8")


if __name__ == "__main__":
    main()
