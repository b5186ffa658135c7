"""The table and the keyboard: the same map for who does not see it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader, open_map
from tests.data_small import HOSTILE


def test_the_table_has_the_same_links_as_the_map(reader: Reader) -> None:
    reader.page.click("#mode-table")
    assert reader.page.locator("#map").is_hidden()
    rows = reader.page.locator("#table tbody tr")
    assert rows.count() == 16
    reader.page.locator("#legend .entries-kinds .entry", has_text="Personnes").click()
    assert rows.count() == reader.shown()[1] == 10
    reader.page.click("#show-all")
    assert rows.count() == 16
    reader.page.locator("#table input[value=entities]").check()
    assert rows.count() == 18


def test_a_column_sorts_both_ways(reader: Reader) -> None:
    reader.page.click("#mode-table")
    reader.page.click("#sort-documents")
    head = reader.page.locator("th", has=reader.page.locator("#sort-documents"))
    assert head.get_attribute("aria-sort") == "descending"
    cells = reader.page.locator("#table tbody td.number")
    numbers = [int(text) for text in cells.all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == 2
    reader.page.click("#sort-documents")
    assert head.get_attribute("aria-sort") == "ascending"
    assert reader.ask("() => document.activeElement.id") == "sort-documents"
    reader.page.click("#sort-from")
    names = reader.page.locator("#table tbody td:first-child").all_inner_texts()
    assert names[0].startswith("Collectif")


def test_words_filter_the_rows_accents_apart(reader: Reader) -> None:
    reader.page.click("#mode-table")
    reader.page.fill("#words", "elisabeth miprof")
    assert reader.page.locator("#table tbody tr").count() == 1
    assert reader.page.locator("#row-count").inner_text() == "1 ligne"
    assert reader.ask("() => document.activeElement.id") == "words"


def test_a_row_leads_to_the_card_with_its_evidence(reader: Reader) -> None:
    reader.page.click("#mode-table")
    row = reader.page.locator("#table tbody tr", has_text="Élisabeth Moiron-Braud")
    row.locator(".plain").click()
    assert reader.page.locator("#panel .claim").count() == 2
    assert reader.page.locator("#table tr.here").count() == 1
    reader.page.click("#panel .close")
    reader.page.locator("#table .link", has_text="GRETA").first.click()
    assert reader.page.locator("#panel h2").inner_text() == "GRETA"


def test_the_keyboard_walks_from_neighbour_to_neighbour(reader: Reader) -> None:
    spoken = reader.page.locator("#spoken")
    keyboard = reader.page.keyboard
    reader.page.focus("#map")
    keyboard.press("Enter")
    assert (spoken.text_content() or "").startswith("MIPROF")
    keyboard.press("n")
    first = spoken.text_content() or ""
    assert first.startswith("Lien 1 sur ")
    keyboard.press("n")
    keyboard.press("p")
    assert spoken.text_content() == first
    shone = reader.ask("() => MiprofMap.focus.lit().edges.size")
    assert shone == 1
    keyboard.press("Enter")
    there = reader.page.locator("#panel h2").inner_text()
    assert there in first
    assert there != "MIPROF"
    keyboard.press("Backspace")
    assert reader.page.locator("#panel h2").inner_text() == "MIPROF"
    keyboard.press("Escape")
    assert reader.page.locator("#panel").is_hidden()


def test_the_keyboard_stays_where_it_was_when_a_part_is_written_again(reader: Reader) -> None:
    focused = "() => document.activeElement.id || document.activeElement.value"
    reader.click_node("miprof")
    reader.page.focus("#around")
    reader.page.keyboard.press("Enter")
    assert reader.ask(focused) == "around"
    reader.page.click("#tab-views")
    reader.page.locator("#near input").first.focus()
    reader.page.keyboard.press("ArrowDown")
    assert reader.ask("() => MiprofMap.state.get('depth')") == 2
    assert reader.ask(focused) == "2"


def test_nobody_is_shut_out_of_any_dock_the_table_or_a_card(
    chromium: Browser, small_map: Path
) -> None:
    for fragment in (
        "#select=miprof",
        "#tab=views&colour=community&theme=dark",
        "#tab=time&date=2023&since=2013&lang=en",
        "#tab=share&select=elisabeth-moiron-braud~heads~miprof",
        "#mode=table",
        "#mode=table&rows=entities&theme=dark&date=2014",
    ):
        for width in (1440, 390):
            with open_map(chromium, small_map, width=width, fragment=fragment) as reader:
                if width == 390:
                    reader.ask("() => document.getElementById('sidebar-open').click()")
                reader.page.wait_for_timeout(300)
                assert faults(reader.page) == [], f"{fragment} at {width}"


def faults(page: Page) -> list[str]:
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
    ]


def test_no_name_becomes_markup_in_the_table_the_docks_or_a_frame(victim: Reader) -> None:
    victim.page.click("#mode-table")
    assert HOSTILE in victim.page.locator("#table").inner_text()
    victim.page.locator("#table input[value=entities]").check()
    assert HOSTILE in victim.page.locator("#table").inner_text()
    victim.page.click("#mode-map")
    for tab in ("views", "time", "share"):
        victim.page.click(f"#tab-{tab}")
    victim.page.click("#tab-views")
    victim.page.locator("#views input[value=community]").check()
    victim.click_node("one")
    victim.page.click("#around")
    assert HOSTILE in victim.page.locator("#where").inner_text()
    victim.page.focus("#map")
    victim.page.keyboard.press("n")
    assert HOSTILE in (victim.page.locator("#spoken").text_content() or "")
    assert victim.ask("() => document.querySelectorAll('img, b, script[src], iframe').length") == 0
