"""The editor of the page for SPARQL in a real browser: written, run, read, and left by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from miprof_graph.editor.page import has_editor
from tests.conftest import lack

MINISTRIES = "SELECT ?m ?name { ?m a mpo:Ministry ; skos:prefLabel ?name }"
# The list of names is drawn anew after each key, and takes no key itself until it is there.
LISTENS = """() => {
  const editor = document.querySelector(".yasqe .CodeMirror").CodeMirror;
  const { completionActive, keyMaps } = editor.state;
  return keyMaps.includes(completionActive?.widget?.keyMap);
}"""
MANY = "SELECT * { ?s ?p ?o } LIMIT 120"


@dataclass
class Desk:
    """A page with the editor, and all that it asked for or complained of."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, address: str = "en/sparql") -> Desk:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(self.base + address, wait_until="load")
        self.page.wait_for_selector(".yasqe .CodeMirror")
        return self

    def write(self, query: str) -> None:
        self.page.locator(".yasqe textarea").focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(query)

    def run(self, query: str) -> None:
        self.write(query)
        self.page.keyboard.press("Control+Enter")

    def show(self, query: str) -> None:
        self.run(query)
        self.page.wait_for_selector(".yasr tbody tr")

    def complaints(self) -> list[str]:
        """Read the rules of the accessibility checker that the page breaks, and where."""
        broken = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['html']}" for rule in broken for node in rule["nodes"]]


@pytest.fixture(scope="session")
def base(service: str) -> str:
    """The address of a service that has the editor's files."""
    if not has_editor():
        lack("the query editor is not set up: make setup")
    return service


@pytest.fixture
def desk(chromium: Browser, base: str) -> Iterator[Desk]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    desk = Desk(context.new_page(), base).open()
    yield desk
    context.close()
    assert desk.said == [], "the console must stay silent"
    elsewhere = [url for url in desk.asked if not url.startswith((base, "data:", f"blob:{base}"))]
    assert elsewhere == [], "the page must ask nobody else"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_editor_takes_the_place_of_the_form_and_fits(
    chromium: Browser, base: str, width: int, language: str
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 844})
    desk = Desk(page, base).open(f"{language}/sparql")
    expect(page.locator("textarea#query")).to_be_hidden()
    expect(page.locator(".parseErrorIcon")).to_have_count(0)
    desk.show(MINISTRIES)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert desk.said == []
    page.close()


def test_a_ready_question_runs_with_one_click(desk: Desk) -> None:
    example = desk.page.locator(".examples li a").first
    title = example.inner_text()
    example.click()
    desk.page.wait_for_selector(".yasr tbody tr")
    expect(desk.page.locator("#said")).to_have_text(re.compile(r"^\d+ rows? in "))
    [query] = parse_qs(urlsplit(desk.page.url).query)["query"]
    assert query.startswith(f"# {title}\n")
    other = desk.page.locator("a.language").get_attribute("href")
    assert other == f"/fr/sparql?{urlsplit(desk.page.url).query}"


def test_a_name_in_an_answer_leads_to_the_page_about_it(desk: Desk) -> None:
    desk.show(MINISTRIES)
    link = desk.page.locator(".yasr tbody a").first
    name = link.inner_text().removeprefix("mp:")
    link.click()
    desk.page.wait_for_url(f"{desk.base}en/doc/{name}")
    assert desk.page.locator("h1").inner_text()


def test_a_table_that_is_taller_than_its_place_begins_with_its_first_row(desk: Desk) -> None:
    desk.show(f"SELECT ?x {{ ?x a mpo:Claim }} LIMIT 50 # {MANY}")
    head, place = desk.page.locator(".yasr thead").first, desk.page.locator(".dt-layout-table")
    top, frame = head.bounding_box(), place.bounding_box()
    assert top is not None
    assert frame is not None
    assert place.evaluate("node => node.scrollHeight > node.clientHeight")
    assert abs(top["y"] - frame["y"]) <= 2


def test_rows_that_are_drawn_later_lead_to_pages_too(desk: Desk) -> None:
    desk.show(f"SELECT ?x {{ ?x a mpo:Claim }} LIMIT 120 # {MANY}")
    desk.page.locator(".dt-paging-button", has_text="2").click()
    expect(desk.page.locator(".dt-info")).to_have_text("Rows 51 to 100 of 120")
    links = desk.page.locator(".yasr tbody a")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert len(addresses) == 50
    assert all(address.startswith("/en/claim/") for address in addresses)


def test_our_vocabulary_completes_what_is_typed(desk: Desk) -> None:
    desk.write("")
    desk.page.keyboard.type("ASK { ?x a mpo:minis")
    hint = desk.page.locator(".CodeMirror-hint")
    expect(hint).to_have_text(["mpo:Ministry"])
    desk.page.wait_for_function(LISTENS)
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".yasqe .CodeMirror-code")).to_contain_text("mpo:Ministry")
    desk.page.keyboard.type(" }")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator(".booleanResult")).to_have_text("Yes")


def test_a_mistake_is_pointed_at_and_the_next_query_works(desk: Desk) -> None:
    desk.run("SELECT ?x\nWHERE { ?x a . }")
    failure = desk.page.get_by_role("alert")
    expect(failure).to_contain_text("line 2, column")
    expect(failure).to_contain_text("^")
    desk.page.locator(".parseErrorIcon").hover()
    underlined = desk.page.locator(".yasqe_tooltip strong").first
    expect(underlined).to_have_css("text-decoration-line", "underline")
    # The browser itself notes each answer that is an error.
    assert [text for text in desk.said if "400" not in text] == []
    desk.said.clear()
    desk.show(MINISTRIES)
    expect(failure).to_be_hidden()


