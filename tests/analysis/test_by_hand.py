"""Every measure on networks small enough to be computed with a pencil, by both libraries."""

from __future__ import annotations

from math import sqrt

import pytest

from miprof_graph.analysis import Finding
from tests.analysis.made import find, make_network, partners, scores, short

STAR = partners("cw", "cx", "cy", "cz")
# Two triangles, a-b-c and d-e-f, joined by the tie c-d.
BOW = partners("ab", "bc", "ca", "cd", "de", "ef", "fd")
EACH = pytest.mark.parametrize("backend", ["igraph", "networkx"])
GOLDEN = (sqrt(5) - 1) / 2


def one(said: str, key: str, backend: str = "igraph", kinds: str = "") -> Finding:
    found = find(make_network(said, kinds), key, backend=backend)
    return next(finding for finding in found if finding.key == key)


@EACH
@pytest.mark.parametrize(
    ("key", "centre", "leaf"),
    [
        ("degree", 4, 1),
        ("betweenness", 1, 0),
        ("closeness", 1, 4 / 7),
        ("eigenvector", 1, 0.5),
        ("pagerank", 0.132 / 0.2775, 0.03 + 0.85 * 0.132 / 0.2775 / 4),
        ("holes", 4, 1),
        ("standing", 1, 2),
    ],
)
def test_the_centre_of_a_star_is_told_from_its_leaves(
    backend: str, key: str, centre: float, leaf: float
) -> None:
    found = scores(one(STAR, key, backend))
    assert found["c"] == pytest.approx(centre, rel=1e-5)
    assert [found[name] for name in "wxyz"] == pytest.approx([leaf] * 4, rel=1e-5)


@EACH
def test_constraint_is_low_between_strangers_and_high_among_friends(backend: str) -> None:
    star = scores(one(STAR, "holes", backend), "constraint")
    assert (star["c"], star["w"]) == (0.25, 1)
    bow = one(BOW, "holes", backend)
    assert scores(bow, "constraint")["c"] == pytest.approx(0.5**2 + 0.5**2 + (1 / 3) ** 2, rel=1e-5)
    assert scores(bow)["c"] == pytest.approx(3 - 2 / 3, rel=1e-5)


@EACH
def test_hubs_and_authorities_of_three_relations_are_in_the_golden_ratio(backend: str) -> None:
    said = "a supports b\na supports c\nd supports c"
    hubs = scores(one(said, "hubs", backend))
    authorities = scores(one(said, "authorities", backend))
    assert (hubs["a"], hubs["d"]) == pytest.approx((1, GOLDEN), rel=1e-5)
    assert (authorities["c"], authorities["b"]) == pytest.approx((1, GOLDEN), rel=1e-5)
    assert (hubs["b"], authorities["a"]) == pytest.approx((0, 0), abs=1e-6)


@EACH
def test_parts_that_are_alike_have_hubs_that_are_alike_on_every_run(backend: str) -> None:
    said = "a supports b\nc supports d"
    for _ in range(20):
        hubs = scores(one(said, "hubs", backend))
        authorities = scores(one(said, "authorities", backend))
        assert hubs == pytest.approx({"a": 1, "b": 0, "c": 1, "d": 0}, abs=1e-6)
        assert authorities == pytest.approx({"a": 0, "b": 1, "c": 0, "d": 1}, abs=1e-6)


def test_density_reach_and_distances_of_two_triangles() -> None:
    density, reach, distances = find(make_network(BOW), "density", "reach", "distances")
    assert density.value == pytest.approx(7 / 15, rel=1e-5)
    assert reach.value == 1
    assert [row.cells for row in distances.rows] == [(1, 7), (2, 4), (3, 4)]
    assert distances.parameters["mean"] == pytest.approx(27 / 15)


def test_an_island_is_out_of_reach() -> None:
    said = BOW + "\n" + partners("yz")
    assert one(said, "reach").value == 6 / 8
    assert set(scores(one(said, "closeness"))) == set("abcdef")


def test_cut_points_and_bridges_tell_how_many_they_cut_off() -> None:
    points, bridges = find(make_network(BOW + "\n" + partners("fg")), "cut-points", "bridges")
    # Without c, a and b are cut off from d, e, f, g; without d, three of either side are; f: g.
    assert scores(points) == {"d": 3, "c": 2, "f": 1}
    [row] = bridges.rows
    assert (short(row.cells[:2]), row.cells[2]) == (["c", "d"], 3)
    assert bridges.sentences[0].fields["count"].value == 2
    assert bridges.sentences[0].fields["alone"].value == 1


