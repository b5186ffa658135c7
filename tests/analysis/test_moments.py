"""The network at a time keeps what may have held then, and says how sure that is."""

from __future__ import annotations

import pytest

from miprof_graph.analysis.moments import DATED, count_standings, make_calendar
from miprof_graph.analysis.run import Wanted, analyse
from miprof_graph.analysis.slices import find_governments, find_years
from miprof_graph.errors import UsageError
from miprof_graph.standing import Standing
from tests.analysis.networks import make_actors, make_network

DAY = ("2014-05-14", "2014-05-14")
LINES = (
    "p1 memberOf s1 2012 2016",
    "p2 memberOf s1 2013 -",
    "a1 partnerOf s1",
    "p3 memberOf s1 2015 2016",
)


def test_a_tie_is_certain_possible_or_undated_and_goes_if_it_is_of_another_time() -> None:
    calendar = make_calendar(make_actors(*LINES))
    then = calendar.at(DAY)
    standings = {one: data["standing"] for one, _, data in then.graph.edges(data=True)}
    assert standings == {
        "p1": Standing.CERTAIN,
        "p2": Standing.POSSIBLE,
        "a1": Standing.UNKNOWN,
    }
    assert then.key == "actors 2014-05-14"
    assert then.lonely == 1
    assert sorted(calendar.take(DAY, calendar.judge(DAY), DATED).graph) == ["p1", "p2", "s1"]


def test_a_pair_of_actors_counts_once_by_its_surest_tie() -> None:
    lines = ("p1 memberOf s1 2012 2016", "p1 metWith s1", "p2 metWith s1")
    calendar = make_calendar(make_actors(*lines))
    counts = count_standings(calendar.judge(DAY))
    assert counts == {Standing.CERTAIN: 1, Standing.UNKNOWN: 1}


def test_a_letter_ties_its_sender_and_its_addressee_when_it_was_sent() -> None:
    actors = make_actors("a1 sent l1", "l1 addressedTo p1", "l1 dateSent 2014-04")
    calendar = make_calendar(actors)
    assert [*calendar.judge(("2014-04-01", "2014-04-30")).values()] == [Standing.CERTAIN]
    assert [*calendar.judge(DAY).values()] == [Standing.ELSEWHEN]


def test_claims_about_two_posts_in_one_body_are_not_put_together() -> None:
    lines = (
        "p1 holdsPost o1 2012 -",
        "p1 holdsPost o2 - 2016",
        "o1 postIn s1",
        "o2 postIn s1",
    )
    standings = make_calendar(make_actors(*lines)).judge(DAY)
    assert [*standings.values()] == [Standing.POSSIBLE]


def test_years_are_those_in_a_row_in_which_a_tie_is_certain() -> None:
    lines = ("p1 memberOf s1 2001 2001", "p2 memberOf s1 2012 2013", "p3 memberOf s1 2014-05 -")
    years = find_years(make_calendar(make_actors(*lines)))
    assert [year.name for year in years] == ["2012", "2013", "2014"]
    assert find_years(make_calendar(make_actors("p1 memberOf s1"))) == []


def test_a_government_lasts_until_its_end_or_until_the_next_one() -> None:
    lines = (
        "p1 memberOf g1 2012 -",
        "p2 memberOf g1 2012-05-16 -",
        "p1 memberOf g2 2012-06-18 -",
        "g2 dateEnded 2014-03-31",
        "g3 createdOn 2014-04-02",
        "p3 memberOf g3 2014-04-05 -",
        "p3 memberOf s1 2011 -",
    )
    governments = find_governments(make_calendar(make_actors(*lines)))
    assert [(each.name, *each.days) for each in governments] == [
        ("g1", "2012-05-16", "2012-06-17"),
        ("g2", "2012-06-18", "2014-03-31"),
        ("g3", "2014-04-02", "2026-11-21"),
    ]


def test_all_that_is_measured_at_a_date_says_how_sure_its_ties_are() -> None:
    analysis = analyse(make_network(*LINES), Wanted(["degree"], days=DAY))
    moment, degree = analysis.findings
    assert moment.key == "moment"
    assert moment.rows[0].cells == ("standing-certain", 1)
    assert degree.rows[0].cells[1] == "s1"
    assert degree.rows[0].cells[3] == 3
    assert degree.basis.network == "actors 2014-05-14"


def test_what_compares_times_is_not_measured_at_one() -> None:
    keys = {finding.key for finding in analyse(make_network(*LINES), Wanted(days=DAY)).findings}
    assert "degree" in keys
    assert not keys & {"years", "sitting", "surer"}
    with pytest.raises(UsageError) as caught:
        analyse(make_network(*LINES), Wanted(["years"], days=DAY))
    assert "“years” compares times" in caught.value.render("en")


def test_without_a_date_there_is_no_finding_about_one() -> None:
    found = analyse(make_network(*LINES), Wanted(["years"])).findings
    assert [finding.key for finding in found] == ["years"]
