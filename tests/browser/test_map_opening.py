"""The map opens from a file, alone, in silence, in two languages, at any width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map


def test_opening_asks_for_nothing_and_says_nothing(reader: Reader) -> None:
    # What the fixture checks at its end: no request but the file itself, an empty console.
    assert reader.shown() == (18, 16)
    assert reader.page.title() == "Carte du réseau de la MIPROF"


def test_the_page_forbids_every_connection(small_map: Path) -> None:
    html = small_map.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "connect-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", html)
    assert len(html.encode()) < 2_000_000


def test_a_connection_is_refused_by_the_policy(reader: Reader) -> None:
    refused = reader.ask(
        "() => fetch('https://example.org/').then(() => 'went', error => error.name)"
    )
    assert refused == "TypeError"
    assert any("Content Security Policy" in line for line in reader.console)
    reader.console.clear()
    reader.requests[:] = reader.requests[:1]


def test_the_drawing_is_there_with_physics_off(reader: Reader) -> None:
    assert reader.ask("() => MiprofMap.view.network.physics.physicsEnabled") is False
    colours = reader.ask(
        """() => {
          const canvas = document.querySelector("#map canvas");
          const { width, height } = canvas;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )
    assert colours > 50


def test_the_language_switch_changes_everything(reader: Reader) -> None:
    reader.click_node("miprof")
    assert "est dirigé par" in reader.panel()
    reader.page.click("#language")
    assert reader.ask("() => document.documentElement.lang") == "en"
    assert reader.page.title() == "Map of MIPROF’s network"
    assert "is headed by" in reader.panel()
    assert "Gouvernance" not in reader.page.locator("#legend").inner_text()
    assert "Governance" in reader.page.locator("#legend").inner_text()
    assert reader.page.get_attribute("#search", "placeholder") == "Find a name…"
    assert reader.page.locator("#status").text_content() == "18 entities, 16 links"
    reader.page.click("#language")
    assert "est dirigé par" in reader.panel()


def test_a_phone_needs_no_sideways_scrolling(phone: Reader) -> None:
    wide = "() => [document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]"
    assert phone.ask(wide) == [390, 390, 390]
    phone.page.click("#sidebar-open")
    assert phone.page.get_attribute("#sidebar-open", "aria-expanded") == "true"
    assert phone.page.locator("#show-all").is_visible()
    phone.page.keyboard.press("Escape")
    phone.page.click("#sidebar-open")
    phone.page.click("#sidebar-open")
    phone.page.fill("#search", "greta")
    phone.page.locator("#results li").first.click()
    sheet = phone.page.locator("#panel").bounding_box()
    assert sheet is not None
    assert sheet["width"] == 390
    assert sheet["y"] > 844 * 0.3
    assert phone.ask(wide) == [390, 390, 390]


def test_a_finger_opens_a_card_and_the_map_goes_on_above_it(phone: Reader) -> None:
    box = phone.page.locator("#map").bounding_box()
    assert box is not None
    spot = phone.ask("id => MiprofMap.view.nodePoint(id)", phone.number("miprof"))
    phone.page.touchscreen.tap(box["x"] + spot["x"], box["y"] + spot["y"])
    phone.page.locator("#panel h2", has_text="MIPROF").wait_for()
    assert phone.page.locator(".modes").bounding_box() is not None
    phone.page.click("#panel .close")
    assert phone.page.locator("#timebar").is_visible()


def test_a_link_to_a_card_shows_its_entity_beside_it(chromium: Browser, small_map: Path) -> None:
    for width, height in ((390, 844), (1440, 900)):
        with open_map(
            chromium, small_map, width=width, height=height, fragment="#select=greta"
        ) as reader:
            reader.page.locator("#panel h3").first.wait_for()
            card = reader.page.locator("#panel").bounding_box()
            stage = reader.page.locator("#map").bounding_box()
            assert card is not None
            assert stage is not None
            spot = reader.ask("id => MiprofMap.view.nodePoint(id)", reader.number("greta"))
            x, y = stage["x"] + spot["x"], stage["y"] + spot["y"]
            assert x < card["x"] or y < card["y"], f"{width} wide"


@pytest.mark.parametrize("width", [320, 700, 800, 1024, 1920])
def test_no_width_makes_the_page_scroll(chromium: Browser, small_map: Path, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 700})
    page.goto(small_map.as_uri())
    page.click("#language")
    for name in ("#language", "#search", "#zoom-fit"):
        box = page.locator(name).bounding_box()
        assert box is not None
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= width, name
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
    page.close()


def test_targets_are_big_enough_for_a_finger(phone: Reader) -> None:
    for name in ("#language", "#sidebar-open", "#zoom-in", "#zoom-fit", "#search"):
        box = phone.page.locator(name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, name
