"""The method on the site: the document of the manual, with links that lead somewhere here."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from miprof_graph.messages import LANGUAGES
from miprof_graph.paths import Home
from miprof_graph.serve.routes import ROUTES
from miprof_graph.site.markdown import make_anchor, write_html
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.conftest import REPOSITORY
from tests.web.browser import Visitor

DOCUMENTS = {"fr": "method.fr.md", "en": "method.md"}
DOCS = REPOSITORY / "docs"


def headings(language: str) -> list[str]:
    text = (DOCS / DOCUMENTS[language]).read_text(encoding="utf-8")
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_the_document_and_every_link_of_it_leads_somewhere(
    visitor: Visitor, language: str
) -> None:
    page = visitor.page(f"/{language}/method", language)
    ids = re.findall(r'<h\d id="([^"]+)"', page)
    assert ids == [make_anchor(heading) for heading in headings(language)]
    main = page.split("<main")[1].split("</main>")[0]
    links = [unquote(link) for link in re.findall(r'href="([^"]+)"', main)]
    assert {link[1:] for link in links if link.startswith("#")} == set(ids[1:])
    others = {link for link in links if not link.startswith("#")}
    assert f"/{language}/ontology" in others
    assert [link for link in others if visitor.ask(link).status != 200] == []
    assert ".md" not in "".join(others)


def test_both_languages_have_the_same_sections() -> None:
    assert len(headings("fr")) == len(headings("en")) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_links_within_a_document_fit_its_headings(language: str) -> None:
    text = (DOCS / DOCUMENTS[language]).read_text(encoding="utf-8")
    within = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert within == {make_anchor(heading) for heading in headings(language)[1:]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_the_site_leads_to_the_method(visitor: Visitor, language: str) -> None:
    assert f'href="/{language}/method"' in visitor.page(f"/{language}/about", language)


def test_where_the_manual_is_missing_nothing_leads_to_it(repository: Home, tmp_path: Path) -> None:
    for name in ("ontology", "graph", "exports"):
        (tmp_path / name).symlink_to(repository.root / name)
    context = open_context(Home(tmp_path))
    visitor = Visitor(App(context, ROUTES), context)
    assert visitor.ask("/fr/method").status == 404
    assert "/fr/method" not in visitor.page("/fr/about", "fr")


def test_html_in_a_document_is_shown_and_not_obeyed() -> None:
    trap = "A <script>x</script> [b](javascript:c) <b>\n\n<img src=x>\n"
    made = write_html(trap, lambda _: None)
    assert "&lt;script&gt;" in made
    assert re.findall(r"<(?!/?p>)[^>]*>", made) == []


def test_a_link_to_a_file_without_a_page_keeps_its_words() -> None:
    made = write_html("[*a* b](c.md), [d](e.md)", {"e.md": "/fr/e"}.get)
    assert made == '<p><em>a</em> b, <a href="/fr/e">d</a></p>\n'


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.fr.md")), ids=lambda path: path.name)
def test_french_documents_have_their_typography(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", "", path.read_text("utf-8"), flags=re.S)
    assert re.findall(r".{9}\w [:;!?»](?:\s|$)|« .{9}|.{9}'.{9}", text) == []
