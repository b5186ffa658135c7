"""The protocol tests of the W3C, by their official names, over the documents that they ask about.

The half that asks must be answered; of the half that changes data, nothing must happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.paths import Home
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Response
from tests.web.browser import Visitor

FOLDER = "http://kasei.us/2009/09/sparql/data/"
FORM, QUERY, UPDATE = (
    f"application/{name}" for name in ("x-www-form-urlencoded", "sparql-query", "sparql-update")
)
ONE, TWO, THREE = (f"{FOLDER}data{number}.rdf" for number in (1, 2, 3))
NONE = ("default-graph-uri", f"{FOLDER}data0.rdf")
BOTH_DEFAULT = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
BOTH_NAMED = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]
ASK_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
ASK_NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
ASK_FULL = ASK_NAMED.replace("ASK {", f"ASK {{ <{THREE}> a ?type")
ASK_FROM = ASK_NAMED.replace("ASK", f"ASK FROM <{THREE}>")
TABULAR = {
    *("application/sparql-results+json", "application/sparql-results+xml"),
    *("text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"),
}


@dataclass(frozen=True)
class Sent:
    """A request of the tests."""

    pairs: tuple[tuple[str, str], ...] = ()
    body: str = ""
    media_type: str = ""
    method: str = ""
    encoding: str = "utf-8"


def get(*pairs: tuple[str, str], method: str = "GET") -> Sent:
    return Sent(pairs, method=method)


def post(body: str, media_type: str = QUERY, *pairs: tuple[str, str]) -> Sent:
    return Sent(pairs, body, media_type, "POST")


TRUE = {
    "query_post_form": post("query=ASK%20%7B%7D", FORM, NONE),
    "query_dataset_default_graphs_get": get(("query", ASK_DEFAULT), *BOTH_DEFAULT),
    "query_dataset_default_graphs_post": post(ASK_DEFAULT, QUERY, *BOTH_DEFAULT),
    "query_dataset_named_graphs_post": post(ASK_NAMED, QUERY, *BOTH_NAMED),
    "query_dataset_named_graphs_get": get(("query", ASK_NAMED), *BOTH_NAMED),
    "query_dataset_full": post(ASK_FULL, QUERY, ("default-graph-uri", THREE), *BOTH_NAMED),
    "query_multiple_dataset": post(ASK_FROM, QUERY, *BOTH_NAMED),
    "query_get": get(("query", "ASK {}"), NONE),
    "query_content_type_ask": post("ASK {}", QUERY, NONE),
    "query_post_direct": post("ASK {}"),
}
WRITTEN = {
    "query_content_type_select": (post("SELECT (1 AS ?value) {}", QUERY, NONE), TABULAR),
    "query_content_type_describe": (
        post("DESCRIBE <http://example.org/>", QUERY, NONE),
        {"text/turtle; charset=utf-8"},
    ),
    "query_content_type_construct": (
        post("CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, NONE),
        {"text/turtle; charset=utf-8"},
    ),
}
REFUSED = {
    "bad_query_method": (get(("query", "ASK {}"), NONE, method="PUT"), 405),
    "bad_multiple_queries": (get(("query", "ASK {}"), ("query", "SELECT * {}")), 400),
    "bad_query_wrong_media_type": (post("ASK {}", "text/plain"), 415),
    "bad_query_missing_form_type": (post("query=ASK%20%7B%7D", ""), 415),
    "bad_query_missing_direct_type": (post("ASK {}", ""), 415),
    "bad_query_non_utf8": (
        Sent((), "ASK {}", f"{QUERY}; charset=UTF-16", "POST", encoding="utf-16"),
        415,
    ),
    "bad_query_syntax": (get(("query", "ASK {")), 400),
}
INSERT = f"INSERT DATA {{ GRAPH <{ONE}> {{ <{ONE}> a <http://example.org/New> }} }}"
CHANGES = {
    "update_dataset_default_graph": (post(INSERT, UPDATE, ("using-graph-uri", ONE)), 403),
    "update_dataset_default_graphs": (
        post(INSERT, UPDATE, ("using-graph-uri", ONE), ("using-graph-uri", TWO)),
        403,
    ),
    "update_dataset_named_graphs": (post(INSERT, UPDATE, ("using-named-graph-uri", ONE)), 403),
    "update_dataset_full": (
        post(INSERT, UPDATE, ("using-graph-uri", ONE), ("using-named-graph-uri", TWO)),
        403,
    ),
    "update_post_form": (post("update=CLEAR+ALL", FORM), 403),
    "update_post_direct": (post("CLEAR ALL", UPDATE), 403),
    "update_base_uri": (post("INSERT DATA { <s> <p> <test> }", UPDATE), 403),
    "bad_update_get": (get(("update", "CLEAR ALL")), 403),
    "bad_multiple_updates": (post("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM), 403),
    "bad_update_wrong_media_type": (post("CLEAR NAMED", "text/plain"), 415),
    "bad_update_missing_form_type": (post("update=CLEAR%20NAMED", ""), 415),
    "bad_update_non_utf8": (
        Sent((), "CLEAR NAMED", f"{UPDATE}; charset=UTF-16", "POST", encoding="utf-16"),
        403,
    ),
    "bad_update_syntax": (post("update=CLEAR%20XYZ", FORM), 403),
    "bad_update_dataset_conflict": (
        post(
            "WITH <http://example/a> DELETE {} INSERT {} WHERE {}",
            UPDATE,
            ("using-named-graph-uri", "http://example/people"),
        ),
        403,
    ),
}


@pytest.fixture(scope="module", params=["nq", "trig"])
def documents(
    request: pytest.FixtureRequest, repository: Home, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """The service over three documents, each a graph that says what it is."""
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    document = "http://xmlns.com/foaf/0.1/Document"
    said = [(iri, f"<{iri}> <{kind}> <{document}>") for iri in (ONE, TWO, THREE)]
    path = tmp_path_factory.mktemp("w3c") / f"data.{request.param}"
    as_nquads = "".join(f"{triple} <{graph}> .\n" for graph, triple in said)
    as_trig = "".join(f"<{graph}> {{ {triple} }}\n" for graph, triple in said)
    path.write_text(as_nquads if request.param == "nq" else as_trig, encoding="utf-8")
    context = open_context(repository, dataset=path)
    yield Visitor(App(context, ROUTES), context)
    assert context.store is not None
    assert len(context.store) == 3, "a refused update changed the data"


def send(documents: Visitor, sent: Sent) -> Response:
    address = "/sparql/" + (f"?{urlencode(sent.pairs)}" if sent.pairs else "")
    body = sent.body.encode(sent.encoding)
    return documents.ask(address, "*/*", method=sent.method, body=body, media_type=sent.media_type)


def test_every_official_test_is_here() -> None:
    assert len({*TRUE, *WRITTEN, *REFUSED}) == 20
    assert len(CHANGES) == 14


@pytest.mark.parametrize("name", TRUE)
def test_the_answer_is_yes(documents: Visitor, name: str) -> None:
    response = send(documents, TRUE[name])
    assert (response.status, response.media_type) == (200, "application/sparql-results+json")
    answer = ox.parse_query_results(response.body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QueryBoolean)
    assert bool(answer)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_answer_has_the_type_of_its_form(documents: Visitor, name: str) -> None:
    sent, media_types = WRITTEN[name]
    response = send(documents, sent)
    assert response.status == 200
    assert response.media_type in media_types


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_request_is_refused(documents: Visitor, name: str) -> None:
    sent, status = REFUSED[name]
    assert send(documents, sent).status == status


@pytest.mark.parametrize("name", CHANGES)
def test_no_change_is_made(documents: Visitor, name: str) -> None:
    sent, status = CHANGES[name]
    assert send(documents, sent).status == status
    assert send(documents, TRUE["query_dataset_default_graphs_get"]).status == 200


def test_without_the_graphs_of_the_protocol_the_answers_would_be_others(
    documents: Visitor,
) -> None:
    only_one = get(("query", ASK_DEFAULT), BOTH_DEFAULT[0])
    assert b"false" in send(documents, only_one).body
    from_alone = send(documents, post(ASK_FROM))
    assert b"false" in from_alone.body
