"""The pages of disagreements and of coverage as files, opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from miprof_graph.pages import PAGES
from miprof_graph.paths import Home
from tests.conftest import copy_home
from tests.data_pages import make_hostile_home, read_dataset
from tests.data_small import HOSTILE

NAMES = [page.name for page in PAGES[1:]]


@dataclass
class Sheet:
    """A built page in a browser, and all that it asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, path: Path) -> Sheet:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.goto(path.as_uri())
        return self

    def check(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(copy_home("contested", tmp_path_factory.mktemp("contested") / "home"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(make_hostile_home(tmp_path_factory.mktemp("hostile") / "home"))


def write_pages(home: Home) -> Path:
    for page in PAGES[1:]:
        text = page.write(home, read_dataset(home))
        (home.root / page.name).write_text(text, encoding="utf-8")
    return home.root


@pytest.fixture
def sheet(chromium: Browser) -> Iterator[Sheet]:
    """Opens a page offline; it must stay silent and ask for nothing but itself."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    found = Sheet(context.new_page())
    yield found
    context.close()
    assert found.said == []
    assert len(found.asked) == 1
    assert found.asked[0].startswith("file:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_and_shuts_nobody_out(
    sheet: Sheet, folder: Path, name: str, scheme: str
) -> None:
    sheet.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    sheet.open(folder / name)
    for width in (1280, 390):
        sheet.check(width)
    sheet.page.click(".language:visible")
    sheet.check(390)


@pytest.mark.parametrize("name", NAMES)
def test_the_switch_changes_all_words_and_keeps_what_was_searched(
    sheet: Sheet, folder: Path, name: str
) -> None:
    sheet.open(folder / name)
    page = sheet.page
    heading = page.locator("h1:visible").inner_text()
    assert page.title() == heading
    page.locator(".words:visible").fill("bea durand")
    page.click(".language:visible")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == page.locator("h1:visible").inner_text() != heading
    assert page.locator(".words:visible").input_value() == "bea durand"
    expect(page.locator(".language:visible")).to_be_focused()
    page.click(".language:visible")
    assert page.title() == heading


def test_a_search_finds_disagreements_without_accents_and_says_how_many(
    sheet: Sheet, folder: Path
) -> None:
    page = sheet.open(folder / "conflicts.html").page
    assert page.locator("article:visible").count() == 6
    page.locator(".words:visible").fill("MISSION cree fevrier")
    expect(page.locator("output:visible")).to_have_text("1 résultat")
    assert page.locator("article:visible h3").all_inner_texts() == ["Créé le"]
    assert page.locator("h2:visible").all_inner_texts() == ["Mission"]
    page.locator(".words:visible").fill("nothing of the kind")
    expect(page.locator("output:visible")).to_have_text("0 résultat")
    page.locator(".words:visible").fill("")
    assert page.locator("article:visible").count() == 6


def test_disagreements_can_be_chosen_by_their_reason(sheet: Sheet, folder: Path) -> None:
    page = sheet.open(folder / "conflicts.html").page
    page.locator(".reason:visible").select_option("status-negated")
    assert page.locator("article:visible h4").all_inner_texts() == [
        "organisme de formation",
        "Nié\N{NO-BREAK SPACE}: organisme de formation",
    ]
    expect(page.locator("output:visible")).to_have_text("1 résultat")


def test_rival_versions_stand_side_by_side(sheet: Sheet, folder: Path) -> None:
    page = sheet.open(folder / "conflicts.html").page
    first, second = page.locator("article:visible").first.evaluate(
        "point => [...point.querySelectorAll('.version')].map(v => v.getBoundingClientRect())"
    )
    assert first["y"] == second["y"]
    assert first["right"] < second["left"]


def test_a_search_unfolds_the_reports_that_it_finds_something_in(
    sheet: Sheet, folder: Path
) -> None:
    page = sheet.open(folder / "coverage.html").page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = false")
    page.locator(".words:visible").fill("cleo petit tsv")
    assert page.locator("tbody tr:visible").count() == 2
    headings = page.locator("section:visible h2").all_inner_texts()
    assert headings == ["Postes sans titulaire connu", "Postes à deux titulaires"]


def test_printed_pages_are_unfolded_and_have_no_controls(sheet: Sheet, folder: Path) -> None:
    page = sheet.open(folder / "coverage.html").page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = false")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("tbody tr:visible").count() > 20
    assert page.locator("input:visible, select:visible, button:visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr:visible").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_without_scripts_everything_is_there_to_read(
    chromium: Browser, folder: Path, name: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / name).as_uri())
    assert page.locator("h1:visible").count() == 1
    assert page.locator("input:visible, button:visible").count() == 0
    assert "Ada Martin" in page.locator("main").first.inner_text()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_name_becomes_markup_or_runs(sheet: Sheet, hostile: Path, name: str) -> None:
    page = sheet.open(hostile / name).page
    assert page.evaluate("document.querySelectorAll('img, b, iframe').length") == 0
    assert HOSTILE in page.locator("main").first.inner_text()
    page.locator(".words:visible").fill("<img src=x")
    assert page.locator("[data-entry]:visible").count() > 0
