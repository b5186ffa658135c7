"""The address of the map keeps what the reader sees, and gives it back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map


def settle(reader: Reader) -> str:
    """Wait until the address is written, and return its fragment."""
    reader.page.wait_for_timeout(350)
    return str(reader.ask("() => location.hash"))


def test_a_page_as_it_opens_has_no_fragment(reader: Reader) -> None:
    assert settle(reader) == ""


def test_a_link_gives_back_the_filters_the_selection_the_place_and_the_language(
    reader: Reader, chromium: Browser, small_map: Path
) -> None:
    reader.page.click("#language")
    reader.page.locator("#legend .entries-kinds .entry", has_text="Committees").click()
    reader.click_node("miprof")
    reader.page.click("#zoom-in")
    fragment = settle(reader)
    seen = "() => [MiprofMap.view.network.getViewPosition(), MiprofMap.view.network.getScale()]"
    with open_map(chromium, small_map, fragment=fragment) as other:
        assert other.page.locator("#panel h2").inner_text() == "MIPROF"
        assert other.page.locator("html").get_attribute("lang") == "en"
        assert other.shown() == reader.shown()
        assert [round_all(place) for place in other.ask(seen)] == [
            round_all(place) for place in reader.ask(seen)
        ]
        assert settle(other) == fragment


def round_all(place: dict[str, float] | float) -> list[float]:
    values = place.values() if isinstance(place, dict) else [place * 100]
    return [round(value) for value in values]


def test_a_link_to_one_claimed_relation_opens_its_card(chromium: Browser, small_map: Path) -> None:
    with open_map(
        chromium, small_map, fragment="#select=elisabeth-moiron-braud~heads~miprof"
    ) as reader:
        assert reader.page.locator("#panel .claim").count() == 2


def test_the_name_of_an_entity_alone_is_a_link_to_it(chromium: Browser, small_map: Path) -> None:
    with open_map(chromium, small_map, fragment="#greta") as reader:
        assert reader.page.locator("#panel h2").inner_text() == "GRETA"
        reader.ask("() => { location.hash = '#eige' }")
        reader.page.locator("#panel h2", has_text="EIGE").wait_for()


def test_an_address_that_means_nothing_opens_the_whole_map(
    chromium: Browser, small_map: Path
) -> None:
    fragment = "#select=nobody~is~here&kinds=none,<b>&at=x&lang=xx&tab=<img>&unknown=1"
    with open_map(chromium, small_map, fragment=fragment) as reader:
        assert reader.shown() == (18, 16)
        assert reader.page.locator("#panel").is_hidden()


def test_several_keys_set_at_once_are_told_once(reader: Reader) -> None:
    told = reader.ask(
        """() => {
          const { state } = MiprofMap;
          let told = 0;
          state.watch(["kinds", "groups"], () => told++);
          state.set({ kinds: [0], groups: [1] });
          state.set({ kinds: [0] });
          return told;
        }"""
    )
    assert told == 1
