"""The files to take away, the built pages, and what search engines read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from miprof_graph.site.contents import read_contents
from miprof_graph.site.routes import ROUTES
from miprof_graph.web.dispatch import App
from miprof_graph.web.downloads import read_downloads
from tests.web.browser import Visitor

MAP = '<!DOCTYPE html>\n<html lang="fr"><title>Carte</title><script>1</script></html>'
BUILT = ("map", "conflicts", "coverage", "report")


@pytest.fixture
def with_pages(visitor: Visitor, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """The service with built pages that say only what they are."""
    folder = tmp_path_factory.mktemp("pages")
    for name in BUILT:
        (folder / f"{name}.html").write_text(MAP, encoding="utf-8")
    context = replace(visitor.context, downloads=read_downloads(folder))
    return Visitor(App(context, ROUTES), context)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("miprof.ttl", "text/turtle; charset=utf-8"),
        ("miprof.trig", "application/trig"),
        ("miprof.nq", "application/n-quads"),
        ("miprof.jsonld", "application/ld+json"),
        ("claims.csv", "text/csv; charset=utf-8"),
        ("miprof.gexf", "application/xml"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_download_is_the_file_with_its_media_type(
    visitor: Visitor, name: str, media_type: str
) -> None:
    response = visitor.ask(f"/exports/{name}")
    assert (response.status, response.media_type) == (200, media_type)
    assert response.body == (visitor.context.home.exports / name).read_bytes()
    assert response.headers["content-disposition"] == f'inline; filename="{name}"'
    tag = response.headers["etag"]
    assert visitor.ask(f"/exports/{name}", if_none_match=tag).status == 304


@pytest.mark.parametrize("name", ["nothing.ttl", "..%2Fgraph", "../ontology/miprof.ttl", ""])
def test_only_the_files_of_the_exports_can_be_had(visitor: Visitor, name: str) -> None:
    assert visitor.ask(f"/exports/{name}").status == 404


def test_each_file_is_listed_with_its_size_its_checksum_and_its_licence(visitor: Visitor) -> None:
    page = visitor.page("/en/downloads")
    assert "Licence Ouverte 2.0" in page
    for name, download in visitor.context.downloads.items():
        assert f'<a href="/exports/{name}">{name}</a>' in page
        assert download.sha256 in page
        assert download.title("en") in page
        assert download.media_type in page


def test_without_a_build_the_page_says_how_to_make_one(visitor: Visitor) -> None:
    context = replace(visitor.context, downloads={})
    empty = Visitor(App(context, ROUTES), context)
    assert "run “miprof build”" in empty.page("/en/downloads")
    assert "Download the Turtle" not in empty.page("/en/")
    for name in BUILT:
        missing = empty.ask(f"/en/{name}")
        assert missing.status == 404
        assert "miprof build --out DIR" in missing.body.decode()


@pytest.mark.parametrize("name", BUILT)
def test_a_built_page_speaks_the_language_of_its_address(with_pages: Visitor, name: str) -> None:
    assert with_pages.ask(f"/{name}", accept_language="en").headers["location"] == f"/en/{name}"
    for language in ("fr", "en"):
        response = with_pages.ask(f"/{language}/{name}")
        assert response.body.decode() == MAP.replace('lang="fr"', f'lang="{language}"')
        assert response.headers["content-language"] == language


def test_our_names_on_a_built_page_lead_to_this_site(with_pages: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "coverage.html"
    link = 'href="https://w3id.org/miprof-graph/id/miprof"'
    beside = '<a href="map.html#miprof"></a>'
    text = MAP + f"<a {link}></a>{beside}<a href='https://example.org/'></a>"
    path.write_text(text, encoding="utf-8")
    changed = {"coverage.html": replace(with_pages.context.downloads["coverage.html"], path=path)}
    context = replace(with_pages.context, downloads=changed)
    page = Visitor(App(context, ROUTES), context).page("/fr/coverage")
    assert '<a href="/id/miprof">' in page
    assert '<a href="map#miprof">' in page
    assert "<a href='https://example.org/'>" in page
    whole = Visitor(App(context, ROUTES), context).page("/exports/coverage.html")
    assert link in whole
    assert beside in whole


@pytest.mark.parametrize("name", BUILT)
def test_a_built_page_may_run_its_own_scripts_and_no_other(with_pages: Visitor, name: str) -> None:
    for path in (f"/en/{name}", f"/exports/{name}.html"):
        policy = with_pages.ask(path).headers["content-security-policy"]
        assert re.search(r"script-src 'sha256-[\w+/]+=*';", policy), policy
        assert "connect-src" not in policy
        assert "default-src 'none'" in policy


def test_the_picture_of_the_map_is_a_picture(visitor: Visitor) -> None:
    response = visitor.ask("/picture/map.png", "image/*")
    assert response.media_type == "image/png"
    assert response.body.startswith(b"\x89PNG")


def test_robots_learn_where_all_pages_are(visitor: Visitor) -> None:
    lines = visitor.ask("/robots.txt", "*/*").body.decode().splitlines()
    assert "Disallow: /sparql" in lines
    assert "Sitemap: http://localhost/sitemap.xml" in lines


def test_the_sitemap_has_every_entity_in_both_languages(visitor: Visitor) -> None:
    response = visitor.ask("/sitemap.xml", "*/*")
    assert response.media_type == "application/xml"
    root = ElementTree.fromstring(response.body)  # noqa: S314 - it comes from us
    found = {}
    for url in root:
        address, *others = url
        assert len(others) == 2
        found[address.text] = {other.get("hreflang"): other.get("href") for other in others}
    entries = read_contents(visitor.context.backend, "fr").entries
    assert len(found) >= 2 * len(entries)
    both = {"fr": "http://localhost/fr/doc/miprof", "en": "http://localhost/en/doc/miprof"}
    assert found["http://localhost/fr/doc/miprof"] == both
    assert found["http://localhost/en/doc/miprof"] == both
    assert "http://localhost/en/source/wikipedia-miprof" in found
