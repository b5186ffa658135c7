"""A real Chromium for the tests of pages; nothing of the browser is imitated."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from miprof_graph.dataset import open_built
from miprof_graph.map import build_map
from miprof_graph.pages import PAGES
from miprof_graph.paths import find_home
from miprof_graph.stories import read_stories
from tests.conftest import lack
from tests.data_pages import make_hostile_home, read_dataset
from tests.data_small import make_hostile_store, make_small_store
from tests.serve.client import make_home, read_address, start_server, stop_server

CURE = "no Chromium on the PATH - apt-get install chromium"
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def find_chromium() -> str:
    """Find the browser; without one, skip, but fail where CI promises that it is there."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    return found or lack(CURE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()


@dataclass
class Reader:
    """A page with a map on it, and all that it asked for or complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def open(self, address: str) -> Reader:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.goto(address)
        self.page.evaluate("() => MiprofMap.book.opened()")
        return self

    def ask(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def number(self, slug: str) -> int:
        found = self.ask("slug => MiprofMap.book.idOf(slug)", slug)
        assert isinstance(found, int), f"{slug} is not on the map"
        return found

    def click_at(self, point: dict[str, float]) -> None:
        box = self.page.locator("#map").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])

    def click_node(self, slug: str) -> None:
        self.click_at(self.ask("id => MiprofMap.view.nodePoint(id)", self.number(slug)))
        self.page.wait_for_timeout(450)

    def click_edge(self, start: str, end: str) -> None:
        number = self.ask(
            "([a, b]) => MiprofMap.book.edges.findIndex(e => e.from === a && e.to === b)",
            [self.number(start), self.number(end)],
        )
        self.click_at(self.ask("id => MiprofMap.view.edgePoint(id)", number))
        self.page.wait_for_timeout(450)

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def shown(self) -> tuple[int, int]:
        found = self.ask(
            "() => [MiprofMap.book.nodes.filter((_, i) => MiprofMap.scope.showsNode(i)).length,"
            " MiprofMap.book.edges.filter((_, i) => MiprofMap.scope.showsEdge(i)).length]"
        )
        return found[0], found[1]


@pytest.fixture(scope="session")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    path.write_text(build_map(make_small_store()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    path.write_text(build_map(make_hostile_store()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def whole_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the real graph, as it was built last, with its stories."""
    path = tmp_path_factory.mktemp("whole") / "map.html"
    stories = read_stories(find_home())[0]
    path.write_text(build_map(open_built(), stories=stories), encoding="utf-8")
    return path


@pytest.fixture
def reader(chromium: Browser, small_map: Path) -> Iterator[Reader]:
    with open_map(chromium, small_map) as reader:
        yield reader


@pytest.fixture
def phone(chromium: Browser, small_map: Path) -> Iterator[Reader]:
    with open_map(chromium, small_map, width=390, height=844) as reader:
        yield reader


@pytest.fixture
def victim(chromium: Browser, hostile_map: Path) -> Iterator[Reader]:
    with open_map(chromium, hostile_map) as reader:
        yield reader


@contextmanager
def open_map(
    browser: Browser,
    path: Path,
    *,
    width: int = 1440,
    height: int = 900,
    fragment: str = "",
    calm: bool = True,
) -> Iterator[Reader]:
    """Open a map in a window of its own, and see at the end that it asked and said nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce" if calm else "no-preference",
        has_touch=width < 500,
    )
    address = path.as_uri() + fragment
    reader = Reader(context.new_page()).open(address)
    yield reader
    context.close()
    assert reader.console == [], "the console must stay silent"
    asked = [url.partition("#")[0] for url in reader.requests]
    assert asked == [address.partition("#")[0]], "the map must ask for nothing but itself"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running service with the real graph, and pages of hostile labels."""
    home = make_home(tmp_path_factory.mktemp("browsed"), build_map(make_hostile_store()))
    hostile = make_hostile_home(tmp_path_factory.mktemp("attacking") / "home")
    for page in PAGES[1:]:
        text = page.write(hostile, read_dataset(hostile))
        (home / "exports" / page.name).write_text(text, encoding="utf-8")
    server = start_server(home, "--port", "0")
    yield read_address(server)
    assert stop_server(server) == (0, "")
