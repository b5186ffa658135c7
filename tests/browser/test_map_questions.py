"""What a newcomer asks of the map of the real record, answered with the map alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map


@pytest.fixture
def newcomer(chromium: Browser, whole_map: Path) -> Iterator[Reader]:
    with open_map(chromium, whole_map) as reader:
        yield reader


def look_up(reader: Reader, name: str) -> None:
    reader.page.fill("#search", name)
    reader.page.locator("#results .result-name").first.wait_for()
    reader.page.keyboard.press("Enter")


def test_at_the_start_there_is_an_overview_whose_names_can_be_read(newcomer: Reader) -> None:
    nodes, edges = newcomer.shown()
    assert 40 < nodes < 80
    assert edges < 300
    assert newcomer.page.locator("#where").inner_text() == "Vue d’ensemble"
    assert newcomer.ask("() => MiprofMap.scope.showsNode(MiprofMap.book.idOf('miprof'))")


def test_who_headed_the_mission_in_2014_and_who_says_so(newcomer: Reader) -> None:
    look_up(newcomer, "miprof")
    newcomer.page.click("#tab-time")
    newcomer.page.fill("#field-date", "2014")
    newcomer.page.locator("#field-date").press("Enter")
    post = newcomer.page.locator("#panel .neighbours > li", has_text="Secrétaire général").first
    holder = post.locator(".holders > li")
    assert "Moiron-Braud" in holder.inner_text()
    assert "Maracineanu" not in post.inner_text()
    holder.locator("summary").click()
    assert holder.locator(".claim .source").count() > 3
    assert holder.locator("a.out").count() > 3


def test_how_secours_catholique_is_linked_to_greta(newcomer: Reader) -> None:
    newcomer.page.click("#tab-paths")
    for end, name in (("from", "secours catholique"), ("to", "greta")):
        newcomer.page.fill(f"#path-{end}", name)
        newcomer.page.locator(f"#names-{end} li").first.wait_for()
        newcomer.page.locator(f"#path-{end}").press("Enter")
    steps = newcomer.page.locator(".path-steps > li")
    stops = newcomer.page.locator(".path-steps .stop").all_inner_texts()
    assert "Secours Catholique" in stops[0]
    assert "GRETA" in stops[-1]
    assert 3 <= len(stops) <= 5
    for number in range(1, steps.count(), 2):
        assert steps.nth(number).locator(".source").first.inner_text()
    lit = newcomer.ask(
        "() => [...MiprofMap.focus.lit().nodes].map((id) => MiprofMap.book.nodes[id].slug)"
    )
    assert {"secours-catholique", "greta"} <= set(lit)
    assert newcomer.ask("() => [...MiprofMap.focus.lit().nodes].every(MiprofMap.scope.showsNode)")


def test_what_changed_between_2013_and_2016(newcomer: Reader) -> None:
    newcomer.page.click("#tab-time")
    for key, year in (("date", "2016"), ("since", "2013")):
        newcomer.page.fill(f"#field-{key}", year)
        newcomer.page.locator(f"#field-{key}").press("Enter")
    said = newcomer.page.locator("#chronicle").inner_text()
    assert "2014" in said
    assert "2016" in said
    assert "Vallaud-Belkacem" in said
    for change in ("new", "over"):
        drawn = newcomer.ask(
            """change => MiprofMap.book.edges.filter((_, id) =>
              MiprofMap.scope.showsEdge(id) && MiprofMap.scope.change(id) === change).length""",
            change,
        )
        assert drawn > 3, change


def test_which_links_rest_on_a_single_document(newcomer: Reader) -> None:
    newcomer.page.click("#tab-views")
    newcomer.page.locator("#views input[value=all]").check()
    newcomer.page.locator("#views input[value=one]").check()
    count = newcomer.shown()[1]
    said = newcomer.page.locator("#views label", has_text="Un seul document").inner_text()
    digits = int("".join(filter(str.isdigit, said)))
    assert count == digits > 1000
    newcomer.page.click("#mode-table")
    documents = newcomer.page.locator("#table tbody td.number").all_inner_texts()
    assert set(documents) == {"1"}


def test_a_name_outside_the_overview_is_shown_among_its_neighbours(newcomer: Reader) -> None:
    look_up(newcomer, "secours catholique")
    assert "Secours" in newcomer.page.locator("#where").inner_text()
    nodes, edges = newcomer.shown()
    assert 2 < nodes < 60
    assert edges >= nodes - 1
