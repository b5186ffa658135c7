"""The evolution counts who enters and leaves, and tells how the centre moves."""

from __future__ import annotations

from miprof_graph.analysis.evolution import find_evolution_by_government, find_evolution_by_year
from tests.analysis.networks import by_key, make_study, rows_of

LINES = (
    "a1 metWith s1 2012 2012",
    "a2 metWith s1 2012 2012",
    "a1 metWith e1 2013 2013",
    "a1 metWith e2 2013 2013",
    "a1 metWith e3 2013 2013",
    "p1 memberOf s2",
)


def test_years_count_the_dated_actors_and_keep_the_undated_pairs_apart() -> None:
    years = by_key(find_evolution_by_year(make_study(*LINES)))["years"]
    columns = ("year", "actors", "certain", "possible", "unknown", "entered", "left")
    assert rows_of(years, *columns) == [
        ("2012", 3, 2, 0, 1, 0, 0),
        ("2013", 4, 3, 0, 1, 3, 2),
    ]
    assert years.rows[0].claims == ("c000", "c001")


def test_who_enters_and_who_leaves_is_named_with_the_statements_that_say_so() -> None:
    turnover = by_key(find_evolution_by_year(make_study(*LINES)))["years-turnover"]
    assert rows_of(turnover, "year", "entering", "leaving") == [
        ("2013", ("e1", "e2", "e3"), ("s1", "a2"))
    ]
    assert turnover.rows[0].claims == ("c000", "c001", "c002", "c003", "c004")


def test_the_centre_is_who_has_most_partners_and_its_move_is_said() -> None:
    centre = by_key(find_evolution_by_year(make_study(*LINES)))["years-centre"]
    assert rows_of(centre, "year", "centre", "degree", "passage") == [
        ("2012", "s1", 2, "s1"),
        ("2013", "a1", 3, "a1"),
    ]
    (said,) = centre.sentences
    assert said.key == "said-years-centre"
    fields = {name: field.value for name, field in said.fields.items()}
    assert fields == {"since": "2013", "actor": "a1", "before": "s1", "until": "2012"}


def test_a_centre_that_never_moved_is_said_to_have_always_been_there() -> None:
    lines = ("a1 metWith s1 2012 2013", "a1 metWith s2 2012 2013")
    centre = by_key(find_evolution_by_year(make_study(*lines)))["years-centre"]
    assert [said.key for said in centre.sentences] == ["said-years-centre-always"]


def test_governments_are_compared_with_their_days() -> None:
    lines = (
        "g1 createdOn 2012-05-16",
        "g2 createdOn 2014-04-02",
        "p1 memberOf g1 2012-05-16 2014-03-31",
        "p2 memberOf g2 2014-04-02 2014-08-25",
    )
    found = by_key(find_evolution_by_government(make_study(*lines)))
    assert rows_of(found["governments"], "government", "from", "until", "entered", "left") == [
        ("g1", "2012-05-16", "2014-04-01", 0, 0),
        ("g2", "2014-04-02", "2026-11-21", 2, 2),
    ]
    assert found.keys() == {"governments", "governments-turnover", "governments-centre"}


def test_where_nothing_is_dated_there_is_nothing_to_compare() -> None:
    study = make_study("p1 memberOf s1")
    assert [*find_evolution_by_year(study), *find_evolution_by_government(study)] == []
