"""Search as a reader and as a program meet it."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from tests.web.browser import Visitor


def results(page: str) -> list[str]:
    return re.findall(r'<p class="name">.*?<a href="/\w+/(?:doc|source)/([\w-]+)"', page)


@pytest.mark.parametrize("words", ["Égalité", "egalite", "ÉGALITÉ", "égalitée"])
def test_accents_capitals_and_slips_do_not_matter(visitor: Visitor, words: str) -> None:
    page = visitor.page(f"/fr/search?q={words}", "fr")
    assert any("egalite" in slug for slug in results(page)), words


def test_a_result_says_what_it_is_and_how_much_is_said_of_it(visitor: Visitor) -> None:
    page = visitor.page("/en/search?q=miprof")
    assert results(page)[0] == "miprof"
    first = page.split('<ul class="things">')[1].split("</li>")[0]
    assert '<span class="kind">interministerial mission</span>' in first
    assert "Found under the name “MIPROF”" in first
    assert re.search(r"[\d,]+ statements", first)


def test_the_results_can_be_narrowed_to_a_family(visitor: Visitor) -> None:
    page = visitor.page("/en/search?q=traite")
    facet = re.search(r'href="([^"]+kind=topic)">.*?<b>(\d+)</b>', page)
    assert facet is not None
    narrowed = visitor.page(facet[1].replace("&amp;", "&"))
    assert f"{facet[2]} results" in narrowed
    assert len(results(narrowed)) == int(facet[2])
    assert {*re.findall(r'<span class="kind">([^<]+)', narrowed)} == {"topic"}


def test_a_long_list_of_results_has_pages(visitor: Visitor) -> None:
    first = visitor.page("/fr/search?q=violences", "fr")
    following = re.search(r'href="([^"]+page=2)" rel="next"', first)
    assert following is not None
    second = visitor.page(following[1].replace("&amp;", "&"), "fr")
    assert results(second)
    assert not {*results(first)} & {*results(second)}
    assert results(visitor.page("/fr/search?q=violences&page=99999", "fr"))


def test_a_search_without_results_helps_on(visitor: Visitor) -> None:
    page = visitor.page("/en/search?q=qqqqzzzz")
    assert "Nothing is called “qqqqzzzz” in this graph" in page
    assert 'href="/en/browse"' in page
    assert 'href="/en/questions?q=qqqqzzzz"' in page


def test_what_is_asked_for_is_never_markup(visitor: Visitor) -> None:
    page = visitor.page("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_suggestions_have_the_form_that_browsers_read(visitor: Visitor) -> None:
    response = visitor.ask("/suggest?q=gre&lang=en", "*/*")
    assert response.media_type == "application/x-suggestions+json"
    words, labels, kinds, addresses = json.loads(response.body)
    assert words == "gre"
    assert "GRETA" in labels
    place = labels.index("GRETA")
    assert kinds[place] == "European or international body"
    assert addresses[place] == "http://localhost/en/doc/greta"
    assert visitor.json("/suggest?q=") == ["", [], [], []]


def test_a_browser_learns_how_to_search_here(visitor: Visitor) -> None:
    response = visitor.ask("/opensearch.xml?lang=fr", "*/*")
    assert response.media_type == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.body)  # noqa: S314 - it comes from us
    urls = {url.get("type"): url.get("template", "") for url in root if url.tag.endswith("Url")}
    assert urls["text/html"] == "http://localhost/fr/search?q={searchTerms}"
    address = urls["application/x-suggestions+json"].replace("{searchTerms}", "miprof")
    assert visitor.json(address.removeprefix("http://localhost"))[1]