def test_whoever_uses_the_keyboard_alone_can_leave_the_editor(desk: Desk) -> None:
    desk.write(MINISTRIES)
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.textContent").strip() == "Run"
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector(".yasr tbody tr")


def test_a_query_can_be_stopped(desk: Desk) -> None:
    def hold(_route: Route) -> None:
        """Leave a request without an answer."""

    desk.page.route("**/sparql?*", hold)
    desk.run(MINISTRIES)
    desk.page.get_by_role("button", name="Stop").click()
    expect(desk.page.locator("#said")).to_have_text("Stopped before the answer came.")
    expect(desk.page.get_by_role("button", name="Run")).to_be_visible()
    desk.page.unroute("**/sparql?*")
    desk.show(MINISTRIES)


def test_a_query_too_long_for_an_address_is_posted(desk: Desk) -> None:
    desk.show(MINISTRIES + "".join(f"\n# {number:060}" for number in range(200)))
    assert desk.page.url == f"{desk.base}en/sparql"


def test_an_answer_can_be_read_as_received_and_saved(desk: Desk, tmp_path: Path) -> None:
    desk.show(MINISTRIES)
    with desk.page.expect_download() as saving:
        desk.page.locator(".yasr_downloadIcon").click()
    saving.value.save_as(tmp_path / "saved.csv")
    assert (tmp_path / "saved.csv").read_text("utf-8").startswith('"m","name"')
    desk.page.get_by_role("button", name="Show the answer as it was received").click()
    expect(desk.page.locator(".yasr .CodeMirror")).to_contain_text('"bindings"')
    links = desk.page.locator(".answers .forms a")
    assert links.all_inner_texts() == ["JSON", "XML", "CSV", "TSV"]


def test_an_answer_of_very_many_rows_does_not_stop_the_browser(desk: Desk) -> None:
    desk.show("SELECT * { ?s ?p ?o }")
    expect(desk.page.locator("#said")).to_contain_text("The first 1,000 are shown here")
    expect(desk.page.locator(".dt-info")).to_have_text("Rows 1 to 50 of 1,000")
    with desk.page.expect_download() as saving:
        desk.page.locator(".yasr_downloadIcon").click()
    assert saving.value.path().read_text("utf-8").count("\n") > 10_000
    desk.page.locator(".select_response").click()
    expect(desk.page.locator(".yasr .CodeMirror")).to_contain_text('"bindings"')


def test_a_graph_is_shown_as_a_table_and_as_turtle(desk: Desk) -> None:
    desk.show("CONSTRUCT WHERE { ?m a mpo:Ministry ; skos:prefLabel ?name }")
    expect(desk.page.locator(".yasr thead")).to_contain_text("predicate")
    desk.page.locator(".select_response").click()
    expect(desk.page.locator(".yasr .CodeMirror")).to_contain_text("@prefix mp:")


def test_in_french_the_answer_speaks_french(desk: Desk) -> None:
    desk.page.goto(f"{desk.base}fr/sparql")
    desk.page.wait_for_selector(".yasqe .CodeMirror")
    desk.show(MANY)
    said = desk.page.locator(".answers").inner_text()
    assert not re.search(r"\b(?:Table|Response|Simple|Page size|Showing|rows|All)\b", said)
    names = desk.page.locator(".answers").evaluate(
        "place => ['aria-label', 'title', 'placeholder'].flatMap((name) =>"
        " [...place.querySelectorAll(`[${name}]`)].map((found) => found.getAttribute(name)))"
    )
    assert [name for name in names if re.search(r"[Ss]how|[Ff]ilter |Down|: [Aa]ct", name)] == []
    desk.run("ASK {}")
    expect(desk.page.locator(".booleanResult")).to_have_text("Oui")


def test_nothing_is_kept_in_the_browser(desk: Desk) -> None:
    desk.show(MINISTRIES)
    desk.page.locator(".select_response").click()
    kept = desk.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert kept == []
    assert desk.page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_page_shuts_anybody_out(
    desk: Desk, scheme: Literal["light", "dark"]
) -> None:
    desk.page.emulate_media(color_scheme=scheme)
    assert desk.complaints() == []
    desk.show(MANY)
    assert desk.complaints() == []
    desk.page.locator(".select_response").click()
    desk.page.wait_for_selector(".yasr .CodeMirror")
    assert desk.complaints() == []
    desk.page.locator(".select_table").click()
    desk.write("ASK { ?x a ")
    desk.page.keyboard.press("Control+Space")
    desk.page.wait_for_selector(".CodeMirror-hint")
    assert desk.complaints() == []
    desk.run("ASK {}")
    desk.page.wait_for_selector(".booleanResult")
    assert desk.complaints() == []
    desk.run("ASK {")
    desk.page.get_by_role("alert").wait_for()
    assert desk.complaints() == []
    desk.said.clear()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_without_the_editor_the_form_does_the_same(
    chromium: Browser, base: str, has_scripts: bool
) -> None:
    page = chromium.new_context(java_script_enabled=has_scripts).new_page()
    page.route("**/vendor/*", lambda route: route.abort())
    page.goto(f"{base}en/sparql")
    page.locator("textarea#query").fill(MINISTRIES)
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector(".answer tbody tr")
    assert parse_qs(urlsplit(page.url).query)["query"] == [MINISTRIES]
    page.locator(".answer tbody a").first.click()
    page.wait_for_url(f"{base}en/doc/*")
    page.go_back()
    page.locator(".examples li a").first.click()
    page.wait_for_selector(".answer tbody tr")
    page.context.close()
