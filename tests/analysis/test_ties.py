"""Which statements tie two actors, and which do not."""

from __future__ import annotations

import pytest

from miprof_graph.analysis import Actors, select_actors
from tests.analysis.made import MP, MPO, make_network, partners

BODIES = """
miprof Mission
board Committee
ministry Ministry
other Ministry
post Post
seat Post
law LegalText
plan ActionPlan
letter Letter
ngo Association
"""


def ties(said: str) -> list[str]:
    """Give the ties that statements make, as `subject relation object`."""
    return written(select_actors(make_network(said, BODIES)))


def written(actors: Actors) -> list[str]:
    return [
        " ".join(name.removeprefix(MP).removeprefix(MPO) for name in (one, relation, other))
        for one, other, relation in actors.graph.edges(keys=True)
    ]


@pytest.mark.parametrize("status", ["asserted", "incomplete", "inferred"])
def test_what_a_document_holds_to_be_so_is_a_tie(status: str) -> None:
    assert ties(f"ada heads miprof status:{status}") == ["ada heads miprof"]


@pytest.mark.parametrize("status", ["negated", "planned", "tasked", "attributed"])
def test_what_is_denied_planned_entrusted_or_an_opinion_is_none(status: str) -> None:
    assert ties(f"ada heads miprof status:{status}\nbea heads miprof") == ["bea heads miprof"]


def test_a_deprecated_statement_makes_no_tie_but_another_one_may() -> None:
    deprecated = "ada heads miprof rank:deprecated"
    assert ties(f"{deprecated}\nbea heads miprof") == ["bea heads miprof"]
    assert ties(f"{deprecated}\nada heads miprof by:beta") == ["ada heads miprof"]


def test_a_tie_is_denied_by_one_document_only_and_held_by_another() -> None:
    actors = select_actors(
        make_network("ada heads miprof\nada heads miprof by:beta status:negated")
    )
    [(_, _, data)] = actors.graph.edges(data=True)
    assert [claim.status for claim in data["claims"]] == ["asserted"]
    assert (actors.basis.statements, actors.basis.sources) == (1, 1)


def test_a_tie_without_a_date_counts_like_any_other() -> None:
    said = "ada heads miprof from:2014\nbea heads miprof"
    assert ties(said) == ["ada heads miprof", "bea heads miprof"]


def test_documents_laws_and_plans_are_no_actors() -> None:
    assert ties("law establishes miprof\nmiprof drewUp plan\nada heads miprof") == [
        "ada heads miprof"
    ]


def test_a_mention_or_a_succession_is_no_tie() -> None:
    said = "miprof about ngo\nministry supersedes other\nministry follows other\nada heads ngo"
    assert ties(said) == ["ada heads ngo"]


def test_a_post_stands_for_its_body() -> None:
    said = "ada holdsPost post\npost postIn miprof\npost memberOf board"
    assert ties(said) == ["ada holdsPost miprof", "miprof memberOf board"]


def test_a_post_is_not_tied_to_its_own_body() -> None:
    said = "post postIn miprof\nmiprof initiated post\nada holdsPost post"
    assert ties(said) == ["ada holdsPost miprof"]


def test_a_post_of_several_bodies_or_of_none_is_an_actor_of_its_own() -> None:
    said = "ada holdsPost post\npost postIn ministry\npost postIn other\nbea holdsPost seat"
    assert ties(said) == [
        "ada holdsPost post",
        "bea holdsPost seat",
        "post postIn ministry",
        "post postIn other",
    ]


def test_a_post_stands_for_its_body_even_where_that_statement_is_left_out() -> None:
    network = make_network("ada holdsPost post\npost postIn miprof by:beta", BODIES)
    found = select_actors(network, keep=lambda claim: not claim.source.endswith("beta"))
    assert written(found) == ["ada holdsPost miprof"]


def test_a_letter_joins_its_sender_and_its_addressee() -> None:
    said = "ngo sent letter\nletter addressedTo ada"
    assert ties(said) == ["ngo wroteTo ada"]
    actors = select_actors(make_network(said, BODIES))
    assert len(actors.claims_between(MP + "ada", MP + "ngo")) == 2


def test_a_letter_of_which_one_end_is_not_held_joins_nobody() -> None:
    said = "ngo sent letter\nletter addressedTo ada status:planned\nbea heads ngo"
    assert ties(said) == ["bea heads ngo"]


def test_a_symmetric_relation_is_one_tie_whoever_says_it() -> None:
    actors = select_actors(make_network("ada partnerOf bea\nbea partnerOf ada by:beta"))
    assert written(actors) == ["ada partnerOf bea"]
    assert actors.directed.number_of_edges() == 2
    assert actors.one_way.number_of_edges() == 0
    assert actors.basis.statements == 2


def test_the_weights_of_several_relations_of_two_actors_add_up() -> None:
    actors = select_actors(make_network("ada heads miprof\nmiprof funds ada", BODIES))
    assert actors.simple.edges[MP + "ada", MP + "miprof"]["weight"] == 3 + 2
    assert actors.directed.edges[MP + "ada", MP + "miprof"]["weight"] == 3
    assert actors.basis.ties == 1


def test_an_actor_without_a_tie_is_counted_apart() -> None:
    network = make_network("ada heads miprof\nbea wrote plan", BODIES)
    assert select_actors(network).lonely == 1


def test_a_filter_leaves_out_the_statements_of_a_document() -> None:
    network = make_network("ada heads miprof\nbea heads miprof by:beta", BODIES)
    kept = select_actors(network, keep=lambda claim: claim.source.endswith("beta"))
    assert written(kept) == ["bea heads miprof"]


def test_the_order_of_statements_changes_nothing() -> None:
    lines = partners("ab", "bc", "ca", "cd").splitlines()
    forwards, backwards = ("\n".join(order) for order in (lines, lines[::-1]))
    one, other = (select_actors(make_network(said)) for said in (forwards, backwards))
    assert list(one.graph.nodes) == list(other.graph.nodes)
    assert list(one.simple.edges) == list(other.simple.edges)
