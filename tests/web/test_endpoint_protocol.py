"""The query half of the SPARQL protocol, as a client meets it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.endpoint.protocol import MAX_ADDRESS
from miprof_graph.names import GRAPH_ENTITIES
from miprof_graph.web.records import MAX_BODY, Response
from tests.web.browser import BROWSER, Visitor

MINISTRIES = "SELECT ?ministry WHERE { ?ministry a mpo:Ministry } ORDER BY ?ministry"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
QUERY = "application/sparql-query"


def ask(visitor: Visitor, query: str, accept: str = "*/*", **more: str) -> Response:
    parameters = {name.replace("_", "-"): value for name, value in more.items()}
    return visitor.ask("/sparql?" + urlencode({"query": query, **parameters}), accept)


def rows(response: Response) -> list[list[str]]:
    assert response.status == 200, response.body
    answer = ox.parse_query_results(response.body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QuerySolutions)
    return [[getattr(term, "value", "") for term in row] for row in answer]


def test_a_query_can_be_sent_in_three_ways(visitor: Visitor) -> None:
    media_type = f"{QUERY}; charset=utf-8"
    answers = [
        ask(visitor, MINISTRIES),
        visitor.post_form("/sparql", [("query", MINISTRIES)], "*/*"),
        visitor.ask("/sparql", "*/*", method="POST", body=MINISTRIES, media_type=media_type),
    ]
    assert [response.status for response in answers] == [200, 200, 200]
    assert {response.body for response in answers} == {answers[0].body}
    assert rows(answers[0])


def test_the_address_of_a_sent_query_may_name_the_graphs(visitor: Visitor) -> None:
    address = "/sparql?" + urlencode({"default-graph-uri": GRAPH_ENTITIES})
    sent = visitor.ask(address, "*/*", method="POST", body=COUNT, media_type=QUERY)
    assert rows(sent) == rows(ask(visitor, COUNT, default_graph_uri=GRAPH_ENTITIES))


def test_head_is_answered_as_get(visitor: Visitor) -> None:
    address = "/sparql?" + urlencode({"query": MINISTRIES})
    head, get = (visitor.ask(address, "text/csv", method=method) for method in ("HEAD", "GET"))
    assert (head.status, head.headers) == (get.status, get.headers)


def test_options_says_what_is_allowed(visitor: Visitor) -> None:
    response = visitor.ask("/sparql", "*/*", method="OPTIONS")
    assert response.status == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert response.headers["access-control-allow-origin"] == "*"


def test_the_default_graph_is_the_union_unless_someone_names_graphs(visitor: Visitor) -> None:
    everything = rows(ask(visitor, COUNT))
    one = rows(ask(visitor, COUNT, default_graph_uri=GRAPH_ENTITIES))
    assert 0 < int(one[0][0]) < int(everything[0][0])
    from_one = COUNT.replace("WHERE", f"FROM <{GRAPH_ENTITIES}> WHERE")
    assert rows(ask(visitor, from_one)) == one
    named = ask(visitor, COUNT, named_graph_uri=GRAPH_ENTITIES)
    assert rows(named) == [["0"]], "no default graph was named"


def test_the_graphs_of_the_request_count_more_than_those_of_the_query(visitor: Visitor) -> None:
    elsewhere = COUNT.replace("WHERE", "FROM <http://example.org/nothing> WHERE")
    assert rows(ask(visitor, elsewhere)) == [["0"]]
    assert rows(ask(visitor, elsewhere, default_graph_uri=GRAPH_ENTITIES)) != [["0"]]


def test_a_relative_name_is_one_of_ours(visitor: Visitor) -> None:
    ours = rows(ask(visitor, "SELECT ?p { <id/miprof> ?p ?o } ORDER BY ?p"))
    assert ours
    assert ours == rows(ask(visitor, "SELECT ?p { mp:miprof ?p ?o } ORDER BY ?p"))


def test_a_browser_is_led_to_the_page_for_queries(visitor: Visitor) -> None:
    address = "/sparql?" + urlencode({"query": MINISTRIES, "default-graph-uri": GRAPH_ENTITIES})
    response = visitor.ask(address, BROWSER, accept_language="en")
    assert (response.status, response.headers["location"]) == (303, "/en" + address)
    assert "Accept-Language" in response.headers["vary"]
    form = visitor.post_form("/sparql", [("query", MINISTRIES)], BROWSER)
    assert (form.status, form.headers["location"]) == (307, "/fr/sparql")
    download = visitor.ask(address + "&format=csv", BROWSER)
    assert (download.status, download.media_type) == (200, "text/csv; charset=utf-8")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE {", "line 1, column 18"),
        ("SELECT ?x WHERE { ?x nobody:knows ?y }", "nobody"),
        ("nonsense", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("", "query"),
        ("# nothing", "query"),
        ("DELETE WHERE { ?s ?p ?o }", "read-only"),
        ("LOAD <http://example.org/>", "read-only"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", "http://example.org/f"),
    ],
)
def test_a_query_that_cannot_be_put_gets_400_and_the_reason(
    visitor: Visitor, query: str, said: str
) -> None:
    response = visitor.ask(f"/sparql?query={quote(query)}", "*/*", accept_language="en")
    assert (response.status, response.media_type) == (400, "text/plain; charset=utf-8")
    assert said in response.body.decode()
    assert response.headers["cache-control"] == "no-store"


def test_a_mistake_is_told_in_the_language_of_the_reader(visitor: Visitor) -> None:
    said = [visitor.ask("/sparql?query=x", "*/*", accept_language=name) for name in ("en", "fr")]
    assert said[0].body != said[1].body


def test_other_mistakes_of_the_protocol_have_their_status(visitor: Visitor) -> None:
    assert ask(visitor, MINISTRIES, default_graph_uri="no iri").status == 400
    assert ask(visitor, MINISTRIES, named_graph_uri="relative").status == 400
    assert visitor.ask("/sparql?query=ASK%20%7B%7D%FF", "*/*").status == 400
    assert visitor.ask("/sparql?" + "a=1&" * 2000, "*/*").status == 400
    assert visitor.ask("/sparql?query=" + "x" * MAX_ADDRESS, "*/*").status == 414

    def post(body: str | bytes, media_type: str = QUERY, address: str = "/sparql") -> int:
        sent = visitor.ask(address, "*/*", method="POST", body=body, media_type=media_type)
        return sent.status

    assert post("ASK {}", address="/sparql?query=ASK%20%7B%7D") == 400
    assert post("query=&update=CLEAR%20ALL", "application/x-www-form-urlencoded") == 403
    assert post("", "application/x-www-form-urlencoded") == 400
    assert post("ASK {}", f"{QUERY}; charset=latin-1") == 415
    assert post(b"\xff") == 400
    assert post("ASK {} #" + "x" * MAX_BODY) == 413


def test_a_long_query_fits_into_a_body(visitor: Visitor) -> None:
    values = " ".join(f"<http://example.org/{number}>" for number in range(30_000))
    query = f"SELECT ?x {{ VALUES ?x {{ {values} }} ?x ?p ?o }}"
    assert len(query) > 700_000
    sent = visitor.ask("/sparql", "*/*", method="POST", body=query, media_type=QUERY)
    assert rows(sent) == []


def test_the_answer_to_a_query_may_be_kept_unless_it_changes(visitor: Visitor) -> None:
    kept = ask(visitor, MINISTRIES)
    assert kept.headers["cache-control"] == "public, max-age=300"
    again = visitor.ask(
        "/sparql?" + urlencode({"query": MINISTRIES}), "*/*", if_none_match=kept.headers["etag"]
    )
    assert (again.status, again.body) == (304, b"")
    for changing in ("NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"):
        response = ask(visitor, f"SELECT ({changing} AS ?x) {{}}")
        assert (response.status, response.headers["cache-control"]) == (200, "no-store")
    sent = visitor.post_form("/sparql", [("query", MINISTRIES)], "*/*")
    assert sent.headers["cache-control"] == "no-store"
