"""rdflib, whose SPARQLStore makes a graph of an endpoint."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.clients.expected import MINISTRIES, MINISTRY_NAMES, MPO, count_ministry_names, ministries

OURS = Namespace(MPO)


@pytest.fixture
def graph(endpoint: str) -> Graph:
    return Graph(SPARQLStore(endpoint))


def test_it_finds_triples_of_every_graph_in_the_default_graph(graph: Graph) -> None:
    found = {str(subject) for subject in graph.subjects(RDF.type, OURS.Ministry)}
    assert found == ministries().keys()


def test_it_knows_whether_a_triple_is_there(graph: Graph) -> None:
    iri, name = next(iter(ministries().items()))
    assert (URIRef(iri), SKOS.prefLabel, Literal(name, lang="fr")) in graph
    assert (URIRef(iri), SKOS.prefLabel, Literal("no such name", lang="fr")) not in graph


def test_it_puts_a_select_query(graph: Graph) -> None:
    rows = {str(row[0]): str(row[1]) for row in graph.query(MINISTRIES)}  # type: ignore[index]
    assert rows == ministries()


def test_it_puts_an_ask_query(graph: Graph) -> None:
    assert graph.query(f"ASK {{ ?x a <{OURS.Ministry}> }}").askAnswer
    assert not graph.query(f"ASK {{ ?x a <{OURS.Nothing}> }}").askAnswer


def test_it_puts_a_construct_query(graph: Graph) -> None:
    made = graph.query(MINISTRY_NAMES).graph
    assert made is not None
    assert len(made) == count_ministry_names()


def test_it_asks_by_post(endpoint: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method="POST"))
    assert len(list(graph.query(MINISTRIES))) == len(ministries())
