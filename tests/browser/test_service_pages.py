"""The pages of the service in a real browser: nothing blocked, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from miprof_graph.map import build_map
from tests.data_small import make_hostile_store
from tests.serve.client import make_home, read_address, start_server, stop_server


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = make_home(tmp_path_factory.mktemp("browsed"), build_map(make_hostile_store()))
    server = start_server(home, "--port", "0")
    yield read_address(server)
    assert stop_server(server) == (0, "")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["", "sparql", "sparql?query=DESCRIBE+mp:miprof", "map"])
def test_a_page_fits_its_window_and_asks_nobody_else(
    chromium: Browser, base: str, path: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 844}, locale="fr-FR")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(base + path, wait_until="networkidle")
    if path == "map":
        page.wait_for_function("MiprofMap.view.network.getScale() > 0")
    assert said == []
    assert [url for url in asked if not url.startswith(base)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_person_comes_from_the_start_page_to_an_answer(chromium: Browser, base: str) -> None:
    page = chromium.new_page(locale="fr-FR")
    page.goto(base)
    page.locator(".kinds a").first.click()
    assert page.locator(".grid tbody tr").count() > 0
    page.locator(".grid tbody a").first.click()
    assert "DESCRIBE" in page.locator("textarea").input_value()
    page.locator("textarea").fill("SELECT ?x WHERE {")
    page.get_by_role("button").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.locator("textarea").input_value() == "SELECT ?x WHERE {"
    assert page.locator("html").get_attribute("lang") == "en"
    page.close()
