"""Size and speed: a small file, a first drawing that waits for nothing, networks of thousands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.networks import make_network
from playwright.sync_api import Browser

from miprof_graph.map.page import plan_map, write_map
from tests.browser.conftest import Reader, open_map

SIZE = 3000
WATCH = """() => {
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...words) {
    window.openAtFirst ??= MiprofMap.book.isOpen();
    return fillText.apply(this, words);
  };
}"""


@pytest.fixture(scope="module")
def large_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = make_network(SIZE)
    path = tmp_path_factory.mktemp("large") / "map.html"
    path.write_text(write_map(graph, plan_map(graph)), encoding="utf-8")
    return path


@pytest.fixture
def crowd(chromium: Browser, large_map: Path) -> Iterator[Reader]:
    with open_map(chromium, large_map, fragment="#view=all") as reader:
        yield reader


def test_the_map_of_our_graph_weighs_less_than_two_megabytes(whole_map: Path) -> None:
    assert whole_map.stat().st_size < 2_000_000


def test_names_are_drawn_before_the_cards_are_unpacked(chromium: Browser, whole_map: Path) -> None:
    page = chromium.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(whole_map.as_uri())
    page.evaluate("() => MiprofMap.book.opened()")
    page.wait_for_timeout(300)
    assert page.evaluate("() => openAtFirst") is False
    page.close()


def test_a_card_that_is_asked_for_at_once_comes_when_it_is_unpacked(
    chromium: Browser, whole_map: Path
) -> None:
    with open_map(chromium, whole_map, fragment="#miprof") as reader:
        assert reader.page.locator("#panel .relation").count() > 5


def test_the_front_of_a_large_network_is_small_and_the_rest_is_drawn(crowd: Reader) -> None:
    assert crowd.shown()[0] == SIZE
    assert crowd.ask("() => MiprofMap.crowd.isLarge") is True
    assert 300 < crowd.ask("() => MiprofMap.front.nodes.length") <= 700
    inked = crowd.ask(
        """() => {
          const canvas = document.querySelector("#map canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const points = new Uint32Array(data.buffer);
          return points.filter((point) => point !== points[0]).length;
        }"""
    )
    assert inked > SIZE * 4, "a dot for each, at least"


def test_bringing_a_large_network_nearer_brings_others_to_the_front(crowd: Reader) -> None:
    names = "() => MiprofMap.front.nodes.getIds()"
    before = set(crowd.ask(names))
    crowd.ask("() => MiprofMap.view.zoom(4)")
    crowd.page.wait_for_timeout(600)
    after = set(crowd.ask(names))
    assert after - before
    seen = crowd.ask(
        """() => MiprofMap.book.order.filter((id) => {
          const { x, y } = MiprofMap.view.nodePoint(id);
          return x > 0 && y > 0 && x < innerWidth && y < innerHeight;
        })"""
    )
    assert set(seen[:150]) <= after


def test_a_click_on_a_dot_of_the_crowd_selects_it(crowd: Reader) -> None:
    dot = crowd.ask(
        """() => MiprofMap.book.order.toReversed().find((id) => {
          const { x, y } = MiprofMap.view.nodePoint(id);
          return !MiprofMap.crowd.front().has(id) && x > 500 && x < 1000 && y > 200 && y < 600;
        })"""
    )
    crowd.click_at(crowd.ask("id => MiprofMap.view.nodePoint(id)", dot))
    crowd.page.wait_for_timeout(450)
    assert crowd.page.locator("#panel h2").is_visible()
    assert dot in crowd.ask("() => MiprofMap.front.nodes.getIds()")


def test_every_name_of_a_large_network_is_found_at_once(crowd: Reader) -> None:
    crowd.page.fill("#search", f"entité n° {SIZE - 1} ")
    assert f"{SIZE - 1}" in crowd.page.locator("#results li").first.inner_text()
    took = crowd.ask(
        """() => {
          const began = performance.now();
          MiprofMap.search.search("entité 2");
          return performance.now() - began;
        }"""
    )
    assert took < 100
