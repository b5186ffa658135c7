"""Write the map: pyvis fills a template of ours into one file that needs no network."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from miprof_graph.collector import paused_collector
from miprof_graph.messages import LANGUAGES
from miprof_graph.standalone import close_script, trust, write_policy

from .data import Book, Json
from .layout import Place, find_communities, lay_out
from .overlook import overlook
from .pack import split
from .shape import bend_apart, node_sizes
from .tales import tell

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

    from miprof_graph.stories import Story

_SCRIPTS: Final = (
    *("base", "state", "language", "dates", "pack", "book", "theme", "when", "scope", "filters"),
    *("radial", "places", "focus", "looks", "wires", "crowd", "front", "backdrop", "view"),
    *("fade", "pointing", "hint", "labels", "claims", "form", "links", "panel", "dock", "legend"),
    *("views", "timebar", "chronicle", "time", "finder", "picker", "search", "routes"),
    *("spotlight", "paths", "stories", "share", "pen", "picture", "table", "walk", "main"),
)
_STYLES: Final = (
    *("base", "bar", "stage", "sidebar", "legend", "form", "time", "paths", "stories", "table"),
    *("panel", "narrow", "motion", "embed", "print"),
)
_VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS: Final[Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "dragNodes": False},
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The radius and the place of each node, in the order of the network, and the overlook.

    `bends` is how far each link bends, in the order of their ends and relations.
    """

    sizes: list[float]
    places: list[Place]
    bends: list[int]
    whole: Json


def build_map(store: "ox.Store", *, stories: Sequence["Story"] = (), language: str = "fr") -> str:
    """Build the map of a dataset as one HTML page.

    Args:
        store: the dataset, ontology included.
        stories: the tours that the page offers; their claims are those of the dataset.
        language: the language that the page opens in; a switch on it changes to the other.
    """
    from miprof_graph.network import load_network

    graph = load_network(store)
    return write_map(graph, plan_map(graph), stories, language=language)


def plan_map(graph: "nx.MultiDiGraph[str]") -> Plan:
    """Decide where each entity of a network stands and what is said of the whole."""
    sizes = node_sizes(graph)
    groups = find_communities(graph)
    bends = bend_apart(sorted(graph.edges(keys=True)))
    return Plan(sizes, lay_out(graph, sizes, groups), bends, overlook(graph, sizes, groups))


def write_map(
    graph: "nx.MultiDiGraph[str]",
    plan: Plan,
    stories: Sequence["Story"] = (),
    *,
    language: str = "fr",
) -> str:
    """Write the page of a network that is planned."""
    with paused_collector():
        book = Book(graph)
        drawn = book.write(plan.bends) | plan.whole | {"stories": tell(book, stories)}
        scene, rest = split(drawn | book.evidence())
        nodes = [
            {"id": number, "x": x, "y": y, "size": size}
            for number, ((x, y), size) in enumerate(zip(plan.places, plan.sizes, strict=True))
        ]
        return _render(nodes, scene, rest, language)


def _render(nodes: list[Json], scene: Json, rest: str, language: str) -> str:
    import jinja2
    from pyvis.network import Network

    net = Network(directed=True)
    # Set whole: pyvis's own add_node looks through all that is there each time. Its edges stay
    # empty: a link is drawn from the scene, where it takes a fifth of the room.
    net.nodes, net.options = nodes, _OPTIONS
    # pyvis makes its template environment without escaping; this one escapes.
    net.templateEnv = jinja2.Environment(
        loader=jinja2.PackageLoader("miprof_graph.map", ""), autoescape=True, trim_blocks=True
    )
    net.templateEnv.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": False,
    }
    net.templateEnv.globals["page"] = _page(scene, rest, language)
    return str(net.generate_html())


def _page(scene: Json, rest: str, language: str) -> Json:
    texts = {name: json.loads(_read(f"text/{name}.json")) for name in LANGUAGES}
    code = [_vis_script(), *(_read(f"js/{name}.js") for name in _SCRIPTS)]
    scripts = [close_script(script) for script in code]
    style = "\n".join(_read(f"css/{name}.css") for name in _STYLES)
    return {
        "language": language,
        "text": texts[language],
        "texts": texts,
        "scene": scene,
        "rest": rest,
        "scripts": [trust(script) for script in scripts],
        "style": trust(style),
        "policy": write_policy(scripts, style),
    }


def _read(name: str) -> str:
    return (files("miprof_graph.map") / name).read_text(encoding="utf-8")


def _vis_script() -> str:
    """Return vis-network as pyvis ships it, without the address of its source map."""
    code = (files("pyvis") / _VIS).read_text(encoding="utf-8")
    before, found, _ = code.rpartition("//# sourceMappingURL=")
    return (before if found else code).rstrip("\n") + "\n"
