"""The report of the real graph in a real browser: read, sorted, followed up, printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from miprof_graph.analysis import analyse
from miprof_graph.dataset import open_built
from miprof_graph.network import load_network
from miprof_graph.pages.report import build_report

MOST_BYTES = 3 * 2**19


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = open_built()
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(build_report(store, analyse(load_network(store))), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, report: Path) -> Iterator[Page]:
    """The report, opened from a file without a network; it must stay silent and ask for nothing."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    found = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.goto(report.as_uri())
    yield found
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(report.as_uri())] == []


def test_the_file_is_not_larger_than_a_picture_of_a_camera(report: Path) -> None:
    assert report.stat().st_size < MOST_BYTES


def test_with_every_table_open_it_shuts_nobody_out(page: Page) -> None:
    page.evaluate("for (const d of document.querySelectorAll('.tables details')) d.open = true")
    check(page, 1280)


def test_in_the_dark_and_on_a_phone_it_shuts_nobody_out(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.click(".language:visible")
    check(page, 390)


def check(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_five_sentences_open_it_and_each_leads_to_its_table(page: Page) -> None:
    lines = page.locator(".opening:visible li")
    assert lines.count() == 5
    for line in lines.all():
        line.locator("a").click()
        target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f"[id='{target}'] table")).to_be_visible()


def test_a_table_sorts_by_numbers_and_by_names_and_says_so(page: Page) -> None:
    table = page.locator("#fr-degree table")
    page.evaluate("document.querySelector('#fr-degree').open = true")
    numbers = table.locator("th.count").nth(1)
    numbers.get_by_role("button").click()
    expect(numbers).to_have_attribute("aria-sort", "descending")
    place = numbers.evaluate("heading => heading.cellIndex")
    values = read_column(page, place)
    assert values == sorted(values, reverse=True)
    numbers.get_by_role("button").click()
    expect(numbers).to_have_attribute("aria-sort", "ascending")
    assert read_column(page, place) == sorted(values)
    names = table.locator("th").nth(1)
    names.get_by_role("button").press("Enter")
    expect(names).to_have_attribute("aria-sort", "ascending")
    assert numbers.get_attribute("aria-sort") is None
    shown = table.locator("tbody td:nth-child(2)").all_inner_texts()
    assert shown == page.evaluate(
        "names => names.toSorted((a, b) => a.localeCompare(b, 'fr'))", shown
    )


def read_column(page: Page, place: int) -> list[float]:
    cells = page.locator(f"#fr-degree tbody td:nth-child({place + 1})")
    return [float(str(cell.get_attribute("data-value"))) for cell in cells.all()]


def test_a_number_leads_to_its_statements_and_a_name_to_the_map(page: Page) -> None:
    page.evaluate("document.querySelector('#fr-degree').open = true")
    row = page.locator("#fr-degree tbody tr").first
    assert str(row.locator("td:nth-child(2) a").get_attribute("href")).startswith("map.html#")
    behind = row.locator("td:has(a[href='#fr-all'])").last
    link = behind.locator("a")
    link.click()
    expect(page.locator("#fr-all")).to_be_focused()
    shown = page.locator(".document li:visible a[href*='/claim/']")
    told = page.locator(".chosen [role=status]:visible").inner_text()
    assert told.startswith(f"{shown.count()} énoncés")
    assert row.locator("td:nth-child(2)").inner_text() in told
    assert 10 < shown.count() < page.locator(".view[lang=fr] .document li").count()
    page.get_by_role("button", name="Revenir au tableau").click()
    expect(link).to_be_focused()
    page.get_by_role("button", name="Tous les énoncés").click()
    expect(page.locator(".document li:visible")).to_have_count(
        page.locator(".view[lang=fr] .document li").count()
    )


def test_every_figure_says_in_words_what_it_shows_and_has_its_numbers_in_a_table(
    page: Page,
) -> None:
    figures = page.locator("figure:visible")
    assert figures.count() >= 4
    for figure in figures.all():
        assert figure.locator("figcaption strong").inner_text()
        assert figure.locator("svg[role=img]").get_attribute("aria-label")
        box = figure.locator("svg").bounding_box()
        assert box is not None
        assert box["width"] > 600
    assert page.locator(".view[lang=fr] .tables table").count() >= figures.count()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_prints_on_two_or_three_pages_without_controls(page: Page, language: str) -> None:
    if language == "en":
        page.click(".language:visible")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3
    page.emulate_media(media="print")
    assert page.locator("input:visible, button:visible, .tables:visible").count() == 0


def test_figures_are_the_page_s_own_colours_in_the_dark(page: Page) -> None:
    ink = "document.querySelector('figure svg text').computedStyleMap().get('fill').toString()"
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ink) != light
