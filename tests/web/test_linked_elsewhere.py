"""Pages and data of things that are the same as something elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from miprof_graph.build import build
from miprof_graph.paths import Home
from miprof_graph.serve.routes import ROUTES
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.mapping_rows import ACCEPTED, ROWS, write_rows
from tests.web.browser import Visitor


@pytest.fixture
def visitor(link_home: Home) -> Visitor:
    close = replace(ACCEPTED, predicate_id="skos:closeMatch", object_id="wd:Q99000000003")
    write_rows(link_home, *ROWS, close)
    build(link_home, link_home.exports, html=False)
    context = open_context(link_home)
    return Visitor(App(context, ROUTES), context)


def test_the_page_of_a_thing_says_what_is_the_same_elsewhere(visitor: Visitor) -> None:
    for language, same, name in (
        ("fr", "La même chose ailleurs", "Wikidata\u00a0: Q99000000001"),
        ("en", "The same thing elsewhere", "Wikidata: Q99000000001"),
    ):
        page = html.fromstring(visitor.page(f"/{language}/doc/greta"))
        rows = {row.xpath("string(dt)"): row.xpath("dd//a") for row in page.xpath("//dl/div")}
        [link] = rows[same]
        assert (link.text, link.get("href")) == (
            name,
            "http://www.wikidata.org/entity/Q99000000001",
        )
        assert "Q99000000002" not in visitor.page(f"/{language}/doc/greta")
    [close] = rows["A close thing elsewhere"]
    assert close.get("href").endswith("/Q99000000003")


def test_search_engines_are_told_what_is_the_very_same(visitor: Visitor) -> None:
    page = html.fromstring(visitor.page("/en/doc/greta"))
    record = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
    assert record["sameAs"] == "http://www.wikidata.org/entity/Q99000000001"
    assert "url" not in record


def test_the_page_and_the_data_of_the_graph_of_mappings_are_there(visitor: Visitor) -> None:
    page = html.fromstring(visitor.page("/en/graph/mappings"))
    assert page.xpath("string(//h1)").strip() == "Links to elsewhere"
    data = visitor.ask("/graph/mappings.nt").body.decode().splitlines()
    assert len(data) == 2
    assert "Q99000000001" in visitor.ask("/doc/greta.ttl").body.decode()
