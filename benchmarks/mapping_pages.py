"""One page of the map as a process: `python -m benchmarks.mapping_pages WHO SIZE OUT`.

WHO is `ours`; `plain`, pyvis as its documentation shows it, by `add_node` and `add_edge`, with its
physics; `directed`, the same for a directed network; or `placed`, the same without physics, at
given places. SIZE is a number of entities, or `real` for the built graph. Tells the CPU seconds of
planning and of writing: imports are done before.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def main() -> None:
    """Write one page and tell what it cost."""
    who, size, out = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    graph = _get_network(size)
    text, plan, write = _write_ours(graph, size) if who == "ours" else _write_plain(graph, who)
    out.write_text(text, encoding="utf-8")
    told = {
        "plan": plan,
        "write": write,
        "bytes": out.stat().st_size,
        "nodes": graph.number_of_nodes(),
        "links": graph.number_of_edges(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _get_network(size: str) -> nx.MultiDiGraph[str]:
    from benchmarks.networks import make_network
    from miprof_graph.dataset import open_built
    from miprof_graph.network import load_network

    return load_network(open_built()) if size == "real" else make_network(int(size))


def _write_ours(graph: nx.MultiDiGraph[str], size: str) -> tuple[str, float, float]:
    import pyvis.network  # noqa: F401 - what both sides import is not counted

    from miprof_graph.map.page import plan_map, write_map
    from miprof_graph.paths import find_home
    from miprof_graph.stories import read_stories

    stories = read_stories(find_home())[0] if size == "real" else []
    began = process_time()
    plan = plan_map(graph)
    planned = process_time()
    text = write_map(graph, plan, stories)
    return text, planned - began, process_time() - planned


def _write_plain(graph: nx.MultiDiGraph[str], who: str) -> tuple[str, float, float]:
    from pyvis.network import Network

    places = _place(graph) if who == "placed" else {}
    began = process_time()
    page = Network(directed=who == "directed", cdn_resources="in_line")
    page.toggle_physics(who != "placed")
    for node, data in graph.nodes(data=True):
        words: dict[str, Any] = {"label": data["label"]["fr"], "group": data["group"]}
        page.add_node(node, title=data["definition"].get("fr", ""), **words, **places.get(node, {}))
    for start, end, data in graph.edges(data=True):
        page.add_edge(start, end, title=data["group"])
    return page.generate_html(), 0.0, process_time() - began


def _place(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, int]]:
    from miprof_graph.map.layout import find_communities, lay_out
    from miprof_graph.map.shape import node_sizes

    places = lay_out(graph, node_sizes(graph), find_communities(graph))
    return {node: {"x": x, "y": y} for node, (x, y) in zip(graph, places, strict=True)}


if __name__ == "__main__":
    main()
