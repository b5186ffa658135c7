"""The page of the ontology in a real browser: alone, silent, open to all, in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from miprof_graph.linked.ontology import name_ontology_page
from miprof_graph.manual.book import Book, read_terms
from miprof_graph.manual.ontology_page import write_ontology_page
from miprof_graph.messages import LANGUAGES
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY

# pyLODE keeps a cache beside its own files, which two processes must not write at once.
pytestmark = pytest.mark.xdist_group("lode")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page in both languages and nothing else."""
    made = tmp_path_factory.mktemp("ontology")
    terms = read_terms(Home(REPOSITORY))
    for language in LANGUAGES:
        page = write_ontology_page(Book(terms, language))
        (made / name_ontology_page(language)).write_text(page, encoding="utf-8")
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing_says_nothing_and_shuts_nobody_out(
    chromium: Browser, folder: Path, language: str
) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    address = (folder / name_ontology_page(language)).as_uri()
    page.goto(address, wait_until="networkidle")
    check(page, 1440)
    page.emulate_media(color_scheme="dark")
    for width in (700, 320):
        page.set_viewport_size({"width": width, "height": 800})
        check(page, width)
    assert asked == [address]
    assert said == []
    page.close()


def check(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_term_is_opened_by_its_name_and_the_other_language_is_one_click_away(
    chromium: Browser, folder: Path
) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto((folder / name_ontology_page("fr")).as_uri() + "#heads")
    heading = page.locator("#heads h3")
    assert heading.inner_text() == "dirige"
    assert page.evaluate("document.querySelector('#heads').getBoundingClientRect().top") < 40
    page.get_by_role("link", name="This page in English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("#toc").get_by_role("link", name="heads", exact=True).click()
    assert page.url.endswith("#heads")
    assert page.locator("#heads h3").inner_text() == "heads"
    page.close()
