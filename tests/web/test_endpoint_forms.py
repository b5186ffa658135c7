"""Every answer comes in the form that is accepted or named, and is the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from hashlib import sha256
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.web.accept import SOLUTIONS, TRIPLES, Format, find_format
from miprof_graph.web.records import Response
from tests.conftest import REPOSITORY
from tests.web.browser import Visitor

MINISTRIES = "SELECT ?ministry WHERE { ?ministry a mpo:Ministry } ORDER BY ?ministry"
BLANK = "CONSTRUCT { ?m mpo:heads [ a mpo:Post ; rdfs:label 'x' ] } WHERE { ?m a mpo:Ministry }"


def ask(visitor: Visitor, query: str, accept: str = "*/*", **more: str) -> Response:
    return visitor.ask("/sparql?" + urlencode({"query": query, **more}), accept)


def triples(response: Response) -> set[ox.Triple]:
    assert response.status == 200
    media_type = response.media_type.partition(";")[0]
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None, media_type
    return {quad.triple for quad in ox.parse(response.body, format=form)}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.8", "text/tab-separated-values"),
        ("image/png, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/csv;charset=utf-8", "text/csv; charset=utf-8"),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_a_table_comes_in_the_form_that_is_accepted(
    visitor: Visitor, accept: str, media_type: str
) -> None:
    response = ask(visitor, MINISTRIES, accept)
    assert response.status == 200
    assert response.media_type.partition(";")[0] == media_type.partition(";")[0]
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
    ],
)
def test_a_graph_comes_in_the_form_that_is_accepted(
    visitor: Visitor, accept: str, media_type: str
) -> None:
    response = ask(visitor, "DESCRIBE mp:miprof", accept)
    assert response.media_type.partition(";")[0] == media_type
    assert triples(response) == triples(ask(visitor, "DESCRIBE mp:miprof", "application/n-triples"))


def test_a_form_may_be_named_in_the_address(visitor: Visitor) -> None:
    for form in SOLUTIONS:
        for name in (form.name, *form.aliases, *form.media_types):
            named = ask(visitor, MINISTRIES, "image/png", format=name)
            assert named.media_type == form.content_type, name
    for form in TRIPLES:
        for name in (form.name, *form.aliases):
            named = ask(visitor, "DESCRIBE mp:miprof", "image/png", format=name)
            assert named.media_type == form.content_type, name


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(visitor: Visitor) -> None:
    refused = [
        ask(visitor, MINISTRIES, "image/png"),
        ask(visitor, MINISTRIES, "text/turtle"),
        ask(visitor, MINISTRIES, format="docx"),
        ask(visitor, "DESCRIBE mp:miprof", "text/csv"),
    ]
    assert [response.status for response in refused] == [406] * 4
    assert b"application/sparql-results+json" in refused[0].body
    assert b"text/turtle" in refused[3].body


def test_a_verdict_is_one_word_in_a_table_of_text(visitor: Visitor) -> None:
    assert json.loads(ask(visitor, "ASK {}").body) == {"head": {}, "boolean": True}
    assert b"<boolean>false</boolean>" in ask(visitor, "ASK { FILTER(false) }", "text/xml").body
    for accept in ("text/csv", "text/tab-separated-values"):
        assert ask(visitor, "ASK {}", accept).body == b"true"


def test_a_table_of_text_keeps_every_sign(visitor: Visitor) -> None:
    odd = """SELECT ("a,\\"b\\"\\r\\nc" AS ?x) ("é" AS ?y) {}"""
    table = list(csv.reader(io.StringIO(ask(visitor, odd, "text/csv").body.decode(), newline="")))
    assert table == [["x", "y"], ['a,"b"\r\nc', "é"]]


def test_turtle_declares_the_prefixes_it_uses_and_no_other(visitor: Visitor) -> None:
    text = ask(visitor, "CONSTRUCT { ?m a mpo:Ministry } WHERE { ?m a mpo:Ministry }").body
    assert text.startswith(b"@prefix mp: ")
    assert text.count(b"@prefix") == 2
    nothing = ask(visitor, "CONSTRUCT { ?m a ?m } WHERE { ?m a mpo:Nothing }")
    assert (nothing.status, nothing.body) == (200, b"")


def test_xml_refuses_what_it_cannot_hold(visitor: Visitor) -> None:
    nameless = "CONSTRUCT { mp:a <http://example.org/> mp:b } WHERE {}"
    assert ask(visitor, nameless, "application/rdf+xml").status == 406
    assert ask(visitor, nameless, "text/turtle").status == 200


@pytest.mark.parametrize("form", [*SOLUTIONS, *TRIPLES], ids=lambda form: str(form.media_type))
def test_two_equal_requests_get_equal_bytes(visitor: Visitor, form: Format) -> None:
    queries = [MINISTRIES] if form in SOLUTIONS else ["DESCRIBE mp:miprof", BLANK]
    for query in queries:
        first, second = (ask(visitor, query, form.media_type) for _ in range(2))
        assert first.status == 200
        assert (first.body, first.headers) == (second.body, second.headers)


def test_another_process_writes_the_same_bytes(visitor: Visitor) -> None:
    query = "CONSTRUCT WHERE { ?s a mpo:Ministry ; ?p ?o }"
    program = f"""if True:
        import hashlib
        from miprof_graph.paths import Home
        from miprof_graph.web.context import open_context
        from miprof_graph.endpoint.query import answer_sparql
        from miprof_graph.web.records import Request
        from pathlib import Path
        from urllib.parse import urlencode
        context = open_context(Home(Path({str(REPOSITORY)!r})))
        address = urlencode({{"query": {query!r}}})
        body = answer_sparql(context, Request("GET", "/sparql", address)).body
        print(hashlib.sha256(body).hexdigest(), len(body))
    """
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    body = ask(visitor, query).body
    assert done.stdout.split() == [sha256(body).hexdigest(), str(len(body))]


def test_the_most_exact_range_decides_and_then_the_order_of_the_server() -> None:
    def chosen(accept: str) -> str | None:
        form = find_format(accept, None, TRIPLES)
        return form.name if form else None

    assert chosen("application/rdf+xml, text/turtle") == "ttl"
    assert chosen("text/*;q=0.4, application/ld+json;q=0.5") == "jsonld"
    assert chosen("application/rdf+xml, */*") == "xml"
    assert chosen("text/turtle;q=0") is None
    assert chosen("") == chosen("  ") == "ttl"
