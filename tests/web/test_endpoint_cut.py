"""The cap on rows: an answer that is cut says so, and is well-formed all the same."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from urllib.parse import unquote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from miprof_graph.endpoint.answer import answer_table
from miprof_graph.endpoint.protocol import Operation
from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Response
from tests.web.browser import Visitor

MOST = 25
BY_FORM = ("json", "xml", "csv", "tsv")
VALUES = "SELECT ?x ?y {{ VALUES (?x ?y) {{ {} }} }}"
HOSTILE = r"""("a\"}},{\"x\":{\"type\"" "b\r\n\"\"c") ("</result><result>" "é\t\n") (UNDEF UNDEF)"""


@pytest.fixture(scope="module")
def capped(visitor: Visitor) -> Visitor:
    context = replace(visitor.context, max_rows=MOST)
    return Visitor(App(context, ROUTES), context)


def ask(visitor: Visitor, query: str, form: str) -> Response:
    address = "/sparql?" + urlencode({"query": query, "format": form})
    response = visitor.ask(address, "*/*", accept_language="en")
    assert response.status == 200, response.body
    return response


def read(body: bytes, form: str) -> list[list[str]]:
    """Read the rows of a table with a reader that is not the writer's."""
    if form == "json":
        found = json.loads(body)
        names = found["head"]["vars"]
        bindings = found["results"]["bindings"]
        return [[row.get(name, {}).get("value", "") for name in names] for row in bindings]
    if form == "xml":
        space = "{http://www.w3.org/2005/sparql-results#}"
        return [
            [binding[0].text or "" for binding in row]
            for row in ElementTree.fromstring(body).iter(f"{space}result")  # noqa: S314 - our own
        ]
    if form == "csv":
        return list(csv.reader(io.StringIO(body.decode(), newline="")))[1:]
    return [line.split("\t") for line in body.decode().split("\n")[1:-1]]


@pytest.mark.parametrize("form", BY_FORM)
def test_a_table_is_cut_after_the_last_row_that_is_allowed(
    visitor: Visitor, capped: Visitor, form: str
) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 200"
    whole, cut = ask(visitor, query, form), ask(capped, query, form)
    assert read(cut.body, form) == read(whole.body, form)[:MOST]
    assert "x-sparql-maxrows" not in whole.headers
    assert cut.headers["x-sparql-maxrows"] == str(MOST)
    assert cut.headers["etag"] != whole.headers["etag"]


@pytest.mark.parametrize("form", BY_FORM)
@pytest.mark.parametrize("count", [0, 1, MOST - 1, MOST, MOST + 1, MOST + 2, 10 * MOST])
def test_the_cut_is_exact(capped: Visitor, form: str, count: int) -> None:
    query = VALUES.format('("a long enough value to be counted" 1)' * count)
    response = ask(capped, query, form)
    assert len(read(response.body, form)) == min(count, MOST)
    assert ("x-sparql-maxrows" in response.headers) == (count > MOST)


@pytest.mark.parametrize("form", BY_FORM)
def test_no_value_is_mistaken_for_the_end_of_a_row(capped: Visitor, form: str) -> None:
    for count in (7, 8, 9):
        response = ask(capped, VALUES.format(HOSTILE * count), form)
        plain = read(response.body, form)
        assert len(plain) == min(3 * count, MOST)
        assert ("x-sparql-maxrows" in response.headers) == (3 * count > MOST)


@pytest.mark.parametrize("form", BY_FORM)
def test_rows_without_a_value_are_counted(capped: Visitor, form: str) -> None:
    response = ask(capped, "SELECT ?none { ?s a mpo:Claim }", form)
    assert response.headers["x-sparql-maxrows"] == str(MOST)
    if form == "json":
        assert json.loads(response.body)["results"]["bindings"] == [{}] * MOST


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "xml"])
def test_a_graph_is_cut_after_the_last_triple_that_is_allowed(capped: Visitor, form: str) -> None:
    for query in ("CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE mp:miprof"):
        response = ask(capped, query, form)
        rdf = ox.RdfFormat.from_media_type(response.media_type.partition(";")[0])
        assert len(list(ox.parse(response.body, format=rdf))) == MOST
        assert response.headers["x-sparql-maxrows"] == str(MOST)
    few = ask(capped, f"CONSTRUCT WHERE {{ ?s a mpo:Claim }} LIMIT {MOST}", form)
    assert "x-sparql-maxrows" not in few.headers


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { { SELECT ?s { ?s a mpo:Claim } LIMIT 100 } }",
        "SELECT ?s { ?s a mpo:Claim } OFFSET 5 LIMIT 100",
        "SELECT ?s { ?s a mpo:Claim } LIMIT100",
        "SELECT ?s { ?s a mpo:Claim } # LIMIT 1",
        "SELECT ?s { ?s a mpo:Claim } VALUES ?t { 'LIMIT 1' 'b' }",
        "SELECT ?s { ?s a mpo:Claim FILTER((1<2)&&3>'LIMIT 1') }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s a mpo:Claim } GROUP BY ?s HAVING(?n > 0) ORDER BY ?s",
    ],
)
def test_the_query_is_not_touched_whatever_it_looks_like(capped: Visitor, query: str) -> None:
    response = ask(capped, query, "json")
    found = len(read(response.body, "json"))
    assert ("x-sparql-maxrows" in response.headers) == (found == MOST)
    assert found in (0, MOST)


def test_an_endless_answer_ends_at_the_cap(capped: Visitor) -> None:
    product = " ".join(f"?a{number} ?b{number} ?c{number} ." for number in range(5))
    response = ask(capped, f"SELECT * {{ {product} }}", "tsv")
    assert len(read(response.body, "tsv")) == MOST


def test_what_is_missing_is_announced_in_words_too(capped: Visitor) -> None:
    link = ask(capped, "SELECT * { ?s ?p ?o }", "csv").headers["link"]
    assert link.startswith('</en/downloads>; rel="related"; title*=UTF-8')
    assert f"first {MOST} rows" in unquote(link)
    assert link.isascii()


def test_a_page_shows_no_more_than_the_cap(capped: Visitor) -> None:
    table = answer_table(capped.context, Operation("SELECT ?s { ?s ?p ?o }"))
    assert (len(table.rows), table.cut) == (MOST, True)
