"""The network at a date: what held is there, what is not known is seen to be unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map

GRADE = """([spans, date]) => ["out", "undated", "maybe", "held"][
  MiprofMap.when.grade(spans, MiprofMap.when.period(date))]"""


@pytest.mark.parametrize(
    ("spans", "date", "grade"),
    [
        ([[20130101, 20151231]], "2014", "held"),
        ([[20130101, 20151231]], "2016", "out"),
        ([[20140514, 20140514, 1]], "2014-05", "held"),
        ([[20140514, 20140514, 1]], "2014-06", "out"),
        ([[20140514, 0]], "2014", "held"),
        ([[20130101, 0]], "2014", "maybe"),
        ([[20150101, 0]], "2014", "out"),
        ([[0, 20140831]], "2012", "maybe"),
        ([[0, 20140831]], "2015", "out"),
        ([[20130408, 0], [0, 20220930]], "2014", "held"),
        ([[20130408, 0], [0, 20220930]], "2023", "out"),
        ([[20130408, 0], [20151119, 20151119, 1]], "2017", "maybe"),
        ([[20120101, 20120101, 1], [20160101, 20160101, 1]], "2014", "maybe"),
        ([[20230301, 99991231]], "2025-12-31", "held"),
        ([[20230301, 99991231]], "2022", "out"),
        ([], "2014", "undated"),
    ],
)
def test_a_link_at_a_date_is_known_as_far_as_documents_go(
    reader: Reader, spans: list[list[int]], date: str, grade: str
) -> None:
    assert reader.ask(GRADE, [spans, date]) == grade


def test_the_slider_the_drawing_the_table_and_the_card_move_together(reader: Reader) -> None:
    reader.click_node("miprof")
    reader.page.locator("#year").press("Home")
    year = int(reader.page.locator("#year").input_value())
    while year < 2014:
        reader.page.locator("#year").press("ArrowRight")
        year += 1
    assert reader.page.locator("#date-shown").inner_text() == "2014"
    assert "2014" in reader.page.locator("#where").inner_text()
    edges = reader.shown()[1]
    assert edges < 16
    card = reader.panel()
    assert "Élisabeth Moiron-Braud" in card
    assert "liens sans date" in card
    reader.page.click("#mode-table")
    assert reader.page.locator("#table tbody tr").count() == edges
    assert "Roxana Maracineanu" not in reader.page.locator("#table").inner_text()
    reader.page.click("#all-dates")
    assert reader.page.locator("#table tbody tr").count() == 16


def test_links_without_a_date_are_pale_and_can_be_left_out(
    chromium: Browser, small_map: Path
) -> None:
    with open_map(chromium, small_map, fragment="#date=2014&tab=time") as reader:
        find = "([a, b]) => MiprofMap.book.edges.findIndex((e) => e.from === a && e.to === b)"
        undated = reader.ask(find, [reader.number("greta"), reader.number("france")])
        held = reader.ask(find, [reader.number("collectif"), reader.number("lettre-valls")])
        opacity = "id => MiprofMap.looks.edge(id).color.opacity"
        assert reader.ask(opacity, undated) < reader.ask(opacity, held) / 2
        reader.page.locator("#undated").uncheck()
        assert reader.ask("id => MiprofMap.scope.showsEdge(id)", undated) is False
        assert reader.ask("id => MiprofMap.scope.showsEdge(id)", held) is True


def test_two_dates_say_what_began_what_ended_and_what_took_place(
    chromium: Browser, small_map: Path
) -> None:
    with open_map(chromium, small_map, fragment="#date=2023&since=2013&tab=time") as reader:
        said = reader.page.locator("#chronicle .turning").all_inner_texts()
        assert any("début" in text and "Roxana Maracineanu" in text for text in said)
        assert any("a lieu" in text or "Lettre" in text for text in said)
        ended = [text for text in said if "fin" in text]
        assert any("Najat Vallaud-Belkacem" in text for text in ended)
        turn = reader.page.locator("#chronicle .turn", has_text="Roxana Maracineanu")
        turn.click()
        assert reader.page.locator("#panel .claim").count() == 1


def test_a_date_can_be_typed_in_the_way_of_the_country(reader: Reader) -> None:
    reader.page.click("#tab-time")
    for typed, kept in [("14/05/2014", "2014-05-14"), ("5/2014", "2014-05"), ("2014", "2014")]:
        reader.page.fill("#field-date", typed)
        reader.page.locator("#field-date").press("Enter")
        assert reader.ask("() => MiprofMap.state.get('date')") == kept
    reader.page.fill("#field-date", "mai")
    reader.page.locator("#field-date").press("Enter")
    assert "Écrivez une année" in reader.page.locator("#field-date-fault").inner_text()
    assert reader.ask("() => MiprofMap.state.get('date')") == "2014"


def test_what_is_over_fades_away_unless_the_reader_wants_no_motion(
    chromium: Browser, small_map: Path
) -> None:
    half = """() => {
      const [fade] = document.querySelector(".fading").getAnimations();
      fade.pause();
      fade.currentTime = fade.effect.getTiming().duration / 2;
      const opacity = Number(getComputedStyle(document.querySelector(".fading")).opacity);
      fade.finish();
      return opacity;
    }"""
    with open_map(chromium, small_map, fragment="#date=2023", calm=False) as reader:
        reader.ask("() => MiprofMap.state.set({ date: '2013' })")
        assert 0.3 < reader.ask(half) < 0.7
        reader.page.locator(".fading").wait_for(state="detached")
        around = reader.number("miprof")
        reader.ask("around => MiprofMap.state.set({ date: '2014', around })", around)
        assert reader.page.locator(".fading").count() == 0, "the map moves as well"
    with open_map(chromium, small_map, fragment="#date=2023") as reader:
        reader.ask("() => MiprofMap.state.set({ date: '2013' })")
        assert reader.page.locator(".fading").count() == 0


def test_the_years_play_and_can_be_stopped(reader: Reader) -> None:
    first = reader.ask("() => MiprofMap.timebar.first")
    reader.page.click("#play")
    assert reader.ask("() => MiprofMap.state.get('date')") == str(first)
    reader.page.locator("#date-shown", has_text=str(first + 1)).wait_for()
    reader.page.click("#play")
    stopped = reader.ask("() => MiprofMap.state.get('date')")
    reader.page.wait_for_timeout(1300)
    assert reader.ask("() => MiprofMap.state.get('date')") == stopped
