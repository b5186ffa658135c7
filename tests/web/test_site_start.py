"""The way in: the start page, the languages, and what every page of the site shares."""

from __future__ import annotations

import re

import pytest

from miprof_graph.ask.backend import read_rows
from miprof_graph.pages import PAGES as BUILT
from tests.web.browser import Visitor

PAGES = (
    *("/", "/search", "/search?q=traite", "/browse", "/browse/topic", "/questions", "/sources"),
    *("/questions/titulaires-successifs", "/downloads", "/about", "/method", "/privacy"),
)


def links(page: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="(/[^"#]*)', page)}


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", "fr-FR,fr;q=0.9", "fr"),
        ("/", "en-GB", "en"),
        ("/", "de", "fr"),
        ("/?lang=en", "", "en"),
    ],
)
def test_the_root_leads_to_the_readers_language(
    visitor: Visitor, address: str, accepted: str, language: str
) -> None:
    response = visitor.ask(address, accept_language=accepted)
    assert (response.status, response.headers["location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response.headers["vary"]


def test_the_start_page_offers_the_four_things_a_newcomer_looks_for(visitor: Visitor) -> None:
    page = visitor.page("/en/")
    assert '<form class="finder large" role="search" action="/en/search"' in page
    assert page.index("finder large") < page.index("<figure>")
    found = links(page)
    assert {"/en/questions", "/en/map", "/exports/miprof.ttl", "/en/browse/person"} <= found
    assert "curl -L -H 'Accept: text/turtle'" in page
    assert "http://localhost/id/miprof" in page


def test_the_start_page_counts_what_the_graph_holds(visitor: Visitor) -> None:
    query = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a mpo:Claim }"
    [[claims]] = read_rows(visitor.context.backend, query)
    count = int(getattr(claims, "value", 0))
    assert count > 0
    assert f"<b>{count:,}</b> statements" in visitor.page("/en/")
    written = f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")
    assert f"<b>{written}</b> énoncés" in visitor.page("/fr/", "fr")


def test_every_link_of_the_start_page_within_the_site_leads_somewhere(visitor: Visitor) -> None:
    found = {link for link in links(visitor.page("/en/")) if not link.startswith("/static/")}
    for page in BUILT:
        if page.name not in visitor.context.downloads:
            # It is made by the build, and its page then says so.
            found -= {f"/en/{page.name.removesuffix('.html')}"}
    assert len(found) > 40
    wrong = {link for link in found if visitor.ask(link).status >= 400}
    assert wrong == set()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_which_page_it_is_and_where_it_is_in_the_other_language(
    visitor: Visitor, path: str
) -> None:
    page = visitor.page(f"/fr{path}", "fr")
    address, _, query = path.partition("?")
    other = f"http://localhost/en{address}" + (f"?{query}" if query else "")
    assert f'hreflang="en" href="{other}"' in page.replace("&amp;", "&")
    assert page.count("<h1") == 1
    assert '<html lang="fr">' in page
    if path not in {"/", "/about", "/method", "/privacy"}:
        assert page.count('<li><a href="/fr/' + path.split("/")[1].partition("?")[0]) >= 1
        assert "aria-current" in page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(visitor: Visitor, path: str) -> None:
    page = visitor.page(f"/en{path}")
    assert re.findall(r"<script(?! src=\"/static/)", page) == []
    assert "<style" not in page
    assert not re.search(r"\s(?:style|on\w+)=", page)
    assert not re.search(r'(?:src|<link rel="stylesheet" href)="(?!/)', page)


@pytest.mark.parametrize("path", PAGES)
def test_french_pages_have_their_hard_spaces(visitor: Visitor, path: str) -> None:
    page = re.sub(r"<(pre|textarea|code).*?</\1>", "", visitor.page(f"/fr{path}", "fr"), flags=re.S)
    words = re.sub(r"<[^>]+>", "|", page)
    assert re.findall(r"\w [:;!?»](?:\s|\|)|« ", words) == []
    assert "'" not in re.sub(r"&#?\w+;", "", words)


def test_an_unknown_address_gets_a_page_that_leads_on(visitor: Visitor) -> None:
    response = visitor.ask("/fr/nothing")
    assert response.status == 404
    assert 'href="/fr/search"' in response.body.decode()
    assert "hreflang" not in response.body.decode().split("</head>")[0]


def test_about_and_privacy_say_what_must_be_said(visitor: Visitor) -> None:
    about = visitor.page("/en/about")
    assert "Licence Ouverte 2.0" in about
    assert "not official" in about
    assert 'id="accessibility"' in about
    assert re.search(r"Version \d+\.\d+\.\d+ of \d+\s\w+\s\d{4}", about)
    assert "--no-query-log" in visitor.page("/en/privacy")
