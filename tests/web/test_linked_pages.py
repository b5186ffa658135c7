"""The pages about names of ours: what they say, in which words, and at what cost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from miprof_graph.ask.backend import Answer, Backend
from miprof_graph.build import build
from miprof_graph.paths import Home
from miprof_graph.rows import select_texts
from miprof_graph.serve.routes import ROUTES
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.web.browser import Visitor

T = TypeVar("T")
CLAIM = "/claim/622e8ec08accb6f3"
PAGES = (
    *("/doc/miprof", "/doc/roxana-maracineanu", "/doc/traite-etres-humains", "/doc/decret-2013-7"),
    *("/source/wikipedia-miprof", "/source/vallaud-belkacem-installation-miprof", CLAIM),
    *("/graph/plain", "/graph/claims-wikipedia-miprof", "/ontology"),
    *("/ontology/heads", "/ontology/Person", "/ontology/status-asserted", "/ontology/shape-source"),
)
IN_BOTH = [f"/{language}{path}" for path in PAGES for language in ("fr", "en")]


class Counting:
    """A backend that counts what is put to it."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.count = 0

    def run(self, query: str, consume: Callable[[Answer], T]) -> T:
        self.count += 1
        return self.backend.run(query, consume)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def fields(page: Any) -> dict[str, str]:
    """Give what a page says in its list of fields."""
    rows = page.xpath("(//dl)[1]/div")
    return {words(row.xpath("dt")[0]): words(row.xpath("dd")[0]) for row in rows}


def read(visitor: Visitor, address: str) -> Any:
    return html.fromstring(visitor.page(address))


