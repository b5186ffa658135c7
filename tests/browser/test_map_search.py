"""Finding and filtering: by any name, accents apart, by kind, by relation, by keyboard."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Reader


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Élisabeth", "Élisabeth Moiron-Braud"),
        ("elisabeth moiron braud", "Élisabeth Moiron-Braud"),
        ("GENEVIEVE", "Geneviève Colas"),
        ("comite d'orientation", "comité d’orientation"),
        ("braud", "Élisabeth Moiron-Braud"),
        ("groupe d’experts", "GRETA"),
        ("miproff", "MIPROF"),
        ("orientation committee", "comité d’orientation"),
    ],
)
def test_search_finds_any_name_with_or_without_accents(
    reader: Reader, typed: str, found: str
) -> None:
    reader.page.fill("#search", typed)
    assert reader.page.locator("#results .result-name").first.inner_text() == found


def test_the_nearest_name_comes_first(reader: Reader) -> None:
    reader.page.fill("#search", "plan contre la traite")
    names = reader.page.locator("#results .result-name").all_inner_texts()
    assert names[:2] == ["Plan contre la traite 2014-2016", "Plan contre la traite 2024-2027"]
    reader.page.fill("#search", "traite")
    assert reader.page.locator("#results .result-name").count() >= 3


def test_a_suggestion_says_which_other_name_was_found(reader: Reader) -> None:
    reader.page.fill("#search", "groupe d'experts")
    assert "Groupe d’experts sur la traite" in reader.page.locator("#results").inner_text()
    reader.page.fill("#search", "miproff")
    assert "MIPROFF" not in reader.page.locator("#results").inner_text(), "a slip is never shown"


def test_the_keyboard_alone_finds_reads_and_closes(reader: Reader) -> None:
    keyboard = reader.page.keyboard
    keyboard.press("Tab")
    assert reader.ask("() => document.activeElement.className") == "skip"
    keyboard.press("Tab")
    assert reader.ask("() => document.activeElement.id") == "search"
    keyboard.type("plan")
    assert reader.page.get_attribute("#search", "aria-activedescendant") == "result-0"
    keyboard.press("ArrowDown")
    assert reader.page.get_attribute("#result-1", "aria-selected") == "true"
    second = reader.page.locator("#result-1 .result-name").inner_text()
    keyboard.press("Enter")
    assert reader.page.locator("#panel h2").inner_text() == second
    assert reader.ask("() => document.activeElement.id") == "panel"
    keyboard.press("Tab")
    assert reader.ask("() => document.activeElement.className") == "close"
    outline = reader.ask("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "focus must be seen"
    keyboard.press("Enter")
    assert reader.page.locator("#panel").is_hidden()
    assert reader.ask("() => document.activeElement.id") == "map"


def test_a_name_that_nobody_has_is_said_to_be_missing(reader: Reader) -> None:
    reader.page.fill("#search", "zzz")
    assert "Aucun nom trouvé" in reader.page.locator("#results").inner_text()
    reader.page.keyboard.press("Enter")
    assert reader.page.locator("#panel").is_hidden()


def test_a_click_in_the_legend_hides_a_kind_and_brings_it_back(reader: Reader) -> None:
    people = reader.page.locator("#legend .entries-kinds .entry", has_text="Personnes")
    people.click()
    assert people.get_attribute("aria-pressed") == "false"
    assert reader.shown() == (13, 10)
    assert reader.page.locator("#status").text_content() == "13 entités, 10 liens"
    people.click()
    assert reader.shown() == (18, 16)


def test_a_relation_can_be_shown_alone(reader: Reader) -> None:
    row = reader.page.locator("#legend .entries-groups li", has_text="Échanges")
    row.hover()
    row.locator(".only").click()
    assert reader.shown() == (4, 3)
    reader.page.click("#show-all")
    assert reader.shown() == (18, 16)
    assert reader.page.locator("#show-all").is_disabled()


def test_what_is_looked_up_is_shown_whatever_was_filtered(reader: Reader) -> None:
    reader.page.locator("#legend .entries-kinds .entry", has_text="Personnes").click()
    reader.page.fill("#search", "colas")
    reader.page.keyboard.press("Enter")
    assert reader.ask("id => MiprofMap.scope.showsNode(id)", reader.number("genevieve-colas"))


def test_the_keyboard_moves_and_zooms_the_map(reader: Reader) -> None:
    reader.page.focus("#map")
    before = reader.ask("() => MiprofMap.view.network.getScale()")
    reader.page.keyboard.press("+")
    assert reader.ask("() => MiprofMap.view.network.getScale()") > before
    place = reader.ask("() => MiprofMap.view.network.getViewPosition().x")
    reader.page.keyboard.press("ArrowRight")
    assert reader.ask("() => MiprofMap.view.network.getViewPosition().x") > place
    reader.page.keyboard.press("0")
    assert reader.ask("() => MiprofMap.view.network.getScale()") == pytest.approx(before)
