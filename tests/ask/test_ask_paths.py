"""Paths go over the relations the ontology declares, and every step has its evidence."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.ask.edges import Edge, Network, date_edges, join_edges, read_edges
from miprof_graph.ask.path_text import paths_as_json, paths_as_text
from miprof_graph.ask.paths import MOST_PATHS, find_all_paths, find_paths, iris_of, read_steps
from miprof_graph.ask.relations import find_relations
from miprof_graph.ask.statements import has_status
from miprof_graph.dating import Triple
from miprof_graph.errors import UsageError
from miprof_graph.names import PREFIXES
from miprof_graph.standing import Standing

MP = PREFIXES["mp"]
MPO = PREFIXES["mpo"]
MAY_14 = ("2014-05-14", "2014-05-14")


def make_network(*edges: tuple[str, str, float]) -> Network:
    return join_edges([Edge(one, "p", two, weight) for one, two, weight in edges])


def read_network(backend: Local) -> Network:
    return join_edges(read_edges(backend))


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
    assert len(find_paths(make_network(*edges), "a", "z", max_steps=9)) == MOST_PATHS
    assert len(find_all_paths(make_network(*edges), "a", "z", longest=9)) == MOST_PATHS + 1


def test_all_paths_pass_no_entity_twice_and_the_shorter_come_first() -> None:
    network = make_network(
        ("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("c", "d", 1), ("b", "x", 1)
    )
    assert find_all_paths(network, "a", "d", longest=3) == [["a", "c", "d"], ["a", "b", "c", "d"]]
    assert find_all_paths(network, "a", "d", longest=2) == [["a", "c", "d"]]
    assert find_all_paths(network, "a", "d", longest=1) == []


def test_among_equally_short_paths_the_surest_comes_before_the_strongest() -> None:
    doubtful = [Edge("a", "p", "b", 9, standing=Standing.UNKNOWN), Edge("b", "p", "z", 9)]
    sure = [Edge("a", "p", "c", 1, standing=Standing.CERTAIN), Edge("c", "p", "z", 1)]
    network = join_edges([*doubtful, *sure])
    assert find_paths(network, "a", "z", max_steps=3) == [["a", "c", "z"], ["a", "b", "z"]]


def test_no_path_leads_through_an_entity_that_is_avoided() -> None:
    edges = [Edge("a", "p", "b", 1), Edge("b", "p", "c", 1), Edge("a", "p", "d", 1)]
    network = join_edges([*edges, Edge("d", "p", "e", 1), Edge("e", "p", "c", 1)], avoid={"b"})
    assert find_paths(network, "a", "c", max_steps=5) == [["a", "d", "e", "c"]]


def test_a_relation_of_another_time_is_left_out_and_an_undated_one_is_kept(small: Local) -> None:
    standings = {
        tuple(iri.rpartition("/")[2].rpartition("#")[2] for iri in (edge.subject, edge.object)): (
            edge.standing
        )
        for edge in date_edges(small, read_edges(small), MAY_14)
    }
    assert standings["elisabeth-moiron-braud", "miprof"] is Standing.POSSIBLE
    assert standings["sdfe", "ministere-droits-femmes"] is Standing.UNKNOWN
    assert ("roxana-maracineanu", "miprof") not in standings
    assert ("decret-2013-7", "miprof") not in standings


@pytest.mark.parametrize(
    ("name", "some", "others"),
    [
        ("governance", ["heads", "memberOf"], ["amends"]),
        ("gouvernance", ["heads", "memberOf"], ["amends"]),
        ("legal", ["amends", "establishes"], ["heads"]),
        ("courriers", ["sent"], ["heads"]),
        ("memberof", ["memberOf"], ["heads"]),
        ("mpo:memberOf", ["memberOf"], ["heads"]),
        ("Est membre de", ["memberOf"], ["heads"]),
        ("hasMember", ["memberOf"], ["heads"]),
        ("heads, memberOf", ["heads", "memberOf"], ["sent"]),
    ],
)
def test_relations_are_found_by_group_by_property_and_by_what_they_are_about(
    name: str, some: list[str], others: list[str], real: Local
) -> None:
    found = find_relations(real, [name])
    assert {MPO + one for one in some} <= found
    assert not found & {MPO + one for one in others}


@pytest.mark.parametrize("name", ["nothing", "and", ""])
def test_a_name_of_no_relation_is_refused_with_the_groups_there_are(name: str, real: Local) -> None:
    with pytest.raises(UsageError) as caught:
        find_relations(real, [name])
    assert "correspondence, governance, law" in caught.value.render("en")


def test_who_held_a_post_on_a_date_is_found_in_the_real_graph(real: Local) -> None:
    by_triple = {edge.triple: edge for edge in date_edges(real, read_edges(real), MAY_14)}
    post = MP + "poste-secretaire-general-miprof"
    holders = {s for s, p, o in by_triple if (p, o) == (MPO + "holdsPost", post)}
    assert holders == {MP + "elisabeth-moiron-braud"}
    triple = Triple(MP + "elisabeth-moiron-braud", MPO + "holdsPost", post)
    assert by_triple[triple].standing is Standing.CERTAIN


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
