"""The map taken elsewhere: its address, a frame in another page, a theme, paper."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map

RICH = (
    "#lang=en&theme=dark&view=correspondence&groups=law&date=2014&since=2012&undated=hidden"
    "&size=sources&colour=community&select=collectif&at=12,-40,900&tab=time"
    "&mode=table&rows=entities&sort=-linkCount&words=c"
)


def test_an_address_gives_back_all_that_it_holds(chromium: Browser, small_map: Path) -> None:
    with open_map(chromium, small_map, fragment=RICH) as reader:
        kept = reader.ask("() => MiprofMap.state.fragment()")
        assert sorted(kept.split("&")) == sorted(RICH[1:].split("&"))
        assert reader.page.locator("#table").is_visible()
        assert reader.page.locator("html[data-dark]").count() == 1
        assert reader.page.locator("#words").input_value() == "c"


def test_the_share_dock_gives_the_address_and_a_frame(reader: Reader) -> None:
    reader.click_node("greta")
    reader.page.click("#tab-share")
    reader.page.wait_for_timeout(400)
    link = reader.page.locator("#link-text").input_value()
    assert link == reader.page.url
    assert "select=greta" in link
    frame = reader.page.locator("#embed-text").input_value()
    assert frame.startswith("<iframe src=")
    assert "map.html?embed#" in frame


def test_an_embedded_map_is_the_drawing_and_a_way_to_the_whole(
    chromium: Browser, small_map: Path
) -> None:
    with open_map(chromium, small_map, width=900, fragment="?embed#select=greta") as reader:
        for name in (".bar", "#sidebar", ".modes"):
            assert reader.page.locator(name).is_hidden(), name
        assert reader.page.locator("#panel h2").inner_text() == "GRETA"
        whole = reader.page.locator("#whole")
        assert whole.is_visible()
        assert (whole.get_attribute("href") or "").endswith("map.html#select=greta")
        assert reader.page.locator("#timebar").is_visible()


def test_the_reader_chooses_light_or_dark(reader: Reader) -> None:
    paper = "() => MiprofMap.theme.css('--paper')"
    light = reader.ask(paper)
    reader.page.click("#tab-share")
    reader.page.locator("#share input[value=dark]").check()
    assert reader.ask(paper) != light
    reader.page.locator("#share input[value=light]").check()
    assert reader.ask(paper) == light
    reader.page.locator("#share input[value=auto]").check()
    reader.page.emulate_media(color_scheme="dark")
    reader.page.locator("html[data-dark]").wait_for(state="attached")


def test_on_paper_the_controls_are_gone_and_the_words_stay(reader: Reader) -> None:
    reader.click_node("miprof")
    reader.page.emulate_media(media="print")
    for name in ("#timebar", "#tabs", ".modes", ".tools", "#search"):
        assert reader.page.locator(name).is_hidden(), name
    assert reader.page.locator("#panel h2").is_visible()
    assert reader.page.locator("#where").is_visible()
    assert reader.page.locator("#legend").is_visible()


def test_paper_is_white_whatever_the_screen_is(chromium: Browser, small_map: Path) -> None:
    with open_map(chromium, small_map, fragment="#theme=dark&mode=table") as reader:
        reader.ask("() => window.dispatchEvent(new Event('beforeprint'))")
        assert reader.page.locator("html[data-dark]").count() == 0
        assert reader.page.locator("#table tbody tr").count() == 16
        reader.ask("() => window.dispatchEvent(new Event('afterprint'))")
        assert reader.page.locator("html[data-dark]").count() == 1
