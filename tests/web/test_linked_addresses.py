"""Every name of ours leads somewhere: to a page for people, and to data for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from miprof_graph.linked.writing import DATA
from miprof_graph.names import BASE, PREFIXES
from miprof_graph.web.records import Response
from tests.web.browser import BROWSER, Visitor

TURTLE = "text/turtle"
EVERY = 25
"""Claims are many and alike: one in so many is asked for."""
READERS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}
TOPICS = (
    *("doc/roxana-maracineanu", "source/enquete-feminicide-miprof", "claim/622e8ec08accb6f3"),
    *("graph/sources", "ontology", "ontology/heads"),
)


def find_names(visitor: Visitor) -> set[str]:
    """Give every IRI of ours in the dataset, in whatever place of a quad it stands."""
    assert visitor.context.store
    return {
        term.value
        for quad in visitor.context.store
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode) and term.value.startswith(BASE)
    }


def without_fragments(names: set[str]) -> list[str]:
    return sorted({name.partition("#")[0] for name in names})


def follow(visitor: Visitor, iri: str, accept: str) -> Response:
    """Go to the address of an IRI on this site, and on to where it points."""
    response = visitor.ask(urlsplit(iri).path.removeprefix("/miprof-graph"), accept)
    if response.status == 303:
        response = visitor.ask(response.headers["location"], accept)
    return response


def choose(names: list[str]) -> list[str]:
    claims = [name for name in names if name.startswith(PREFIXES["claim"])]
    return [name for name in names if name not in {*claims}] + claims[::EVERY]


def parse(response: Response, extension: str) -> set[ox.Triple]:
    quads = ox.parse(response.body, format=READERS[extension], base_iri="https://x.invalid/")
    return {quad.triple for quad in quads}


def test_every_name_of_ours_is_of_a_kind_that_has_an_address(visitor: Visitor) -> None:
    kinds = re.compile(rf"{BASE}(?:(?:id|source|claim|graph)/[\w-]+|ontology(?:/[\d.]+)?)(?:#.+)?")
    names = find_names(visitor)
    assert len(names) > 3000
    assert [name for name in sorted(names) if not kinds.fullmatch(name)] == []


def test_every_name_of_ours_leads_to_a_page(visitor: Visitor) -> None:
    names = choose(without_fragments(find_names(visitor)))
    assert len(names) > 450
    for name in names:
        response = follow(visitor, name, BROWSER)
        assert (response.status, response.media_type) == (200, "text/html; charset=utf-8"), name


def test_every_name_of_ours_leads_to_data_about_it(visitor: Visitor) -> None:
    names = choose(without_fragments(find_names(visitor)))
    assert len(names) > 450
    for name in names:
        response = follow(visitor, name, TURTLE)
        assert (response.status, response.media_type) == (200, "text/turtle; charset=utf-8"), name
        triples = parse(response, "ttl")
        if not name.startswith(PREFIXES["graph"]) and not re.search(r"/[\d.]+$", name):
            assert any(triple.subject == ox.NamedNode(name) for triple in triples), name


def test_every_term_has_its_place_on_the_page_of_the_ontology(visitor: Visitor) -> None:
    terms = {name for name in find_names(visitor) if name.startswith(PREFIXES["mpo"])}
    places = set(re.findall(r' id="([^"]+)"', visitor.page("/ontology")))
    assert len(terms) > 300
    unplaced = {term.partition("#")[2] for term in terms} - places
    # The two cells of a list inside the shapes stand for no idea of their own.
    assert unplaced == {"shape-languages", "shape-languages-rest"}


def test_every_term_has_a_page_of_its_own(visitor: Visitor) -> None:
    terms = sorted(name for name in find_names(visitor) if name.startswith(PREFIXES["mpo"]))
    assert len(terms) > 300
    for term in terms[::5]:
        page = visitor.page(f"/en/ontology/{term.partition('#')[2]}")
        assert f"<code>{term}</code>" in page, term


def test_the_parts_of_a_claim_have_their_places_on_its_page(visitor: Visitor) -> None:
    page = visitor.page("/en/claim/622e8ec08accb6f3")
    assert [
        place for place in ("passage", "quote", "membership") if f'id="{place}"' not in page
    ] == []


def test_a_thing_is_no_document_and_points_to_the_one_about_it(visitor: Visitor) -> None:
    for accept in (BROWSER, TURTLE, "*/*"):
        response = visitor.ask("/id/miprof", accept)
        assert (response.status, response.headers["location"]) == (303, "/doc/miprof")
        assert response.headers["link"] == '</doc/miprof>; rel="describedby"'


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        ("text/turtle", "ttl"),
        ("text/turtle;q=0.5, application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml, */*;q=0.1", "rdf"),
        ("application/trig", "trig"),
        ("application/n-quads", "nq"),
        ("text/html;q=0.3, text/turtle;q=0.2", "html"),
        ("*/*", "html"),
        ("", "html"),
    ],
)
def test_a_document_takes_the_form_that_is_accepted(
    visitor: Visitor, accept: str, extension: str
) -> None:
    response = visitor.ask("/doc/miprof", accept, accept_language="en")
    expected = "/en/doc/miprof" if extension == "html" else f"/doc/miprof.{extension}"
    assert response.status == 200
    assert response.headers["content-location"] == expected
    assert {"Accept", "Accept-Language"} <= {*response.headers["vary"].split(", ")}


def test_an_extension_counts_more_than_what_is_accepted(visitor: Visitor) -> None:
    assert visitor.ask("/doc/miprof.ttl", BROWSER).media_type == "text/turtle; charset=utf-8"
    assert visitor.ask("/doc/miprof.html", TURTLE).media_type == "text/html; charset=utf-8"
    assert visitor.ask("/ontology.html", TURTLE).media_type == "text/html; charset=utf-8"


def test_the_reader_gets_their_language(visitor: Visitor) -> None:
    for language in ("fr", "en"):
        response = visitor.ask("/doc/miprof", BROWSER, accept_language=language)
        assert response.headers["content-language"] == language
        assert f'<html lang="{language}">' in response.body.decode()


@pytest.mark.parametrize("path", TOPICS)
def test_every_form_says_the_same_triples_without_blank_nodes(visitor: Visitor, path: str) -> None:
    said = {form.name: parse(visitor.ask(f"/{path}.{form.name}"), form.name) for form in DATA}
    first = said["nt"]
    assert first
    assert {name for name, triples in said.items() if triples != first} == set()
    assert not any(isinstance(term, ox.BlankNode) for triple in first for term in triple)


@pytest.mark.parametrize("path", TOPICS)
def test_data_is_the_same_to_the_byte_every_time(visitor: Visitor, path: str) -> None:
    for form in DATA:
        address = f"/{path}.{form.name}"
        assert visitor.ask(address).body == visitor.ask(address).body


def test_quads_say_which_graph_holds_a_triple(visitor: Visitor) -> None:
    for extension in ("trig", "nq"):
        body = visitor.ask(f"/doc/miprof.{extension}").body
        graphs = {str(quad.graph_name) for quad in ox.parse(body, format=READERS[extension])}
        wanted = {f"<{PREFIXES['graph']}{name}>" for name in ("plain", "claims-wikipedia-miprof")}
        assert wanted < graphs


def test_a_document_says_what_it_is_about(visitor: Visitor) -> None:
    triples = parse(visitor.ask("/doc/miprof.ttl"), "ttl")
    document, thing = ox.NamedNode(BASE + "doc/miprof"), ox.NamedNode(BASE + "id/miprof")
    topic = ox.NamedNode(PREFIXES["foaf"] + "primaryTopic")
    assert ox.Triple(document, topic, thing) in triples


def test_what_data_mentions_has_a_name_in_it(visitor: Visitor) -> None:
    triples = parse(visitor.ask("/doc/roxana-maracineanu.ttl"), "ttl")
    label = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
    named = {triple.subject for triple in triples if triple.predicate == label}
    things = {triple.object for triple in triples if str(triple.object).startswith(f"<{BASE}id/")}
    assert things
    assert things <= named


def test_the_whole_ontology_is_the_file_of_the_downloads(visitor: Visitor) -> None:
    committed = (visitor.context.home.exports / "ontology.ttl").read_bytes()
    assert visitor.ask("/ontology.ttl").body == committed


def test_links_name_every_other_form(visitor: Visitor) -> None:
    for address in (
        "/doc/miprof",
        "/doc/miprof.ttl",
        "/fr/doc/miprof",
        "/en/source/wikipedia-miprof",
    ):
        links = visitor.ask(address).headers["link"]
        rest = address.removeprefix("/fr").removeprefix("/en").removesuffix(".ttl")
        for form in DATA:
            expected = f'<{rest}.{form.name}>; rel="alternate"; type="{form.media_type}"'
            assert expected in links
        for language in ("fr", "en"):
            assert f'</{language}{rest}>; rel="alternate"; type="text/html"' in links
        assert links.startswith("<"), links
    assert f'<{BASE}id/miprof>; rel="describes"' in visitor.ask("/doc/miprof.ttl").headers["link"]


@pytest.mark.parametrize(
    "address",
    [
        *("/id/nobody", "/doc/nobody", "/doc/nobody.ttl", "/en/doc/nobody", "/doc/miprof.pdf"),
        *("/source/nobody", "/claim/nobody.nt", "/graph/nobody", "/ontology/Nobody"),
        *("/ontology.pdf", "/ontology/9.9.9", "/doc/a b", "/doc/a>b", "/doc/a#b"),
        *("/fr/source/wikipedia-miprof?page=99", "/fr/source/wikipedia-miprof?page=x"),
    ],
)
def test_what_the_graph_does_not_know_is_not_there(visitor: Visitor, address: str) -> None:
    assert visitor.ask(address).status == 404


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(visitor: Visitor) -> None:
    response = visitor.ask("/doc/miprof", "image/png")
    assert response.status == 406
    assert "text/turtle" in response.body.decode()


def test_what_the_catalogue_names_leads_on(visitor: Visitor) -> None:
    catalogue = (visitor.context.home.exports / "catalog.ttl").read_bytes()
    for address, expected in named_in_catalogue(catalogue):
        response = visitor.ask(address)
        assert (response.status, response.headers.get("location")) == (303, expected), address


def named_in_catalogue(catalogue: bytes) -> Iterator[tuple[str, str]]:
    subjects = {str(quad.subject) for quad in ox.parse(catalogue, format=ox.RdfFormat.TURTLE)}
    files = re.findall(rf"<{BASE}distribution/([\w.-]+)>", " ".join(sorted(subjects)))
    assert len(files) > 8
    yield "/dataset", "/void"
    for name in files:
        yield f"/distribution/{name}", f"/exports/{name}"
