"""Dates, texts and typography, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

import pytest

from miprof_graph.ask.binding import read_days
from miprof_graph.ask.wording import word_date, word_period
from miprof_graph.durations import word_duration
from miprof_graph.messages import load_table

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        ("2014", "2014", "2014"),
        ("2014-04", "avril 2014", "April 2014"),
        ("2014-05-01", "1er mai 2014", "1 May 2014"),
        ("XXXX-11-25", "25 novembre chaque année", "25 November every year"),
        ("2013/..", "2013 – …", "2013 – …"),
        ("2014?", "2014?", "2014?"),
    ],
)
def test_a_date_is_said_as_people_write_it(edtf: str, french: str, english: str) -> None:
    assert word_date(edtf, "fr").replace(NBSP, " ") == french
    assert word_date(edtf, "en").replace(NBSP, " ") == english


@pytest.mark.parametrize(
    ("duration", "french", "english"),
    [
        ("P1Y", "1 an", "1 year"),
        ("P3Y", "3 ans", "3 years"),
        ("P18M", "18 mois", "18 months"),
        ("P1Y6M", "1 an et 6 mois", "1 year and 6 months"),
        ("P1DT2H30M", "1 jour, 2 heures et 30 minutes", "1 day, 2 hours and 30 minutes"),
        ("PT13M", "13 minutes", "13 minutes"),
        ("-P1Y", "-P1Y", "-P1Y"),
    ],
)
def test_a_duration_is_said_as_people_say_it(duration: str, french: str, english: str) -> None:
    assert word_duration(duration, "fr").replace(NBSP, " ") == french
    assert word_duration(duration, "en").replace(NBSP, " ") == english


@pytest.mark.parametrize(
    ("start", "until", "french", "english"),
    [
        ("2014", "2014", "en 2014", "in 2014"),
        ("2014-05-14", "2014-05-14", "le 14 mai 2014", "on 14 May 2014"),
        ("2021", "..", "depuis 2021", "since 2021"),
        ("2014-04", None, "à partir d’avril 2014", "from April 2014"),
        ("2013", "2016-08-11", "à partir de 2013 jusqu’au 11 août 2016",
         "from 2013 until 11 August 2016"),
        (None, "..", "toujours en cours selon la source", "still so, says the source"),
        (None, None, "", ""),
    ],
)  # fmt: skip
def test_a_period_never_says_more_than_the_claim(
    start: str | None, until: str | None, french: str, english: str
) -> None:
    assert word_period(start, until, "fr").replace(NBSP, " ") == french
    assert word_period(start, until, "en").replace(NBSP, " ") == english


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2014-12", ("2014-12-01", "2014-12-31")),
        ("2014-05-14", ("2014-05-14", "2014-05-14")),
        ("2014-02-30", None),
        ("0000", None),
        ("hier", None),
    ],
)
def test_a_date_parameter_spans_the_days_it_may_mean(
    value: str, days: tuple[str, str] | None
) -> None:
    assert read_days(value) == days


def _texts(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield f"{path}{key}", value
        elif isinstance(value, dict):
            yield from _texts(value, f"{path}{key}.")


@pytest.mark.parametrize("subject", ["ask", "cli"])
def test_both_languages_have_the_same_texts_with_the_same_values(subject: str) -> None:
    french, english = (dict(_texts(load_table(subject, language))) for language in ("fr", "en"))
    own = {key for key in french if key.startswith("argparse.")}
    assert french.keys() - own == english.keys()
    for key in english:
        names = [
            {name for _, name, _, _ in Formatter().parse(table[key]) if name}
            for table in (french, english)
        ]
        assert names[0] == names[1], key


@pytest.mark.parametrize("subject", ["ask", "cli"])
def test_french_texts_follow_french_typography(subject: str) -> None:
    for key, value in _texts(load_table(subject, "fr")):
        plain = re.sub(r"SELECT .* LIMIT 10|https?://|%\([a-z_]+\)[rs]|\{[a-z]+\}:", "", value)
        assert not re.search(r" [;:!?»]", plain), key
        assert not re.search(r"« ", plain), key
        assert not re.search(r"[a-zé]'[a-zé]", plain), f"{key}: a straight apostrophe"
