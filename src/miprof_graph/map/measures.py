"""What the size of a sign may say: one whole number for each entity and measure, or none."""

from typing import TYPE_CHECKING, Final

from miprof_graph.libraries import import_igraph

if TYPE_CHECKING:
    import networkx as nx

_MOST: Final = 2500
"""Above this many entities the shortest paths between all of them would take minutes."""


def measure_nodes(graph: "nx.MultiDiGraph[str]") -> dict[str, list[int | None]]:
    """Measure every entity, in the order of the graph; None where a measure says nothing.

    `links` counts links, `sources` the documents that speak of the entity, and `between` is
    betweenness in ten-thousandths, among simple links other than those of topics and places.
    """
    return {
        "links": [graph.degree[iri] for iri in graph],
        "sources": [_count_sources(graph, iri) for iri in graph],
        "between": _measure_between(graph),
    }


def _count_sources(graph: "nx.MultiDiGraph[str]", iri: str) -> int:
    claims = [c for fact in graph.nodes[iri]["facts"] for c in fact.claims]
    for _, _, data in (*graph.in_edges(iri, data=True), *graph.out_edges(iri, data=True)):
        claims.extend(data["claims"])
    return len({claim.source for claim in claims})


def _measure_between(graph: "nx.MultiDiGraph[str]") -> list[int | None]:
    igraph = import_igraph()

    count = graph.number_of_nodes()
    if count > _MOST:
        return [None] * count
    number = {iri: place for place, iri in enumerate(graph)}
    joined = {
        (min(number[start], number[end]), max(number[start], number[end]))
        for start, end, data in graph.edges(data=True)
        if data["group"] != "topic" and start != end
    }
    linked = {place for pair in joined for place in pair}
    # Those without such a link are no part of the network that is measured.
    pairs = max((len(linked) - 1) * (len(linked) - 2) / 2, 1)
    found = igraph.Graph(count, sorted(joined)).betweenness()
    return [
        round(value / pairs * 10_000) if place in linked else None
        for place, value in enumerate(found)
    ]
