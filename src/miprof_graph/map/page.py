"""Write the map: pyvis fills a template of ours into one file that needs no network."""

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from miprof_graph.messages import LANGUAGES
from miprof_graph.standalone import close_script, trust, write_policy

from .data import Book, Json, node_sizes, sorted_edges
from .layout import find_communities, lay_out
from .measures import measure_nodes
from .views import find_views
from .when import node_lives

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

_SCRIPTS: Final = (
    *("base", "state", "language", "dates", "book", "theme", "scope", "focus", "view", "labels"),
    *("claims", "panel", "dock", "legend", "search", "main"),
)
_STYLES: Final = (
    *("base", "bar", "stage", "sidebar", "legend", "panel", "narrow", "motion", "print"),
)
_VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
_CURVE: Final = 0.14
_OPTIONS: Final[Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "dragNodes": False},
}


def build_map(store: "ox.Store", *, language: str = "fr") -> str:
    """Build the map of a dataset as one HTML page.

    Args:
        store: the dataset, ontology included.
        language: the language that the page opens in; a switch on it changes to the other.
    """
    from miprof_graph.network import load_network

    graph = load_network(store)
    sizes = node_sizes(graph)
    book = Book(graph)
    groups = find_communities(graph)
    written = book.write() | _overlook(graph, sizes, groups)
    places = lay_out(graph, sizes, groups)
    nodes = [
        {"id": number, "x": x, "y": y, "size": size}
        for number, ((x, y), size) in enumerate(zip(places, sizes, strict=True))
    ]
    return _render(nodes, _curved(written["edges"]), written, language)


def _overlook(graph: "nx.MultiDiGraph[str]", sizes: list[float], groups: list[list[int]]) -> Json:
    """Describe what concerns the network as a whole: parts of it, sizes, communities, lives."""
    return {
        "views": _number_views(graph, sizes),
        "measures": measure_nodes(graph),
        "communities": [group for group in groups if len(group) > 1],
        "lives": node_lives(graph),
    }


def _number_views(graph: "nx.MultiDiGraph[str]", sizes: list[float]) -> list[Json]:
    nodes = {iri: number for number, iri in enumerate(graph)}
    edges = {key: number for number, key in enumerate(sorted_edges(graph))}
    return [
        {
            "id": view.name,
            "nodes": [nodes[iri] for iri in view.nodes],
            "edges": [edges[key] for key in view.edges],
            "places": view.places,
        }
        for view in find_views(graph, dict(zip(graph, sizes, strict=True)))
    ]


def _curved(edges: list[Json]) -> list[Json]:
    """Bend links apart that join the same two nodes, whichever way each one points."""
    beside: dict[tuple[int, int], list[int]] = {}
    for number, edge in enumerate(edges):
        first, last = sorted((edge["from"], edge["to"]))
        beside.setdefault((first, last), []).append(number)
    found: list[Json] = []
    for number, edge in enumerate(edges):
        first, last = sorted((edge["from"], edge["to"]))
        family = beside[first, last]
        bend = _CURVE * (family.index(number) - (len(family) - 1) / 2 + 0.5 * (len(family) == 1))
        bend = -bend if edge["from"] == last else bend
        turn = "curvedCW" if bend >= 0 else "curvedCCW"
        smooth = {"enabled": True, "type": turn, "roundness": round(abs(bend), 3)}
        found.append({"id": number, "from": edge["from"], "to": edge["to"], "smooth": smooth})
    return found


def _render(nodes: list[Json], edges: list[Json], book: Json, language: str) -> str:
    import jinja2
    from pyvis.network import Network

    net = Network(directed=True)
    # Set whole: pyvis's own add_node and add_edge look through all that is there each time.
    net.nodes, net.edges, net.options = nodes, edges, _OPTIONS
    # pyvis makes its template environment without escaping; this one escapes.
    net.templateEnv = jinja2.Environment(
        loader=jinja2.PackageLoader("miprof_graph.map", ""), autoescape=True, trim_blocks=True
    )
    net.templateEnv.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    net.templateEnv.globals["page"] = _page(book, language)
    return str(net.generate_html())


def _page(book: Json, language: str) -> Json:
    texts = {name: json.loads(_read(f"text/{name}.json")) for name in LANGUAGES}
    code = [_vis_script(), *(_read(f"js/{name}.js") for name in _SCRIPTS)]
    scripts = [close_script(script) for script in code]
    style = "\n".join(_read(f"css/{name}.css") for name in _STYLES)
    return {
        "language": language,
        "text": texts[language],
        "texts": texts,
        "book": book,
        "scripts": [trust(script) for script in scripts],
        "style": trust(style),
        "policy": write_policy(scripts, style),
    }


def _read(name: str) -> str:
    return (files("miprof_graph.map") / name).read_text(encoding="utf-8")


def _vis_script() -> str:
    """Return vis-network as pyvis ships it, without the address of its source map."""
    code = (files("pyvis") / _VIS).read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", code)
