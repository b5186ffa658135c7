"""Paths go over the relations the ontology declares, and every step has its evidence."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.ask.path_text import paths_as_json, paths_as_text
from miprof_graph.ask.paths import Edge, Network, find_paths, iris_of, read_network, read_steps
from miprof_graph.ask.statements import has_status
from miprof_graph.names import PREFIXES

MP = PREFIXES["mp"]


def make_network(*edges: tuple[str, str, float]) -> Network:
    network: Network = {}
    for one, two, weight in edges:
        edge = Edge(one, "p", two, weight)
        network.setdefault(one, {}).setdefault(two, []).append(edge)
        network.setdefault(two, {}).setdefault(one, []).append(edge)
    return network


def test_the_shortest_path_is_found_either_way_round() -> None:
    network = make_network(
        ("a", "b", 1), ("b", "c", 1), ("c", "d", 1), ("d", "a", 1), ("d", "e", 1)
    )
    assert find_paths(network, "a", "c", max_steps=5) == [["a", "b", "c"], ["a", "d", "c"]]
    assert find_paths(network, "e", "b", max_steps=5)[0] == ["e", "d", "a", "b"]


def test_stronger_relations_come_first_among_equally_short_paths() -> None:
    network = make_network(("a", "b", 1), ("b", "c", 1), ("a", "d", 3), ("d", "c", 1))
    assert find_paths(network, "a", "c", max_steps=5)[0] == ["a", "d", "c"]


def test_too_few_steps_or_an_unlinked_entity_give_no_path() -> None:
    network = make_network(("a", "b", 1), ("b", "c", 1), ("x", "y", 1))
    assert find_paths(network, "a", "c", max_steps=1) == []
    assert find_paths(network, "a", "y", max_steps=9) == []
    assert find_paths(network, "a", "nobody", max_steps=9) == []


def test_the_number_of_equal_paths_is_bounded() -> None:
    layers = [[f"{level}{number}" for number in range(8)] for level in "bcdef"]
    edges = [("a", first, 1.0) for first in layers[0]] + [(last, "z", 1.0) for last in layers[-1]]
    edges += [(x, y, 1.0) for one, two in pairwise(layers) for x in one for y in two]
    assert len(find_paths(make_network(*edges), "a", "z", max_steps=9)) == 50


@pytest.mark.parametrize(
    ("start", "goal", "steps"),
    [
        ("decret-2016-1096", "miprof", 1),
        ("ernestine-ronai", "miprof", 1),
        ("ernestine-ronai", "eige", 2),
        ("decret-2021-1481", "decret-2016-1096", 2),
        ("genevieve-colas", "francois-hollande", 3),
    ],
)
def test_paths_of_the_real_graph_have_evidence_at_every_step(
    start: str, goal: str, steps: int, real: Local
) -> None:
    network = read_network(real)
    path = find_paths(network, MP + start, MP + goal, max_steps=6)[0]
    assert len(path) == steps + 1
    for step in read_steps(real, network, path):
        for edge, statements in step.links:
            assert statements, edge
            assert all(s.quote and s.locator for s in statements)
            assert not any(has_status(s, "negated") for s in statements)


def test_only_relations_below_linked_to_are_edges(real: Local) -> None:
    predicates = {
        e.predicate for by in read_network(real).values() for es in by.values() for e in es
    }
    assert PREFIXES["mpo"] + "hasKind" not in predicates
    assert PREFIXES["mpo"] + "figureAbout" not in predicates
    assert PREFIXES["mpo"] + "amends" in predicates


def test_a_path_is_written_in_words_and_as_json(small: Local) -> None:
    network = read_network(small)
    (path,) = find_paths(network, f"{MP}genevieve-colas", f"{MP}lettre-valls", max_steps=6)
    steps = [read_steps(small, network, path)]
    labels = {
        iri: iri.rpartition("/")[2].rpartition("#")[2] for s in steps[0] for iri in iris_of(s)
    }
    text = paths_as_text(steps, labels, "en", documents=[("src:x", "A title")])
    assert text.splitlines()[0] == "genevieve-colas → collectif → lettre-valls"
    assert "2. collectif — sent → lettre-valls" in text
    assert "“les mots du document”" in text
    assert text.endswith("src:x = A title\n")
    (record,) = json.loads(paths_as_json(steps, labels))
    assert record[1]["links"][0]["statements"][0]["from"] == "2014-04"
