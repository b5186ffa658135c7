"""The pages of the service in a real browser: they fit, stay at home, and shut nobody out."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from miprof_graph.dataset import open_built
from miprof_graph.messages import LANGUAGES
from miprof_graph.rows import select_texts

ASKED = "SELECT ?m ?mLabel WHERE { ?m a mpo:Ministry ; skos:prefLabel ?mLabel }"
PAGES = (
    *("", "search", "search?q=traite", "browse", "browse/ministry", "questions"),
    *("questions/titulaires-successifs", "sources", "downloads", "about", "method", "privacy"),
    *("doc/miprof", "doc/greta", "source/wikipedia-miprof", "claim/CLAIM", "graph/plain"),
    *("ontology", "ontology/linkedTo", "sparql", f"sparql?query={ASKED}", "reconcile/help"),
    *("conflicts", "coverage", "report"),
    "nothing",
)


@pytest.fixture(scope="session")
def claim() -> str:
    """The last part of the name of one claim."""
    found = select_texts(open_built(), "SELECT ?c WHERE { ?c a mpo:Claim } ORDER BY ?c LIMIT 1")
    [[iri]] = [*found]
    return iri.rpartition("/")[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_stays_at_home_and_shuts_nobody_out(
    chromium: Browser, service: str, claim: str, path: str, language: str
) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{service}{language}/{path.replace('CLAIM', claim)}", wait_until="networkidle")
    check(page, 1440)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    check(page, 390)
    # The browser itself reports that the page asked for is not there, which is what is tested.
    assert [line for line in said if path != "nothing" or "404" not in line] == []
    assert [url for url in asked if not url.startswith((service, "data:", "blob:"))] == []
    page.close()


def check(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_map_of_the_service_opens(chromium: Browser, service: str) -> None:
    page = chromium.new_page(locale="fr-FR")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(service + "map")
    page.wait_for_function("MiprofMap.view.network.getScale() > 0")
    assert said == []
    page.close()


def walk(page: Page, service: str) -> None:
    """Go the way of a newcomer: a question, its answer, an entity, its source, the Turtle."""
    page.goto(service)
    page.locator("a[href^='/en/questions/']").first.click()
    assert page.locator("table tbody tr").count() > 0
    page.locator("table tbody a[href*='/doc/']").first.click()
    assert "/doc/" in page.url
    assert page.locator("main a[href^='/en/source/']").count() > 0
    page.locator("main a[href^='/en/source/']").first.click()
    assert "/en/source/" in page.url
    assert page.locator("h1").inner_text()
    page.go_back()
    turtle = page.locator("a[href$='.ttl']").first.get_attribute("href")
    reply = page.request.get(service.rstrip("/") + str(turtle))
    assert (reply.status, "text/turtle" in reply.headers["content-type"]) == (200, True)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_newcomer_gets_from_a_question_to_its_sources(
    chromium: Browser, service: str, scripts: bool
) -> None:
    context = chromium.new_context(locale="en-GB", java_script_enabled=scripts)
    walk(context.new_page(), service)
    context.close()


def test_without_scripts_a_name_is_found_and_a_query_put(chromium: Browser, service: str) -> None:
    context = chromium.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(service)
    page.locator("main input[name=q]").first.fill("collectif ensemble")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search?*")
    assert page.locator("main a[href^='/fr/doc/']").count() > 0
    page.goto(service + "fr/sparql")
    page.locator("textarea").fill(ASKED)
    page.locator("main form button").first.click()
    assert page.locator("table tbody tr").count() > 3
    page.locator("textarea").fill("SELECT ?x WHERE {")
    page.locator("main form button").first.click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    context.close()
