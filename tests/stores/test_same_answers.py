"""Every named question has the same answer from the embedded store, Virtuoso and Oxigraph."""

from __future__ import annotations

import json
from typing import Any

import pytest

from miprof_graph.ask.backend import Local, read_rows
from miprof_graph.ask.binding import bind_question
from miprof_graph.ask.cards import read_card
from miprof_graph.ask.questions import load_questions
from miprof_graph.ask.remote import Remote
from miprof_graph.dataset import open_built
from miprof_graph.errors import RemoteError
from miprof_graph.names import GRAPH_PLAIN, PREFIXES
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY
from tests.stores.servers import Server

QUESTIONS = load_questions(Home(REPOSITORY))
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads(
    (REPOSITORY / "tests" / "data" / "questions.json").read_text(encoding="utf-8")
)
OWN = [
    "SELECT (COUNT(*) AS ?n) { GRAPH graph:plain { ?s ?p ?o } }",
    """SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?kind }
         FILTER(STRSTARTS(STR(?g), STR(graph:))) } GROUP BY ?g ORDER BY ?g""",
    "SELECT ?o { mpo:holdsPost ?p ?o } ORDER BY ?o",
    "SELECT ?p ?f { ?p mpo:functional ?f } ORDER BY ?p",
    "SELECT DISTINCT ?day { ?c mpo:earliest ?day } ORDER BY DESC(?day)",
    "SELECT ?l { mp:miprof skos:prefLabel ?l } ORDER BY ?l",
    "SELECT ?p ?length { ?p mpo:termLength ?length } ORDER BY DESC(?length) ?p",
    """SELECT ?p ?from { ?c rdf:predicate mpo:holdsPost ; rdf:subject ?p
         OPTIONAL { ?c mpo:from ?from } } ORDER BY DESC(BOUND(?from)) ?from ?p""",
]
# A store that makes its default graph a union may not heed FROM; others ask hundreds of graphs.
NAMED = [
    "SELECT (COUNT(*) AS ?n) FROM graph:plain { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s mpo:functional ?o }",
]
CLOSURE = "SELECT ?r { ?r rdfs:subPropertyOf%s mpo:linkedTo } ORDER BY ?r"


@pytest.fixture(scope="module")
def local() -> Local:
    return Local(open_built())


@pytest.fixture(scope="module")
def remote(filled: Server) -> Remote:
    return Remote(filled.endpoint, timeout=60)


def test_there_are_questions_to_compare() -> None:
    assert len(QUESTIONS) >= 40


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_has_the_same_rows_in_the_same_order(
    name: str, local: Local, remote: Remote
) -> None:
    # With its defaults, and with other values that something is expected of.
    others = [case["params"] for case in EXPECTED[name] if case.get("params")]
    for params in ({}, *others):
        query = bind_question(QUESTIONS[name], params, local, "fr")
        assert read_rows(remote, query) == read_rows(local, query), params


def test_the_network_is_read_without_a_path_of_any_length(local: Local) -> None:
    # Virtuoso 7 loses rows of a path of any length; the questions need none as long as this holds.
    assert read_rows(local, CLOSURE % "+") == read_rows(local, CLOSURE % "")
    assert len(read_rows(local, CLOSURE % "")) > 50


@pytest.mark.parametrize("query", OWN)
def test_a_query_of_ones_own_has_the_same_answer(query: str, local: Local, remote: Remote) -> None:
    found = read_rows(local, query)
    assert found
    assert read_rows(remote, query) == found


@pytest.mark.parametrize("query", NAMED)
def test_a_query_has_the_same_answer_from_the_graphs_it_names(
    query: str, local: Local, unjoined: Server
) -> None:
    assert read_rows(Remote(unjoined.endpoint, timeout=60), query) == read_rows(local, query)


@pytest.mark.parametrize(
    ("query", "verdict"),
    [("ASK { mp:miprof a mpo:Agent }", True), ("ASK { mp:miprof a mpo:Person }", False)],
)
def test_a_yes_is_a_yes(query: str, verdict: bool, local: Local, remote: Remote) -> None:
    assert local.run(query, bool) is remote.run(query, bool) is verdict


def test_the_triples_of_a_description_are_the_same(local: Local, remote: Remote) -> None:
    query = """CONSTRUCT { mp:miprof ?p ?o . ?s ?q mp:miprof }
      WHERE { { mp:miprof ?p ?o } UNION { ?s ?q mp:miprof } }"""

    def consume(answer: Any) -> set[str]:
        return {str(triple) for triple in answer}

    found = local.run(query, consume)
    assert len(found) > 100
    assert remote.run(query, consume) == found


def test_an_answer_that_the_store_cuts_is_no_answer(filled: Server, remote: Remote) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    if "sparql" not in filled.endpoint:
        assert len(read_rows(remote, query)) > 130_000
        return
    with pytest.raises(RemoteError) as caught:
        read_rows(remote, query)
    assert (caught.value.key, caught.value.values["rows"]) == ("ask.endpoint-cut", 100_000)
    assert len(read_rows(remote, f"{query} LIMIT 100000")) == 100_000


def test_what_the_store_says_of_an_error_is_passed_on(filled: Server) -> None:
    with pytest.raises(RemoteError) as caught:
        Remote(f"{filled.graph_store}/nowhere", timeout=30).fetch("ASK {}", "*/*")
    assert caught.value.status in (400, 401, 404)


def test_an_answer_may_be_had_as_the_store_writes_it(local: Local, remote: Remote) -> None:
    media, body = remote.fetch(
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv", default_graphs=[GRAPH_PLAIN]
    )
    assert media == "text/csv"
    ((count,),) = read_rows(local, OWN[0])
    assert body.decode().split()[1] == getattr(count, "value", "")


@pytest.mark.parametrize(
    "iri", [f"{PREFIXES['mp']}miprof", f"{PREFIXES['mp']}plan-traite-2014-2016"]
)
def test_a_card_is_the_same(iri: str, local: Local, remote: Remote) -> None:
    assert read_card(remote, iri, "fr") == read_card(local, iri, "fr")
