"""A result that hangs on one document is told from one that holds without any."""

from __future__ import annotations

from miprof_graph.analysis.headlines import find_first, find_place
from miprof_graph.analysis.reductions import (
    find_lone_sources,
    keep_confirmed,
    keep_dated,
    leave_out,
    weigh_by_rank,
)
from miprof_graph.analysis.robustness import find_robustness
from miprof_graph.analysis.surer import find_surer
from tests.analysis.networks import make_actors, make_study, rows_of

# a1 has four partners, three of them by one document; a2 has three by three documents.
LINES = (
    "a1 metWith s1 - - one",
    "a1 metWith s2 - - one",
    "a1 metWith s3 - - one",
    "a1 metWith e1 - - two",
    "a2 metWith s1 - - three",
    "a2 metWith s2 - - four",
    "a2 metWith s3 - - five",
    "a2 metWith s3 - - six",
)


def test_the_first_is_still_first_unless_the_document_that_made_it_is_left_out() -> None:
    (finding,) = find_robustness(make_study(*LINES))
    rows = {row[0]: row[1:] for row in rows_of(finding, *[c.name for c in finding.columns])}
    # Without "one", a1 has one partner; without "two" it shares the first place with a2.
    assert rows["reading-degree"] == ("a1", 5, 6, 0.833333, 2, "a2", ("one",))
    assert finding.method.exact


def test_a_document_matters_only_if_a_tie_rests_on_it_alone() -> None:
    lone = find_lone_sources(make_actors(*LINES))
    assert lone == {
        "five": False,
        "four": True,
        "one": True,
        "six": False,
        "three": True,
        "two": True,
    }


def test_a_letter_ties_nobody_without_its_sender_or_its_addressee() -> None:
    letter = ("a1 sent l1 - - one", "l1 addressedTo s1 - - two")
    actors = make_actors(*letter, "a1 metWith s2 - - three")
    assert find_lone_sources(actors) == {"one": True, "three": True, "two": True}
    assert sorted(leave_out(actors, "one").graph) == ["a1", "s2"]
    assert leave_out(actors, "three").graph.number_of_edges() == 1


def test_without_its_only_document_nothing_is_left_and_the_first_is_gone() -> None:
    (finding,) = find_robustness(make_study("a1 metWith s1 - - one", "a1 metWith s2 - - one"))
    assert rows_of(finding, "first", "still", "trials", "instead")[0] == ("a1", 0, 1, None)


def test_surer_statements_are_chosen_by_date_and_confirmation_and_weighed_by_rank() -> None:
    actors = make_actors(
        "a1 metWith s1 2014 2014 one",
        "a1 metWith s2 - - two",
        "s2 metWith a1 - - three",
        "p1 memberOf s1 - - four preferred",
        "p1 memberOf s2 - - five",
    )
    assert sorted(keep_dated(actors).graph) == ["a1", "s1"]
    assert sorted(keep_confirmed(actors).graph) == ["a1", "s2"]
    weights = weigh_by_rank(actors).simple.edges
    assert weights["a1", "s2"]["weight"] == 2
    assert weights["p1", "s1"]["weight"] == 2
    assert weights["p1", "s2"]["weight"] == 1


def test_the_rank_of_the_first_is_given_for_each_choice_of_statements() -> None:
    (finding,) = find_surer(make_study(*LINES))
    rows = {row[0]: row[1:] for row in rows_of(finding, *[c.name for c in finding.columns])}
    # Nothing is dated; only a2 and s3 are tied by two documents.
    assert rows["reading-degree"] == ("a1", 1, None, 3, 1)
    assert rows["reading-betweenness"][-1] is None


def test_equals_share_a_place_and_who_is_gone_comes_last() -> None:
    numbers = {"a": 2.0, "b": 2.0, "c": 1.0}
    assert find_first(numbers) == "a"
    assert [find_place(numbers, name) for name in "abcz"] == [1, 1, 3, 4]
