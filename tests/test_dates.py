"""Partial dates keep their precision and get bounds."""

from __future__ import annotations

import pytest

from miprof_graph.dates import BadDateError, check_moment, date_bounds


@pytest.mark.parametrize(
    ("edtf", "bounds"),
    [
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2014-05-14", ("2014-05-14", "2014-05-14")),
        ("2013/2017", ("2013-01-01", "2017-12-31")),
        ("2013/..", ("2013-01-01", None)),
        ("../2013", (None, "2013-12-31")),
        ("XXXX-10", (None, None)),
        ("XXXX-11-25", (None, None)),
        ("201X", ("2010-01-01", "2019-12-31")),
    ],
)
def test_a_partial_date_lies_between_its_bounds(
    edtf: str, bounds: tuple[str | None, str | None]
) -> None:
    assert date_bounds(edtf) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "2013-02-30",
        "2014-13",
        "hier",
        "14/05/2014",
        "2014-5-14",
        "2014-05-14T10:00:00Z",
        "2017/2013",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDateError):
        date_bounds(text)


@pytest.mark.parametrize("text", ["2013/2014", "2013/..", "", "soon"])
def test_a_moment_is_one_date(text: str) -> None:
    with pytest.raises(BadDateError):
        check_moment(text)