def test_the_cores_of_a_triangle_with_a_tail() -> None:
    found = one(partners("ab", "bc", "ca", "cd"), "cores")
    assert [(row.cells[0], short(row.cells[1])) for row in found.rows] == [
        (2, ["c", "a", "b"]),
        (1, ["c", "a", "b", "d"]),
    ]


@EACH
def test_two_triangles_are_two_groups(backend: str) -> None:
    found = one(BOW, "communities", backend)
    assert [sorted(short(row.cells[1])) for row in found.rows] == [list("abc"), list("def")]
    assert found.parameters["modularity"] == pytest.approx(2 * (3 / 7 - 1 / 4), rel=1e-5)
    assert found.parameters["agreement"] == 1
    assert found.column("inside") == [0.75, 0.75]
    assert found.column("stability") == [1, 1]


@EACH
def test_ties_within_sectors_are_held_against_chance(backend: str) -> None:
    said, kinds = partners("ab", "bx", "xy"), "x Association\ny Association"
    assert one(said, "assortativity-sector", backend, kinds).value == pytest.approx(1 / 3, rel=1e-5)
    found = one(said, "sectors", backend, kinds)
    cells = {row.cells[:2]: row.cells[2:] for row in found.rows}
    assert cells["sector-association", "sector-person"] == (1, 1.5, 0.666667)
    assert cells["sector-person", "sector-person"] == (1, 0.75, 1.33333)
    assert [len(row.claims) for row in found.rows] == [1, 1, 1]


def test_a_small_meeting_joins_more_than_a_large_board() -> None:
    said = "\n".join(
        [*(f"{who} memberOf board" for who in "xyz"), *(f"{w} participatesIn talk" for w in "xy")]
    )
    found = one(said, "sitting", kinds="board Committee\ntalk Meeting")
    first = found.rows[0]
    assert short(first.cells[:2]) == ["x", "y"]
    assert (first.cells[2], first.cells[3]) == (2, 0.5 + 1)
    assert short(first.cells[4]) == ["board", "talk"]
    assert len(first.claims) == 4
    assert [row.cells[2:4] for row in found.rows[1:]] == [(1, 0.5), (1, 0.5)]


def test_authors_of_one_document_sign_together() -> None:
    said = "x drewUp plan\ny contributedTo plan\nz drewUp other\nx partnerOf z"
    found = one(said, "signing", kinds="plan ActionPlan\nother ActionPlan")
    assert [short(row.cells[:2]) for row in found.rows] == [["x", "y"]]


def test_letters_are_counted_once_each_and_those_in_return_are_seen() -> None:
    said = """
        a sent l1
        l1 addressedTo b
        a sent l1 by:beta
        a sent l2
        l2 addressedTo b
        b sent l3
        l3 addressedTo a
        a sent l4
        l4 addressedTo c
    """
    found = one(said, "letters", kinds="l1 Letter\nl2 Letter\nl3 Letter\nl4 Letter")
    assert [(*short(row.cells[:2]), *row.cells[2:]) for row in found.rows] == [
        ("a", "b", 2, 1),
        ("a", "c", 1, 0),
        ("b", "a", 1, 2),
    ]
    fields = found.sentences[0].fields
    assert (fields["pairs"].value, fields["both"].value) == (2, 1)


def test_statements_from_documents_of_ones_own_are_told_apart() -> None:
    # The helper makes ada the publisher of every document.
    found = one("ada partnerOf bea\nada partnerOf cleo", "degree")
    assert scores(found, "own") == {"ada": 1, "bea": 0, "cleo": 0}


@EACH
def test_paths_through_documents_count_where_all_entities_do(backend: str) -> None:
    said = "a drewUp plan\nb contributedTo plan\na partnerOf c\na about b"
    said += "\nb drewUp plan status:planned"
    found = one(said, "wider", backend, "plan ActionPlan")
    # Of the three pairs of others, a lies between c and both plan and b; so does plan, for b.
    assert scores(found) == {"a": 0.666667, "c": 0}
    assert scores(found, "place-betweenness") == {"a": 1, "c": 1}
    assert (found.basis.nodes, found.basis.ties, found.basis.statements) == (4, 3, 3)


def test_where_all_are_alike_mixing_is_not_measured() -> None:
    network = make_network(STAR)
    assert find(network, "assortativity-sector", "assortativity-kind") == []
    [found] = find(network, "chance")
    assert not any("assortativity" in str(row.cells[0]) for row in found.rows)
