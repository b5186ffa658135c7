"""What can be told of the holders of a post from dates that say more or less."""

from __future__ import annotations

import pytest

from miprof_graph.coverage.mandates import find_overdue
from miprof_graph.coverage.succession import (
    Between,
    find_gaps,
    find_overlaps,
    find_unended,
)
from miprof_graph.dates import BadDateError
from miprof_graph.durations import add_duration
from miprof_graph.periods import Held, Period, find_periods


def periods(*said: str) -> list[Period]:
    """Make periods of `holder from until`, a dash for what is not said."""
    claims = []
    for number, line in enumerate(said):
        holder, *dates = line.split()
        start, until = ("" if date == "-" else date for date in dates)
        claims.append(Held(f"c{number}", "post", holder, start, until))
    return find_periods(claims)


def told(between: Between) -> tuple[str, str, str, str]:
    return between.one.holder, between.start, between.until, between.other.holder


def test_claims_about_one_time_in_office_are_one_period() -> None:
    [period] = periods("a 2012 2014", "a 2012-05-16 -", "a - 2014-08-26", "a 2013-07-25 2013-07-25")
    assert period.start == ("2012-05-16", "2012-05-16")
    assert period.end == ("2014-08-26", "2014-08-26")
    assert period.seen == "2013-07-25"


def test_a_beginning_takes_the_next_end_and_a_return_is_a_period_of_its_own() -> None:
    first, second = periods("a 2024-01 -", "a - 2024-09-21", "a 2024-12-23 ..")
    assert (first.first, first.last) == ("2024-01-01", "2024-09-21")
    assert (second.first, second.end) == ("2024-12-23", None)


def test_a_beginning_does_not_take_an_end_behind_another_whole_period() -> None:
    first, second = periods("a 2002 -", "a 2010 2012", "a - 2012")
    assert first.end is None
    assert second.end == ("2012-01-01", "2012-12-31")


def test_two_ends_that_differ_make_one_that_is_not_certain() -> None:
    [period] = periods("a 2018-10 2020-07-03", "a - 2020-07-06")
    assert period.end == ("2020-07-03", "2020-07-06")


def test_an_end_alone_is_a_period_without_a_beginning() -> None:
    [period] = periods("a - 2016")
    assert (period.start, period.first, period.last) == (None, "", "2016-12-31")


def test_dates_without_a_year_and_claims_without_dates_say_nothing() -> None:
    assert periods("a XXXX-10 XXXX-10", "b - -") == []


def test_a_gap_lies_between_the_last_day_and_the_first_that_dates_may_mean() -> None:
    found = find_gaps(periods("a 2013-04 2022-09", "b 2023-03-08 -"))
    assert [told(gap) for gap in found] == [("a", "2022-10-01", "2023-03-07", "b")]


@pytest.mark.parametrize(
    "said",
    [
        ("a 2014 2016-02", "b 2016-02-11 -"),
        ("a 2014 2016", "b 2016-06-01 -"),
        ("a 2014 2016-05-31", "b 2016-06-01 -"),
        ("a 2014 -", "b 2018 -"),
        ("a 2014 2016", "c 2015 2019", "b 2020 -"),
        ("a 2014 2014", "a 2018 2018"),
        ("a - 2016", "b 2010 2012"),
        ("b 2020-07-03 -", "c 2022-05-20 2022-05-20", "c 2022-09-30 2022-09-30"),
    ],
)
def test_what_may_be_filled_is_no_gap(said: tuple[str, ...]) -> None:
    assert list(find_gaps(periods(*said))) == []


def test_an_overlap_is_what_both_must_have_held() -> None:
    found = find_overlaps(periods("a 2014 2018-12-31", "b 2018-10 2019"))
    assert [told(overlap) for overlap in found] == [("a", "2018-10-31", "2018-12-31", "b")]


def test_a_day_on_which_someone_is_seen_counts_for_an_overlap() -> None:
    seen = ("a 2014-01-01 -", "a 2016-05-05 2016-05-05", "b 2015-01-01 2017-01-01")
    found = find_overlaps(periods(*seen))
    assert [told(overlap) for overlap in found] == [("a", "2015-01-01", "2016-05-05", "b")]


def test_of_overlaps_of_the_same_two_the_longest_is_told() -> None:
    found = find_overlaps(periods("a 2014-01 2018-01", "a 2015-01 2016-01", "b 2014-01 2018-01"))
    assert [told(overlap) for overlap in found] == [("a", "2014-01-31", "2018-01-01", "b")]


@pytest.mark.parametrize(
    "said",
    [
        ("a 2014 2016-02-11", "b 2016-02-11 2017"),
        ("a 2014 2016", "b 2016 2017"),
        ("a 2014 -", "b 2016 -"),
        ("a 2014 2016", "a 2015 2017"),
        ("a - 2016", "b 2014 2015"),
    ],
)
def test_a_handover_or_a_date_that_is_not_exact_is_no_overlap(said: tuple[str, ...]) -> None:
    assert find_overlaps(periods(*said)) == []


def test_a_holder_with_a_follower_and_no_end_is_found() -> None:
    said = periods("a 2014-01 -", "a 2014-06-01 2014-06-01", "b 2014-03 -", "c 2017-05 -")
    found = [told(between) for between in find_unended(said)]
    assert ("a", "2014-01-01", "2017-05-01", "c") in found
    assert ("b", "2014-03-01", "2017-05-01", "c") in found
    assert len(found) == 2


def test_a_term_that_has_run_out_is_found_on_the_day_after_it() -> None:
    said = periods("a 2013 2016", "b 2023-03 -")
    [overdue] = find_overdue(said, ["P2Y", "P3Y"], "2026-04-01")
    assert (overdue.period.holder, overdue.start) == ("b", "2023-03-31")
    assert (overdue.term, overdue.due) == ("P3Y", "2026-03-31")
    assert list(find_overdue(said, ["P3Y"], "2026-03-31")) == []
    assert list(find_overdue(said, [], "2030-01-01")) == []


def test_who_has_a_follower_is_not_past_the_term() -> None:
    said = periods("a 2013 -", "b 2023-03 2023-05")
    assert list(find_overdue(said, ["P3Y"], "2030-01-01")) == []


@pytest.mark.parametrize(
    ("day", "duration", "due"),
    [
        ("2023-03-08", "P3Y", "2026-03-08"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2023-11-30", "P15M", "2025-02-28"),
        ("2023-12-31", "P1DT36H", "2024-01-01"),
        ("2023-01-01", "P9000Y", "9999-12-31"),
    ],
)
def test_a_duration_leads_to_a_day_that_exists(day: str, duration: str, due: str) -> None:
    assert add_duration(day, duration) == due


def test_what_is_no_duration_is_refused() -> None:
    with pytest.raises(BadDateError):
        add_duration("2023-01-01", "three years")
