"""No query makes this machine call another, and none breaks the store by its mere shape."""

from __future__ import annotations

from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.endpoint.shape import MAX_DEPTH, MAX_STEPS
from tests.web.browser import Visitor

QUERY = "application/sparql-query"


def post(visitor: Visitor, query: str) -> tuple[int, str]:
    sent = visitor.ask("/sparql", "*/*", method="POST", body=query, media_type=QUERY)
    return sent.status, sent.body.decode()


CALLS = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "small": "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "as a prefix": "PREFIX SERVICE: <x:> PREFIX : <URL> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "run into a prefix": "PREFIX x: <URL> SELECT * { SERVICEx:a { ?s ?p ?o } }",
    "run into silent": "SELECT * { SERVICESILENT<URL> { ?s ?p ?o } }",
    "by a variable": "SELECT * { BIND(<URL> AS ?u) { SELECT * { SERVICE ?u { ?s ?p ?o } } } }",
    "escaped": "SELECT * { #\n\\u0053ERVICE <URL> { ?s ?p ?o } }",
    "behind less than": "ASK { FILTER(1<2)SERVICE <URL#> { ?s ?p ?o } FILTER(3>2) }",
    # A reader of tokens takes what follows for a comment or a string; the store does not.
    "behind an odd name": (
        "PREFIX e: <http://x/> ASK { OPTIONAL { ?s ?p e:a\u0301\\#b } SERVICE <URL> { ?s ?p ?o }\n}"
    ),
    "behind a quote in an iri": (
        "ASK { BIND(1 AS ?a) FILTER(?a<'x>'||'a'='y'||1=1) SERVICE <URL> { ?s ?p ?o }"
        " FILTER('z'='z') }"
    ),
    "behind a hash in an iri": (
        "ASK { BIND(1 AS ?a) BIND(1 AS ?b) FILTER(?a<?b#c>'''\n||1=1)"
        " SERVICE <URL> { ?s ?p ?o } #'''\n}"
    ),
    "behind a hash in a name": (
        "PREFIX e: <http://x/> ASK { BIND(1 AS ?a) FILTER(?a<e:b#c>'''\n||1=1)"
        " SERVICE <URL> { ?s ?p ?o } #'''\n}"
    ),
    "behind an escaped quote": (
        "ASK { FILTER('a\\u0027b'=''||1=1) SERVICE <URL> { ?s ?p ?o } FILTER('x'='x') }"
    ),
    "behind half a long string": ("ASK { VALUES ?x {'''a'} SERVICE <URL> { ?s ?p ?o } #\\q'''\n}"),
}


@pytest.mark.parametrize("name", CALLS)
def test_no_query_makes_the_service_call_another(
    visitor: Visitor, listener: tuple[str, list[bytes]], name: str
) -> None:
    url, heard = listener
    status, said = post(visitor, CALLS[name].replace("URL", url))
    assert (status, heard) == (403, [])
    assert "SERVICE" in said


@pytest.mark.parametrize("name", [name for name in CALLS if name.startswith("behind")])
def test_the_store_itself_would_have_called(listener: tuple[str, list[bytes]], name: str) -> None:
    url, heard = listener
    with pytest.raises(OSError, match="reset"):
        ox.Store().query(CALLS[name].replace("URL", url))
    assert len(heard) == 1
    heard.clear()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service a mpo:Ministry } LIMIT 1",
        "PREFIX ex: <http://example.org/> SELECT * WHERE { ?x ex:service ?y }",
        "PREFIX service: <http://example.org/> SELECT * WHERE { ?x service:SERVICE ?y }",
        "ASK { ?x skos:prefLabel 'SERVICE <http://example.org/>' } # SERVICE",
        "ASK { ?x skos:prefLabel \"\"\"it's SERVICE\"\"\" , '''SERVICE''' }",
        "ASK { ?x a <http://example.org/SERVICE> }",
        "ASK { ?x a <http://example.org/l'SERVICE#SERVICE> , <urn:example:service> }",
        "ASK { ?x a mpo:Person FILTER(1<2) } #'SERVICE",
    ],
)
def test_the_word_elsewhere_is_no_call(visitor: Visitor, query: str) -> None:
    assert post(visitor, query)[0] == 200


NESTS = {
    "brackets": ("ASK { FILTER(", "(", "1", ")", ") }"),
    "groups": ("ASK ", "{", "", "}", ""),
    "subqueries": ("ASK {", "{SELECT * {", "", "}}", "}"),
    "existence": ("ASK {", "FILTER EXISTS {", "", "}", "}"),
    "functions": ("ASK { FILTER(", "STR(", "1", ")", ") }"),
    "paths": ("ASK { ?s ", "(", "mpo:heads", ")*", " ?o }"),
    "nots": ("ASK { FILTER(", "!", "1", "", ") }"),
    "sums": ("ASK { FILTER(1", "+1", "", "", ") }"),
    "differences": ("ASK { FILTER(1", " -1", "", "", ") }"),
    "unions": ("ASK { {}", " UNION {}", "", "", "}"),
    "options": ("ASK { ", "OPTIONAL {} ", "", "", "}"),
    "filters": ("ASK { ", "FILTER(1) ", "", "", "}"),
    "alternatives": ("ASK { ?s mpo:heads", "|mpo:heads", "", "", " ?o }"),
}


@pytest.mark.parametrize("name", NESTS)
def test_a_query_that_would_break_the_store_is_refused(visitor: Visitor, name: str) -> None:
    start, opening, middle, closing, end = NESTS[name]
    deep = start + opening * 50_000 + middle + closing * 50_000 + end
    status, said = post(visitor, deep)
    assert status in (400, 413)
    if status == 400:
        assert str(MAX_DEPTH) in said
        assert str(MAX_STEPS) in said


def test_a_query_may_be_long_and_still_be_simple(visitor: Visitor) -> None:
    numbers = " ".join(f"(-{number}.5 'a+b*c' true)" for number in range(3000))
    query = f"SELECT ?x {{ VALUES (?x ?y ?z) {{ {numbers} }} FILTER(?x < -10) }} LIMIT 2"
    assert post(visitor, query)[0] == 200
    nested = "{" * (MAX_DEPTH - 1)
    assert post(visitor, f"ASK {nested} # {'x' * 1000}\n {'}' * (MAX_DEPTH - 1)}")[0] == 200


def test_a_query_can_be_refused_in_a_short_time(visitor: Visitor) -> None:
    for odd in ("a." * 100_000, "'''" * 60_000, "<u:'a>" * 30_000, "\\" * 200_000):
        assert post(visitor, f"ASK {{ SERVICE {odd}")[0] in (400, 403)


def test_updates_are_refused_in_every_way(visitor: Visitor) -> None:
    for update in ("LOAD <http://127.0.0.1/>", "CLEAR ALL", "INSERT DATA { <a:s> <a:p> <a:o> }"):
        assert visitor.ask("/sparql?" + urlencode({"query": update}), "*/*").status == 400
        assert visitor.ask("/sparql?" + urlencode({"update": update}), "*/*").status == 403
        form = visitor.post_form("/sparql", [("update", update)], "*/*")
        assert form.status == 403
