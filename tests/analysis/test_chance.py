"""Networks drawn by lot keep what they must, and tell chance from structure."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from miprof_graph.analysis import Finding
from miprof_graph.analysis.by_igraph import Igraph
from miprof_graph.analysis.by_networkx import Networkx
from miprof_graph.analysis.engine import Engine
from tests.analysis.made import find, make_network

EACH = pytest.mark.parametrize("engine", [Igraph(1), Networkx()], ids=["igraph", "networkx"])


def degrees(native: Any) -> list[list[int]]:
    if not isinstance(native, nx.Graph):
        return [native.indegree(), native.outdegree()]
    ways = [native.in_degree, native.out_degree] if native.is_directed() else [native.degree]  # type: ignore[attr-defined]
    return [[degree for _, degree in way] for way in ways]


@EACH
@pytest.mark.parametrize("directed", [False, True])
def test_everyone_has_as_many_ties_as_before_but_to_others(engine: Engine, directed: bool) -> None:
    bare = nx.gnm_random_graph(60, 150, seed=1, directed=directed)
    graph = nx.relabel_nodes(bare, {node: f"n{node:02}" for node in bare})
    native = engine.native(graph)
    drawn = engine.rewired(native, 7)
    assert degrees(drawn) == degrees(native)
    assert ties(drawn) != ties(native)
    assert ties(drawn) == ties(engine.rewired(native, 7))
    assert ties(drawn) != ties(engine.rewired(native, 8))
    assert len(ties(drawn)) == 150


def ties(native: Any) -> set[tuple[Any, Any]]:
    listed = native.edges if isinstance(native, nx.Graph) else native.get_edgelist()
    directed = native.is_directed()
    return {tuple(ends) if directed else tuple(sorted(ends)) for ends in listed}


def say(graph: nx.Graph[Any], relation: str) -> str:
    return "\n".join(f"n{one} {relation} n{other}" for one, other in graph.edges)


def rows(finding: Finding) -> dict[str, tuple[Any, ...]]:
    return {str(row.cells[0]): row.cells[1:] for row in finding.rows}


def test_a_ring_of_cliques_is_no_chance() -> None:
    [found] = find(make_network(say(nx.ring_of_cliques(6, 5), "partnerOf")), "chance")
    said = {said.key for said in found.sentences}
    assert {"said-chance-clustering-more", "said-chance-modularity-more"} <= said
    observed, random, deviation, distance, probability = rows(found)["chance-clustering"]
    assert observed > random
    assert distance == pytest.approx((observed - random) / deviation, rel=1e-4)
    assert probability == pytest.approx(1 / 101, rel=1e-4)


def test_a_network_drawn_by_lot_is_chance() -> None:
    graph = nx.gnm_random_graph(60, 150, seed=3, directed=True)
    [found] = find(make_network(say(graph, "supports")), "chance")
    said = {said.key for said in found.sentences}
    assert {"said-chance-clustering-same", "said-chance-reciprocity-same"} <= said


def test_relations_that_are_returned_more_than_by_chance_are_seen() -> None:
    both = nx.gnm_random_graph(40, 60, seed=2).to_directed()
    [found] = find(make_network(say(both, "supports")), "chance")
    assert rows(found)["chance-reciprocity"][0] == 1
    assert "said-chance-reciprocity-more" in {said.key for said in found.sentences}


def test_a_network_that_cannot_be_drawn_otherwise_has_no_deviation() -> None:
    [found] = find(make_network("a partnerOf b\nb partnerOf c"), "chance")
    assert rows(found)["chance-clustering"] == (0, 0, 0, None, 1)
