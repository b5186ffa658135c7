"""The pages, as a browser meets them."""

from __future__ import annotations

import re

import pytest

from tests.serve.client import BROWSER, Client, rows


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [("", "fr-FR,fr;q=0.9", "fr"), ("", "en-GB", "en"), ("", "de", "fr"), ("?lang=en", "fr", "en")],
)
def test_the_start_page_speaks_the_readers_language(
    client: Client, path: str, accepted: str, language: str
) -> None:
    reply = client.ask(path, headers={"Accept-Language": accepted})
    assert (reply.status, reply.media_type) == (200, "text/html")
    assert f'<html lang="{language}">' in reply.text
    assert ("Explore the map" in reply.text) == (language == "en")
    assert "Accept-Language" in reply.headers["Vary"]


def test_the_start_page_counts_what_the_store_holds(client: Client) -> None:
    [[claims]] = rows(client.query("SELECT (COUNT(?c) AS ?n) WHERE { ?c a mpo:Claim }"))
    page = client.ask("?lang=en").text
    assert f"<b>{int(claims):,}</b> statements" in page
    assert int(claims) > 0
    documents = rows(client.query("SELECT ?s WHERE { ?s a mpo:Source }"))
    assert page.count('<p class="name">') == len(documents)


def test_every_link_of_the_start_page_leads_somewhere(client: Client) -> None:
    page = client.ask("?lang=en").text
    found = {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="/([^"#]*)"', page)}
    assert len(found) > 20
    for link in sorted(found):
        reply = client.ask(link, headers={"Accept": BROWSER})
        assert reply.status == 200, link
        assert 'role="alert"' not in reply.text or not link.startswith("sparql"), link


def test_pages_load_nothing_from_elsewhere_and_run_no_script(client: Client) -> None:
    for path in ("", "sparql", "nothing"):
        reply = client.ask(path, headers={"Accept": BROWSER})
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert "<script" not in reply.text
        assert " style=" not in reply.text
        assert not re.search(r'(?:src|<link[^>]*href)="(?!/)', reply.text)


def test_an_unknown_address_gets_a_page_that_leads_back(client: Client) -> None:
    for path in ("nothing", "exports/nothing.ttl", "question/nothing", "static/nothing.css"):
        reply = client.ask(path, headers={"Accept-Language": "en"})
        assert reply.status == 404, path
        assert "Back to the start page" in reply.text
