"""The query half of the SPARQL protocol, as a client meets it."""

from __future__ import annotations

import threading
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.names import GRAPH_ENTITIES
from tests.serve.client import MINISTRIES, Client, Reply, rows


def test_a_query_can_be_sent_in_three_ways(client: Client) -> None:
    answers = [
        client.query(MINISTRIES),
        client.post(urlencode({"query": MINISTRIES}), "application/x-www-form-urlencoded"),
        client.post(MINISTRIES, "application/sparql-query; charset=utf-8"),
    ]
    assert [reply.status for reply in answers] == [200, 200, 200]
    assert {reply.body for reply in answers} == {answers[0].body}
    assert rows(answers[0])


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.8", "text/tab-separated-values"),
        ("image/png, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_a_table_comes_in_the_form_that_is_accepted(
    client: Client, accept: str, media_type: str
) -> None:
    reply = client.query(MINISTRIES, accept)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert "Accept" in reply.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
    ],
)
def test_a_graph_comes_in_the_form_that_is_accepted(
    client: Client, accept: str, media_type: str
) -> None:
    reply = client.query("DESCRIBE mp:miprof", accept)
    assert (reply.status, reply.media_type) == (200, media_type)
    expected = client.query("DESCRIBE mp:miprof", "application/n-triples")
    assert parse(reply) == parse(expected)


def parse(reply: Reply) -> set[ox.Triple]:
    form = ox.RdfFormat.from_media_type(reply.media_type)
    return {quad.triple for quad in ox.parse(reply.body, format=form)}


def test_the_default_graph_is_the_union_unless_the_request_names_one(client: Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    everything = rows(client.query(count))
    one = rows(client.query(count, **{"default-graph-uri": GRAPH_ENTITIES}))
    assert 0 < int(one[0][0]) < int(everything[0][0])
    by_from = count.replace("WHERE", f"FROM <{GRAPH_ENTITIES}> WHERE")
    assert rows(client.query(by_from)) == one


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE {", "line 1, column 18"),
        ("SELECT ?x WHERE { ?x nobody:knows ?y }", "nobody"),
        ("nonsense", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("", "query"),
        ("DELETE WHERE { ?s ?p ?o }", "read-only"),
    ],
)
def test_a_query_that_cannot_be_put_gets_400_and_the_reason(
    client: Client, query: str, said: str
) -> None:
    reply = client.ask(f"sparql?query={quote(query)}", headers={"Accept-Language": "en"})
    assert (reply.status, reply.media_type) == (400, "text/plain")
    assert said in reply.text


def test_an_update_is_refused(client: Client) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    before = rows(client.query(MINISTRIES))
    assert client.post(update, "application/sparql-update").status == 403
    form = urlencode({"update": update})
    assert client.post(form, "application/x-www-form-urlencoded").status == 403
    assert rows(client.query(MINISTRIES)) == before


def test_other_mistakes_of_the_protocol_have_their_status(client: Client) -> None:
    twice = urlencode([("query", MINISTRIES), ("query", MINISTRIES)])
    assert client.ask(f"sparql?{twice}").status == 400
    assert client.query(MINISTRIES, **{"default-graph-uri": "no iri"}).status == 400
    assert client.query(MINISTRIES, "image/png").status == 406
    assert client.query(MINISTRIES, format="docx").status == 406
    assert client.post(MINISTRIES, "text/plain").status == 415
    assert client.post("#" * 1_100_000, "application/sparql-query").status == 413
    assert client.post(b"\xff", "application/sparql-query").status == 400
    for method in ("PUT", "DELETE", "PATCH"):
        reply = client.ask("sparql", method=method)
        assert (reply.status, "GET" in reply.headers["Allow"]) == (405, True)


def test_a_page_elsewhere_may_read_the_answers(client: Client) -> None:
    address = "sparql?" + urlencode({"query": MINISTRIES})
    reply = client.ask(address, headers={"Origin": "https://example.org"})
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert client.ask("sparql", method="OPTIONS", headers=asked).status == 200
    plain = client.ask("sparql", method="OPTIONS")
    assert (plain.status, "POST" in plain.headers["Allow"]) == (204, True)


def test_queries_are_answered_side_by_side(client: Client) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a mpo:status ?s . ?b mpo:status ?s }"
    replies: list[Reply] = []
    thread = threading.Thread(target=lambda: replies.append(client.query(heavy)))
    thread.start()
    assert client.query(MINISTRIES).status == 200
    thread.join()
    assert replies[0].status == 200
