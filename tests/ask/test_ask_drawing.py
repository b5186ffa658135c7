"""What is drawn fits the screen and cannot take it over."""

from __future__ import annotations

import pytest

from miprof_graph.ask.table import draw_table
from miprof_graph.ask.terminal import Screen, bold, dim, escape, fill, pad, width, wrap


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x07", "\x9b0m", "\u202e", "\u2066", "\r", "\x00"])
def test_control_and_direction_characters_are_shown_not_obeyed(evil: str) -> None:
    assert evil not in escape(f"a{evil}b")
    assert evil not in draw_table(["x"], [[f"a{evil}b"]], Screen(room=40))


def test_line_ends_and_tabs_are_kept_in_text_and_escaped_in_a_line() -> None:
    assert escape("a\n\tb") == "a\n\tb"
    assert escape("a\n\tb", inline=True) == r"a\n\tb"


def test_widths_count_columns_not_characters() -> None:
    assert width("été") == 3
    assert width("e\u0301") == 1
    assert width("日本") == 4
    assert pad("日本", 6) == "日本  "


@pytest.mark.parametrize("room", [1, 5, 9, 40])
def test_wrapped_lines_fit_and_lose_nothing(room: int) -> None:
    text = "Le Conseil de l’Europe a publié unmotbeaucouptroplong en 2013"
    lines = wrap(text, room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_non_breaking_space_is_never_a_line_end() -> None:
    assert wrap("mot «\u00a0oui\u00a0»", 8) == ["mot", "«\u00a0oui\u00a0»"]


def test_a_table_is_narrowed_to_the_screen_the_widest_column_first() -> None:
    drawn = draw_table(["id", "words"], [["mp:miprof", "mot " * 40]], Screen(room=60))
    assert max(map(len, drawn.splitlines())) <= 60
    assert "mp:miprof" in drawn


def test_rows_of_more_columns_than_the_screen_holds_are_drawn_as_records() -> None:
    headings = [f"column {number}" for number in range(12)]
    rows = [["mot " * 20, *["x"] * 10, ""], ["un", "deux", *[""] * 10]]
    drawn = draw_table(headings, rows, Screen(room=60))
    assert max(map(len, drawn.splitlines())) <= 60
    first, second = drawn.split("\n\n")
    assert [line.partition("  ")[2].strip() for line in first.splitlines()[2:]] == ["x"] * 10
    assert second == "column 0   un\ncolumn 1   deux\n"


def test_a_table_without_a_screen_keeps_one_line_a_row() -> None:
    drawn = draw_table(["a", "b"], [["x" * 200, "y"], ["", ""]])
    assert len(drawn.splitlines()) == 4


def test_headings_are_bold_only_in_colour() -> None:
    assert "\x1b[1m" in draw_table(["a"], [["b"]], Screen(colour=True))
    assert "\x1b" not in draw_table(["a"], [["b"]])
    assert bold("a", Screen()) == dim("a", Screen()) == "a"


def test_filled_text_is_indented_and_harmless() -> None:
    assert fill("un deux", Screen(room=24), indent="  ") == ["  un deux"]
    assert fill("", Screen(room=24)) == []
    assert fill("\x1b", Screen()) == [r"\x1b"]