@pytest.mark.parametrize("address", IN_BOTH)
def test_a_page_is_sound(visitor: Visitor, address: str) -> None:
    page = read(visitor, address)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(page.xpath("//h1")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    local = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    assert local <= set(ids)
    assert page.xpath("//@style | //script[not(@src) and @type!='application/ld+json']") == []
    assert [link for link in page.xpath("//a") if not (words(link) or link.get("aria-label"))] == []


@pytest.mark.parametrize("address", IN_BOTH)
def test_every_link_of_a_page_on_this_site_leads_somewhere(visitor: Visitor, address: str) -> None:
    links = {link.partition("#")[0] for link in read(visitor, address).xpath("//main//a/@href")}
    ours = sorted(link for link in links if re.match(r"/(fr|en)/(doc|source|graph|claim)/", link))
    assert ours or "/ontology" in address
    for link in ours[::5]:
        assert visitor.ask(link).status == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_a_page_puts_few_queries(visitor: Visitor, path: str) -> None:
    counting = Counting(visitor.context.backend)
    app = App(replace(visitor.context, backend=counting), ROUTES)
    Visitor(app, visitor.context).page(f"/en{path}")
    assert 0 < counting.count <= 8


@pytest.mark.parametrize(
    "path", ["/doc/miprof", "/doc/decret-2013-7", "/source/wikipedia-miprof", CLAIM]
)
def test_a_page_shows_names_instead_of_slugs(visitor: Visitor, path: str) -> None:
    for language in ("fr", "en"):
        main = read(visitor, f"/{language}{path}").xpath("//main")[0]
        for code in main.xpath(".//code"):
            code.getparent().remove(code)
        shown = words(main)
        assert re.findall(r"\b(?:mp|mpo|src):[\w-]+", shown) == []


def test_the_page_of_a_thing_says_what_it_is(visitor: Visitor) -> None:
    page = read(visitor, "/en/doc/roxana-maracineanu")
    assert words(page.xpath("//h1")[0]) == "Roxana Maracineanu"
    assert words(page.xpath("//*[@class='kind']")[0]) == "person"
    assert "secretary general of MIPROF" in words(page.xpath("//*[@class='lead']")[0])
    assert "Roxana Marcineanu" in words(page.xpath("//dl")[0])
    assert page.xpath("//title")[0].text.startswith("Roxana Maracineanu")


def test_a_statement_comes_with_its_source_passage_and_words(visitor: Visitor) -> None:
    page = read(visitor, "/en/doc/roxana-maracineanu")
    [group] = page.xpath("//*[@id='subject-mpo-holdsPost']")
    quote = group.xpath(".//*[contains(., 'devient secrétaire')][self::a]")[0]
    assert words(quote) == "“devient secrétaire générale de la MIPROF”"
    assert quote.get("lang") == "fr"
    assert "#:~:text=devient%20secr" in quote.get("href")
    assert "/en/source/wikipedia-miprof" in group.xpath(".//a/@href")
    assert "/en/claim/622e8ec08accb6f3" in group.xpath(".//a/@href")
    assert "legal basis: Order of 8 March 2023" in words(group)
    assert group.xpath(".//*[@lang='fr' and contains(., 'Organisation')]")


def test_dates_and_statuses_are_in_words(visitor: Visitor) -> None:
    said = words(read(visitor, "/fr/doc/miprof").xpath("//main")[0])
    assert "Depuis 2021" in said or "depuis 2021" in said
    assert "prévu" in said
    assert "préféré" in said


@pytest.fixture
def contested(contested_home: Home) -> Visitor:
    """The service over documents that disagree."""
    build(contested_home, contested_home.exports, html=False)
    context = open_context(contested_home)
    return Visitor(App(context, ROUTES), context)


def test_documents_that_disagree_stand_side_by_side(contested: Visitor) -> None:
    page = read(contested, "/en/doc/mission")
    [created] = page.xpath("//*[@id='subject-mpo-createdOn']//*[@class='dispute']")
    assert "do not all say the same" in words(created)
    versions = [words(version) for version in created.xpath(".//*[@class='version']")]
    assert [v.split(" “")[0] for v in versions] == ["2013", "3 January 2013", "February 2014"]
    [denied] = page.xpath("//*[@id='subject-mpo-hasKind']//*[@class='dispute']")
    assert "Denied" in words(denied)
    assert len(page.xpath("//*[@class='dispute']")) == 2


def test_what_others_say_of_a_thing_is_told_apart(visitor: Visitor) -> None:
    page = read(visitor, "/en/doc/roxana-maracineanu")
    [elsewhere] = page.xpath("//section[@aria-labelledby='elsewhere']")
    assert "Is appointed by" in words(elsewhere).replace("is appointed", "Is appointed")
    assert "/en/doc/arrete-2023-03-08" in elsewhere.xpath(".//a/@href")


def test_the_picture_is_told_in_words_too(visitor: Visitor) -> None:
    page = read(visitor, "/en/doc/miprof")
    [picture] = page.xpath("//section[@aria-labelledby='picture']")
    drawn = picture.xpath(".//svg//a/@href")
    assert len(drawn) == 12
    assert drawn == picture.xpath(".//ul//a/@href")
    assert (
        words(picture.xpath(".//svg/title")[0]) == "Diagram: MIPROF and what it is most linked to"
    )


def test_the_timeline_is_in_order(visitor: Visitor) -> None:
    dates = read(visitor, "/en/doc/miprof").xpath("//*[@class='timeline']//time/@datetime")
    assert len(dates) > 8
    assert [date[:4] for date in dates] == sorted(date[:4] for date in dates)
    assert dates[0] == "2012-11-30"


def test_search_engines_read_the_thing_in_their_own_terms(visitor: Visitor) -> None:
    kinds = {}
    for name in ("roxana-maracineanu", "miprof", "decret-2013-7", "fnsf", "ssmsi"):
        text = (
            read(visitor, f"/en/doc/{name}").xpath("//script[@type='application/ld+json']")[0].text
        )
        record = json.loads(text)
        assert record["@id"].endswith(f"/id/{name}")
        assert record["name"]
        assert record["description"]
        kinds[name] = record["@type"]
    assert kinds["roxana-maracineanu"] == "Person"
    assert kinds["decret-2013-7"] == "Legislation"
    assert "NGO" in kinds["fnsf"]
    assert kinds["ssmsi"] == "GovernmentOrganization"


def test_a_page_leads_to_its_data_and_to_sparql(visitor: Visitor) -> None:
    page = read(visitor, "/en/doc/miprof")
    links = page.xpath("//main//a/@href")
    assert {f"/doc/miprof.{name}" for name in ("ttl", "jsonld", "nt", "rdf", "trig", "nq")} < {
        *links
    }
    assert "/en/map#miprof" in links
    assert any(link.startswith("/en/sparql?query=SELECT") for link in links)
    assert page.xpath("//link[@rel='alternate' and @type='text/turtle']/@href") == [
        "/doc/miprof.ttl"
    ]


@pytest.mark.parametrize("path", PAGES)
def test_the_query_behind_a_page_has_answers(visitor: Visitor, path: str) -> None:
    links = read(visitor, f"/en{path}").xpath("//main//a/@href")
    [address] = [link for link in links if link.startswith("/en/sparql?")]
    [query] = parse_qs(urlsplit(address).query)["query"]
    assert visitor.context.store
    assert next(select_texts(visitor.context.store, query), None)


def test_a_source_shows_each_of_its_statements_once(visitor: Visitor) -> None:
    assert visitor.context.store
    count = "SELECT ?c { ?c prov:hadPrimarySource src:wikipedia-miprof ; rdf:subject ?s }"
    expected = {iri.rpartition("/")[2] for (iri,) in select_texts(visitor.context.store, count)}
    found: list[str] = []
    page, address = None, "/en/source/wikipedia-miprof"
    while address:
        page = read(visitor, address)
        links = page.xpath("//main//a[@class='more']/@href")
        found += [link.rpartition("/")[2] for link in links]
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert len(expected) > 400
    assert sorted(found) == sorted(expected)


def test_a_source_says_who_published_it_and_where_it_can_be_read(visitor: Visitor) -> None:
    said = fields(read(visitor, "/fr/source/wikipedia-miprof"))
    assert (said["Éditeur"], said["Langue"]) == ("Wikipédia", "français")
    assert said["Adresse"].startswith("https://franco.wiki/fr/")


def test_a_claim_shows_what_agrees_and_what_does_not(visitor: Visitor, contested: Visitor) -> None:
    ours, theirs = read_created(visitor, "mp:miprof"), read_created(contested, "mp:mission")
    assert count_values("agreeing", ours) == [0, 1, 1, 1, 1]
    assert count_values("against", ours) == [0, 0, 0, 0, 0]
    assert count_values("against", theirs) == [1, 1, 2]
    assert words(ours[0].xpath("//h1")[0]).startswith("Interministerial Mission")


def read_created(visitor: Visitor, subject: str) -> list[Any]:
    """Read the pages of the claims about when something was created."""
    assert visitor.context.store
    query = f"SELECT ?c {{ ?c rdf:predicate mpo:createdOn ; rdf:subject {subject} }}"
    found = select_texts(visitor.context.store, query)
    return [read(visitor, "/en/claim/" + iri.rpartition("/")[2]) for (iri,) in found]


def count_values(section: str, pages: list[Any]) -> list[int]:
    values = f"//*[@aria-labelledby='{section}']//*[@class='value']"
    return sorted(len(page.xpath(values)) for page in pages)


def test_a_denial_says_that_it_is_one(visitor: Visitor) -> None:
    assert visitor.context.store
    query = "SELECT ?c { ?c mpo:status mpo:status-negated }"
    denials = [*select_texts(visitor.context.store, query)]
    assert len(denials) == 5
    for (iri,) in denials:
        page = read(visitor, "/en/claim/" + iri.rpartition("/")[2])
        assert "says the opposite" in words(page.xpath("//*[@class='lead']")[0])


def test_a_term_says_how_it_is_used(visitor: Visitor) -> None:
    page = read(visitor, "/en/ontology/heads")
    said = words(page.xpath("//main")[0])
    assert "41 claims about this relation" in said
    assert "is headed by" in said
    assert "Ernestine Ronai" in said
    members = words(
        read(visitor, "/en/ontology/Ministry").xpath("//*[@aria-labelledby='members']")[0]
    )
    assert "Ministry of Justice" in members


def test_a_graph_says_what_it_holds(visitor: Visitor) -> None:
    page = read(visitor, "/en/graph/plain")
    assert words(page.xpath("//h1")[0]) == "Plain triples"
    assert int(fields(page)["Triples"].replace(",", "")) > 500
    assert page.xpath("//table")
