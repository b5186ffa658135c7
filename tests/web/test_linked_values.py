"""Pages show numbers, durations, addresses and exact titles as people write them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from miprof_graph.build import build
from miprof_graph.claims import COLUMNS as CLAIM_COLUMNS
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.serve.routes import ROUTES
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.conftest import reformat
from tests.web.browser import Visitor

ELI = "https://www.legifrance.gouv.fr/eli/decret/2013/1/3/DFEX1242343D/jo/texte"
CLAIMS = {
    ("mp:decret", "mpo:nor", "DFEX1242343D"): "",
    ("mp:decret", "mpo:eli", ELI): "",
    ("mp:miprof", "mpo:website", "https://example.org/miprof"): "",
    ("mp:premier-ministre", "mpo:termLength", "P1Y6M"): "",
    ("mp:part", "mpo:figureAbout", "mp:miprof"): "",
    ("mp:part", "mpo:figureUnit", "%@fr"): "",
    ("mp:part", "mpo:figureValue", "24.9"): "",
    ("mp:a-moiron", "mpo:holdsPost", "mp:premier-ministre"): "secrétaire générale@fr",
}
COLUMNS = (*CLAIM_COLUMNS, "title")
MORE = """
mp:decret a mpo:LegalText ; skos:prefLabel "Decree"@en, "Décret"@fr ;
  skos:definition "A decree."@en, "Un décret."@fr .
mp:part a mpo:Figure ; skos:prefLabel "Part"@fr, "Share"@en ;
  skos:definition "A share."@en, "Une part."@fr .
"""


@pytest.fixture
def visitor(small_home: Home) -> Visitor:
    """The service over the small home, with a document that says values of every kind."""
    head = (small_home.claims / "un.tsv").read_text(encoding="utf-8").split("subject\t")[0]
    rows = sorted(
        "\t".join([*cells, "", "", "asserted", "normal", "§ 1", "mots", "Remarque.", title])
        for cells, title in CLAIMS.items()
    )
    text = head.replace("un", "trois") + "\n".join(["\t".join(COLUMNS), *rows, ""])
    (small_home.claims / "trois.tsv").write_text(text, encoding="utf-8")
    entities = small_home.entities / "all.ttl"
    entities.write_text(entities.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    reformat(entities)
    build(small_home, small_home.exports, html=False)
    context = open_context(small_home)
    return Visitor(App(context, ROUTES), context)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_a_value_is_shown_as_people_write_it(visitor: Visitor) -> None:
    post = html.fromstring(visitor.page("/fr/doc/premier-ministre"))
    assert "1 an et 6 mois" in words(post).replace("\u00a0", " ")
    assert "24.9" in words(html.fromstring(visitor.page("/fr/doc/part")))
    page = html.fromstring(visitor.page("/fr/doc/miprof"))
    assert page.xpath("//a[@href='https://example.org/miprof'][@rel='noopener nofollow']")


def test_a_page_says_the_exact_title_under_which_a_post_is_held(visitor: Visitor) -> None:
    page = html.fromstring(visitor.page("/en/doc/a-moiron"))
    [said] = [p for p in page.xpath("//p[@class='where']") if "exact title" in words(p)]
    assert words(said).endswith("secrétaire générale")
    assert said.xpath(".//@lang") == ["fr"]


def test_the_data_of_a_thing_hold_its_identifiers(visitor: Visitor) -> None:
    lines = visitor.ask("/doc/decret.nt").body.decode()
    node = f"<{PREFIXES['mp']}decret#identifier-nor-DFEX1242343D>"
    assert f'{node} <{PREFIXES["skos"]}notation> "DFEX1242343D" .' in lines
    assert f"<{PREFIXES['mp']}decret> <{PREFIXES['rdfs']}seeAlso> <{ELI}> ." in lines
    assert ELI in visitor.page("/fr/doc/decret")
