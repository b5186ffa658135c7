"""What the service says of itself and of its data, to programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.exports.catalog import DATASET
from miprof_graph.names import BASE, GRAPH_ENTITIES
from miprof_graph.paths import Home
from miprof_graph.web.accept import TRIPLES, Format
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Request
from tests.web.browser import BROWSER, Visitor

SITE = "https://data.example.org/"
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>
"""
FORMATS = "http://www.w3.org/ns/formats/"


def read(visitor: Visitor, path: str, form: Format = TRIPLES[0]) -> ox.Store:
    headers = {"accept": form.media_type}
    response = visitor.app.answer(Request("GET", path, "", headers, base=SITE))
    assert (response.status, response.media_type) == (200, form.content_type)
    store = ox.Store()
    store.load(response.body, format=ox.RdfFormat.from_media_type(form.media_type))
    return store


def values(store: ox.Store, query: str) -> list[str]:
    found = store.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(str(row[0].value) for row in found)


@pytest.fixture(scope="module")
def service(visitor: Visitor) -> ox.Store:
    return read(visitor, "/sparql")


@pytest.fixture(scope="module")
def void(visitor: Visitor) -> ox.Store:
    return read(visitor, "/.well-known/void")


def test_the_service_says_where_it_is_and_what_it_speaks(service: ox.Store) -> None:
    assert values(service, "SELECT ?e { ?s a sd:Service ; sd:endpoint ?e }") == [SITE + "sparql"]
    spoken = values(service, "SELECT ?l { ?s sd:supportedLanguage ?l }")
    assert [name.partition("#")[2] for name in spoken] == ["SPARQL11Query"]
    features = values(service, "SELECT ?f { ?s sd:feature ?f }")
    assert [name.partition("#")[2] for name in features] == ["UnionDefaultGraph"]


def test_the_service_names_each_form_of_answer(service: ox.Store) -> None:
    named = values(service, "SELECT ?f { ?s sd:resultFormat ?f }")
    tables = ("JSON", "XML", "CSV", "TSV")
    graphs = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
    expected = [*(f"SPARQL_Results_{name}" for name in tables), *graphs]
    assert named == sorted(FORMATS + name for name in expected)


def test_the_service_counts_the_triples_of_every_graph(visitor: Visitor, service: ox.Store) -> None:
    store = visitor.context.store
    assert store is not None
    rows = service.query(
        PREFIXES
        + """SELECT ?name ?count { ?d a sd:Dataset ; sd:namedGraph ?g .
        ?g a sd:NamedGraph ; sd:name ?name ; sd:graph [ a sd:Graph ; void:triples ?count ] }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    counted = {str(row["name"]): int(row["count"].value) for row in rows}
    assert counted == {
        str(graph): len(list(store.quads_for_pattern(None, None, None, graph)))
        for graph in store.named_graphs()
    }
    default = "SELECT ?n { ?s sd:defaultDataset/sd:defaultGraph/void:triples ?n }"
    assert values(service, default) == [str(len({quad.triple for quad in store}))]


@pytest.mark.parametrize("path", ["/sparql", "/void", "/.well-known/void"])
@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: str(form.name))
def test_a_description_says_the_same_in_every_form(
    visitor: Visitor, path: str, form: Format
) -> None:
    def triples(store: ox.Store) -> set[ox.Triple]:
        return {quad.triple for quad in store}

    assert triples(read(visitor, path, form)) == triples(read(visitor, path)) != set()


@pytest.mark.parametrize("path", ["/sparql", "/void"])
def test_a_description_has_a_name_for_every_node_and_is_stable(visitor: Visitor, path: str) -> None:
    first, second = (visitor.ask(path, "application/n-triples") for _ in range(2))
    assert b"_:" not in first.body
    assert first.body == second.body
    assert first.headers["etag"] == second.headers["etag"]
    assert visitor.ask(path, "image/png").status == 406


def test_a_browser_that_asks_nothing_gets_the_page(visitor: Visitor) -> None:
    response = visitor.ask("/sparql", BROWSER, accept_language="en")
    assert (response.status, response.headers["location"]) == (303, "/en/sparql")


def test_void_points_to_this_site(void: ox.Store) -> None:
    about = f"<{DATASET}>"
    assert values(void, f"SELECT ?e {{ {about} void:sparqlEndpoint ?e }}") == [SITE + "sparql"]
    dumps = values(void, f"SELECT ?d {{ {about} void:dataDump ?d }}")
    assert dumps == [
        *(SITE + name for name in ("exports/miprof.nq", "exports/miprof.trig", "store"))
    ]
    topic = "SELECT ?t { ?d a void:DatasetDescription ; foaf:primaryTopic ?t }"
    assert values(void, topic) == [DATASET]


def test_void_says_what_the_dataset_is(void: ox.Store) -> None:
    about = f"<{DATASET}>"
    titles = values(void, f"SELECT (LANG(?t) AS ?l) {{ {about} dcterms:title ?t }}")
    assert titles == ["en", "fr"]
    assert values(void, f"SELECT ?x {{ {about} dcterms:license ?x }}")
    assert values(void, f"SELECT ?x {{ {about} void:uriSpace ?x }}") == [BASE + "id/"]
    assert values(void, f"SELECT ?x {{ {about} void:exampleResource ?x }}") == [BASE + "id/miprof"]
    assert BASE + "ontology#" in values(void, f"SELECT ?x {{ {about} void:vocabulary ?x }}")


def test_void_counts_what_is_there(visitor: Visitor, void: ox.Store) -> None:
    store = visitor.context.store
    assert store is not None
    about = f"<{DATASET}>"
    assert values(void, f"SELECT ?n {{ {about} void:triples ?n }}") == [str(len(store))]
    entities = {quad.subject for quad in store.quads_for_pattern(
        None, None, None, ox.NamedNode(GRAPH_ENTITIES)
    )}  # fmt: skip
    assert values(void, f"SELECT ?n {{ {about} void:entities ?n }}") == [str(len(entities))]
    by_property: Mapping[str, int] = {
        predicate: sum(1 for quad in store if quad.predicate.value == predicate)
        for predicate in (BASE + "ontology#status", BASE + "ontology#from")
    }
    for predicate, count in by_property.items():
        part = f"SELECT ?n {{ ?p void:property <{predicate}> ; void:triples ?n }}"
        assert values(void, part) == [str(count)]
    classes = values(void, f"SELECT ?c {{ {about} void:classPartition/void:class ?c }}")
    assert BASE + "ontology#Ministry" in classes


def test_nothing_is_claimed_of_a_dataset_that_is_not_ours(repository: Home, tmp_path: Path) -> None:
    path = tmp_path / "other.nq"
    path.write_text("<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n", encoding="utf-8")
    context = open_context(repository, dataset=path)
    other = read(Visitor(App(context, ROUTES), context), "/void")
    assert values(other, "SELECT ?n { ?d a void:Dataset ; void:triples ?n }") == ["1"]
    assert values(other, "SELECT ?x { ?d dcterms:license|dcterms:title|void:uriSpace ?x }") == []
    assert values(other, "SELECT ?d { ?d a void:Dataset }") == [SITE + "dataset"]
    assert values(other, "SELECT ?x { ?d void:dataDump ?x }") == [SITE + "store"]
