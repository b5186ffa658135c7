"""Who links the sectors, counted by hand on small networks, and the same by both libraries."""

from __future__ import annotations

import networkx as nx
import pytest

from miprof_graph.analysis.brokers import count_roles, find_brokers
from miprof_graph.analysis.roles import find_links, score_link
from tests.analysis.networks import by_key, make_study, rows_of

STATE, EUROPE = "link-associations-state", "link-france-europe"
# Two associations reach one body by a person, another by a person or by each other's partner.
LINES = (
    "a1 partnerOf p1",
    "a2 partnerOf p1",
    "p1 memberOf s1",
    "a2 partnerOf p2",
    "p2 memberOf s2",
)


@pytest.mark.parametrize("backend", ["networkx", "igraph"])
def test_a_link_is_the_share_of_the_paths_from_side_to_side(backend: str) -> None:
    # a1-s1, a2-s1: by p1; a2-s2: by p2; a1-s2: by p1, a2 and p2.
    scores = score_link(make_study(*LINES, backend=backend), STATE).values
    assert scores == {"a1": 0, "a2": 0.25, "p1": 0.75, "p2": 0.5, "s1": 0, "s2": 0}


@pytest.mark.parametrize("backend", ["networkx", "igraph"])
def test_where_two_paths_are_equally_short_each_counts_half(backend: str) -> None:
    lines = ("a1 partnerOf p1", "a1 partnerOf p2", "p1 memberOf s1", "p2 memberOf s1")
    scores = score_link(make_study(*lines, backend=backend), STATE).values
    assert scores == {"a1": 0, "p1": 0.5, "p2": 0.5, "s1": 0}


def test_the_ranking_says_how_many_pairs_are_tied_directly() -> None:
    found = by_key(find_links(make_study(*LINES, "a1 partnerOf s2")))
    assert found.keys() == {STATE}
    (said,) = found[STATE].sentences
    assert said.fields["joined"].value == 4
    assert said.fields["direct"].value == 1
    assert found[STATE].rows[0].cells[1] == "p1"


def test_sides_that_only_direct_ties_join_need_no_link() -> None:
    keys = by_key(find_links(make_study("a1 partnerOf s1", "s1 partnerOf e1"))).keys()
    assert keys == {EUROPE}
    assert [*find_links(make_study("a1 partnerOf s1"))] == []


def test_the_roles_of_a_broker_are_counted_by_the_sectors_of_the_pair() -> None:
    lines = [f"s1 partnerOf {other}" for other in ("s2", "s3", "a1", "a2", "e1")]
    roles = count_roles(make_study(*lines).actors.simple)
    # s2-s3; a1-a2; each of s2, s3 with each of a1, a2, e1; each of a1, a2 with e1.
    assert roles["s1"] == {"coordinator": 1, "consultant": 1, "gatekeeper": 6, "liaison": 2}
    assert roles["s2"].total() == 0


def test_a_pair_that_is_tied_needs_no_broker() -> None:
    lines = ("s1 partnerOf a1", "s1 partnerOf a2", "a1 partnerOf a2", "s1 partnerOf s2")
    roles = count_roles(make_study(*lines).actors.simple)
    assert +roles["s1"] == {"gatekeeper": 2}


def test_brokers_are_ranked_with_the_statements_behind_their_ties() -> None:
    (brokers,) = find_brokers(make_study("s1 partnerOf a1", "s1 partnerOf e1"))
    assert rows_of(brokers, "rank", "entity", "brokers", "liaison")[0] == (1, "s1", 1, 1)
    assert brokers.rows[0].claims == ("c000", "c001")


def test_roles_agree_with_a_count_of_every_pair() -> None:
    graph: nx.Graph[str] = nx.gnm_random_graph(40, 120, seed=7)
    graph = nx.relabel_nodes(graph, {node: f"n{node:02d}" for node in graph})
    for number, node in enumerate(sorted(graph)):
        graph.nodes[node]["sector"] = "abc"[number % 3]
    roles = count_roles(graph)
    for node in graph:
        partners = sorted(graph[node])
        open_pairs = sum(
            not graph.has_edge(one, other)
            for number, one in enumerate(partners)
            for other in partners[number + 1 :]
        )
        assert roles[node].total() == open_pairs
