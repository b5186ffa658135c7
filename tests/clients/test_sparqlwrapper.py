"""SPARQLWrapper, the client that most Python programs ask with."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLExceptions, SPARQLWrapper

from tests.clients.expected import MINISTRIES, MINISTRY_NAMES, count_ministry_names, ministries


def ask(endpoint: str, query: str, form: str, **options: str) -> Any:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    if "method" in options:
        wrapper.setMethod(options["method"])
    if "request" in options:
        wrapper.setRequestMethod(options["request"])
    response = wrapper.query()
    with response.response:
        return response.convert()


def read_names(answer: Any) -> dict[str, str]:
    rows = answer["results"]["bindings"]
    return {row["ministry"]["value"]: row["name"]["value"] for row in rows}


def test_it_reads_rows_from_json(endpoint: str) -> None:
    assert read_names(ask(endpoint, MINISTRIES, JSON)) == ministries()


def test_it_asks_by_a_posted_form(endpoint: str) -> None:
    assert read_names(ask(endpoint, MINISTRIES, JSON, method=POST)) == ministries()


def test_it_asks_by_a_posted_query(endpoint: str) -> None:
    answer = ask(endpoint, MINISTRIES, JSON, method=POST, request=POSTDIRECTLY)
    assert read_names(answer) == ministries()


@pytest.mark.parametrize(("kind", "verdict"), [("Ministry", "true"), ("Nothing", "false")])
def test_it_reads_a_verdict_from_xml(endpoint: str, kind: str, verdict: str) -> None:
    document = ask(endpoint, f"ASK {{ ?x a mpo:{kind} }}", XML)
    [element] = document.getElementsByTagName("boolean")
    assert element.firstChild.data == verdict


def test_it_reads_a_graph_from_turtle(endpoint: str) -> None:
    graph = Graph().parse(data=ask(endpoint, MINISTRY_NAMES, TURTLE), format="turtle")
    assert len(graph) == count_ministry_names()


def test_a_malformed_query_is_its_own_kind_of_error(endpoint: str) -> None:
    with pytest.raises(SPARQLExceptions.QueryBadFormed) as raised:
        ask(endpoint, "SELECT * WHERE {", JSON)
    context = raised.value.__context__
    assert context is not None
    context.close()  # type: ignore[attr-defined]
    assert "SELECT * WHERE {" in str(raised.value)
