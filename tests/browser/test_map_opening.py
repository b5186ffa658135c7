"""The map opens from a file, alone, in silence, in two languages, at any width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader


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
