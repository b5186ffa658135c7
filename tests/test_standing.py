"""Whether a relation held on a date follows from the bounds of the dates that documents give."""

from __future__ import annotations

import pytest

from miprof_graph.ask.binding import read_days
from miprof_graph.dating import Dated, Triple, make_dating
from miprof_graph.names import PREFIXES
from miprof_graph.periods import Held, find_periods
from miprof_graph.standing import EVER, Life, Standing, find_lives, find_standing, make_held


def stand(
    *said: str,
    on: str = "2014-05-14",
    group: str = "partnership",
    ends: tuple[Life, Life] = (EVER, EVER),
) -> str:
    """Judge claims written as `from until`, a dash for what is not said, read in 2016."""
    held: list[Held] = []
    for number, line in enumerate(said):
        dates = ["" if date == "-" else date for date in line.split()]
        held += make_held(Held(f"c{number}", "b", "a", *dates), "2016-03-01")
    days = read_days(on)
    assert days
    return find_standing(find_periods(held), ends, group, days).value


@pytest.mark.parametrize(
    ("said", "on", "standing"),
    [
        ("2012 2016", "2014-05-14", "certain"),
        ("2012 2014-05-14", "2014-05-14", "certain"),
        ("2012 2014-05", "2014-05-14", "possible"),
        ("2012 2014-05", "2014-05", "certain"),
        ("2014 2014", "2014-05-14", "possible"),
        ("2014 2014", "2014", "certain"),
        ("2014-05-15 2014-05-15", "2014-05-14", "elsewhen"),
        ("2014-05 -", "2014", "certain"),
        ("2012 -", "2014-05-14", "possible"),
        ("2015 -", "2014-05-14", "elsewhen"),
        ("- 2014-05-14", "2014-05-14", "certain"),
        ("- 2016", "2014-05-14", "possible"),
        ("- 2013", "2014-05-14", "elsewhen"),
        ("XXXX-05 -", "2014-05-14", "unknown"),
        ("- -", "2014-05-14", "unknown"),
    ],
)
def test_a_claim_is_compared_by_the_bounds_of_its_dates(said: str, on: str, standing: str) -> None:
    assert stand(said, on=on) == standing


def test_a_source_that_says_still_so_is_certain_until_its_own_day_and_no_longer() -> None:
    assert stand("2012 ..", on="2014-05-14") == "certain"
    assert stand("2012 ..", on="2016-03-01") == "certain"
    assert stand("2012 ..", on="2016-03-02") == "possible"


def test_one_document_gives_the_beginning_and_another_the_end() -> None:
    assert stand("2012-05-16 -", "- 2014-08-26") == "certain"
    assert stand("2012-05-16 -", "- 2014-08-26", on="2014-08-27") == "elsewhen"


def test_a_dated_claim_dates_the_relation_for_the_undated_ones() -> None:
    assert stand("- -", "2012 2013") == "elsewhen"


def test_between_two_days_on_which_it_is_seen_an_office_may_have_been_held() -> None:
    seen = ("2013-01-10 2013-01-10", "2015-01-10 2015-01-10")
    assert stand(*seen, group="governance") == "possible"
    assert stand(*seen, group="governance", on="2016") == "elsewhen"
    # Two meetings say nothing of the time between them.
    assert stand(*seen, group="correspondence") == "elsewhen"


def test_who_is_followed_in_a_post_has_left_it_though_nobody_says_when() -> None:
    post = Triple("a", PREFIXES["mpo"] + "holdsPost", "post")
    claims = [
        Dated(post, "c1", "2012", "", ""),
        Dated(post._replace(subject="b"), "c2", "2014-03", "", ""),
        Dated(Triple("a", "heads", "body"), "c3", "2012", "", ""),
        Dated(Triple("b", "heads", "body"), "c4", "2014-03", "", ""),
    ]
    dating = make_dating(claims, [])
    year = ("2016-01-01", "2016-12-31")
    assert dating.judge(post, "governance", ("2014-03-31", "2014-03-31")) is Standing.POSSIBLE
    assert dating.judge(post, "governance", ("2014-04-01", "2014-04-01")) is Standing.ELSEWHEN
    assert dating.judge(post._replace(subject="b"), "governance", year) is Standing.POSSIBLE
    # A body may have several heads.
    assert dating.judge(Triple("a", "heads", "body"), "governance", year) is Standing.POSSIBLE


def test_who_is_followed_and_comes_back_holds_the_post_again() -> None:
    post = Triple("a", PREFIXES["mpo"] + "holdsPost", "post")
    claims = [
        Dated(post, "c1", "2012", "", ""),
        Dated(post._replace(subject="b"), "c2", "2014", "2015", ""),
        Dated(post, "c3", "2016", "", ""),
    ]
    dating = make_dating(claims, [])
    assert dating.judge(post, "governance", ("2017-01-01", "2017-12-31")) is Standing.POSSIBLE


def test_an_undated_relation_with_an_event_or_a_letter_happens_when_they_do() -> None:
    meeting = find_lives([("m", "dateHeld", "2014-05-14")])["m"]
    assert stand("- -", ends=(EVER, meeting)) == "certain"
    assert stand("- -", ends=(EVER, meeting), on="2015") == "elsewhen"
    # What is said about a meeting is said afterwards.
    assert stand("- -", ends=(EVER, meeting), group="topic", on="2015") == "unknown"


def test_who_does_something_must_exist_and_a_body_that_has_members_too() -> None:
    body = find_lives([("b", "createdOn", "2013-01-03"), ("b", "dateEnded", "2014-08")])["b"]
    assert stand("- -", ends=(body, EVER)) == "unknown"
    assert stand("- -", ends=(body, EVER), on="2012") == "elsewhen"
    assert stand("2013 -", ends=(body, EVER), on="2014-09") == "elsewhen"
    # One may ask for what is not there yet, but nobody joins it.
    assert stand("- -", ends=(EVER, body), on="2012") == "unknown"
    assert stand("- -", ends=(EVER, body), on="2012", group="governance") == "elsewhen"


def test_what_documents_date_to_a_day_is_so_whatever_they_say_of_its_ends() -> None:
    body = find_lives([("b", "createdOn", "2015")])["b"]
    assert stand("2014-05-14 2014-05-14", ends=(body, EVER)) == "certain"


def test_of_several_dates_the_widest_life_is_kept() -> None:
    rows = [("b", "createdOn", "2013"), ("b", "createdOn", "2012-06"), ("b", "dateDue", "2001")]
    assert find_lives(rows) == {"b": Life(first="2012-06-01")}


def test_the_surest_standing_comes_first() -> None:
    assert [one.value for one in Standing] == ["certain", "possible", "unknown", "elsewhen"]
