"""The whole site over a store elsewhere says the same as over the embedded one."""

from __future__ import annotations

import json
from functools import cache
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from miprof_graph.ask.questions import load_questions
from miprof_graph.paths import Home
from miprof_graph.serve.routes import ROUTES
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Response
from tests.conftest import REPOSITORY
from tests.stores.servers import Server
from tests.web.browser import BROWSER, Visitor

SELECT: Final = quote("SELECT ?p ?l { ?p a mpo:Person ; skos:prefLabel ?l } ORDER BY ?p ?l")
ASK: Final = quote("ASK { mp:miprof a mpo:Agent }")
CONSTRUCT: Final = quote("CONSTRUCT { ?p a mpo:Person } WHERE { ?p a mpo:Person }")
MATCH: Final = quote(json.dumps({"q0": {"query": "Elisabeth Moiron-Braud"}}))
EXTEND: Final = quote(json.dumps({"ids": ["miprof"], "properties": [{"id": "type"}]}))
GRAPH: Final = quote("https://w3id.org/miprof-graph/graph/plain", safe="")
CLAIM: Final = "31feadc984f2d501"
SOURCE: Final = "contrelatraite-miprof"

# For each rule, addresses that try it; what the service says of itself as a store is left out.
SAMPLES: Final[dict[str, list[str]]] = {
    "/sparql": [f"/sparql?query={query}" for query in (SELECT, ASK, CONSTRUCT)],
    "/store": [f"/store?graph={GRAPH}"],
    "/void": ["/void"],
    "/.well-known/void": ["/.well-known/void"],
    "/id/<path:name>": ["/id/miprof", "/id/nobody"],
    "/doc/<path:name>": ["/doc/miprof", "/doc/miprof.ttl", "/doc/nobody"],
    "/source/<path:name>": [f"/source/{SOURCE}", f"/source/{SOURCE}.ttl"],
    "/claim/<path:name>": [f"/claim/{CLAIM}", f"/claim/{CLAIM}.ttl"],
    "/graph/<path:name>": ["/graph/plain", "/graph/plain.ttl"],
    "/ontology": ["/ontology"],
    "/ontology/<path:name>": ["/ontology/Person", "/ontology/holdsPost.ttl"],
    "/<lang:language>/doc/<path:name>": [
        *("/fr/doc/miprof", "/en/doc/miprof", "/fr/doc/poste-ministre-droits-femmes"),
        *("/fr/doc/plan-traite-2014-2016", "/fr/doc/nobody"),
    ],
    "/<lang:language>/source/<path:name>": [f"/fr/source/{SOURCE}"],
    "/<lang:language>/claim/<path:name>": [f"/fr/claim/{CLAIM}"],
    "/<lang:language>/graph/<path:name>": ["/fr/graph/plain", "/fr/graph/derived"],
    "/<lang:language>/ontology": ["/fr/ontology"],
    "/<lang:language>/ontology/<path:name>": ["/fr/ontology/Person", "/en/ontology/holdsPost"],
    "/ontology.<extension>": ["/ontology.ttl"],
    "/dataset": ["/dataset"],
    "/distribution/<name>": ["/distribution/claims.csv"],
    "/reconcile": ["/reconcile", f"/reconcile?queries={MATCH}", f"/reconcile?extend={EXTEND}"],
    "/<lang:language>/reconcile": [f"/fr/reconcile?queries={MATCH}"],
    "/reconcile/suggest/entity": ["/reconcile/suggest/entity?prefix=mip"],
    "/reconcile/suggest/property": ["/reconcile/suggest/property?prefix=p"],
    "/reconcile/suggest/type": ["/reconcile/suggest/type?prefix=p"],
    "/<lang:language>/reconcile/suggest/entity": ["/fr/reconcile/suggest/entity?prefix=mip"],
    "/<lang:language>/reconcile/suggest/property": ["/fr/reconcile/suggest/property?prefix=p"],
    "/<lang:language>/reconcile/suggest/type": ["/fr/reconcile/suggest/type?prefix=p"],
    "/reconcile/properties": ["/reconcile/properties?type=Person"],
    "/<lang:language>/reconcile/properties": ["/fr/reconcile/properties?type=Person"],
    "/reconcile/preview": ["/reconcile/preview?id=miprof"],
    "/<lang:language>/reconcile/preview": ["/fr/reconcile/preview?id=miprof"],
    "/<lang:language>/reconcile/help": ["/fr/reconcile/help"],
    "/": ["/"],
    "/<lang:language>/": ["/fr/", "/en/"],
    "/<lang:language>/search": ["/fr/search?q=traite", "/en/search?q=xyzzy"],
    "/suggest": ["/suggest?q=mis&lang=fr"],
    "/opensearch.xml": ["/opensearch.xml"],
    "/<lang:language>/browse": ["/fr/browse"],
    "/<lang:language>/browse/<slug>": ["/fr/browse/person", "/fr/browse/nothing"],
    "/<lang:language>/questions": ["/fr/questions"],
    "/<lang:language>/questions/<name>": [
        f"/fr/questions/{name}" for name in load_questions(Home(REPOSITORY))
    ],
    "/question/<name>": ["/question/sources"],
    "/<lang:language>/sources": ["/fr/sources"],
    "/<lang:language>/downloads": ["/fr/downloads"],
    "/exports/<name>": ["/exports/claims.csv"],
    "/<any(map, conflicts, coverage, report):page>": ["/map", "/conflicts", "/coverage"],
    "/<lang:language>/<any(map, conflicts, coverage, report):page>": ["/fr/map"],
    "/picture/map.png": ["/picture/map.png"],
    "/<lang:language>/about": ["/fr/about"],
    "/<lang:language>/method": ["/fr/method"],
    "/<lang:language>/privacy": ["/fr/privacy"],
    "/robots.txt": ["/robots.txt"],
    "/sitemap.xml": ["/sitemap.xml"],
    "/<lang:language>/sparql": ["/fr/sparql", f"/fr/sparql?query={SELECT}"],
}
# These say how a server does, not what it shows.
OTHERS: Final = {"/static/<path:name>", "/metrics", "/health"}
ADDRESSES: Final = [address for addresses in SAMPLES.values() for address in addresses]


@cache
def open_here() -> Visitor:
    context = open_context(Home(REPOSITORY))
    return Visitor(App(context, ROUTES), context)


@cache
def ask_here(address: str, accept: str) -> Response:
    """What the site says over the embedded store, once for all stores it is compared with."""
    return open_here().ask(address, accept)


@pytest.fixture(scope="module")
def there(repository: Home, filled: Server) -> Visitor:
    context = open_context(repository, endpoint=filled.endpoint, timeout=60)
    return Visitor(App(context, ROUTES), context)


def test_every_address_of_the_site_is_tried() -> None:
    assert {route.rule for route in ROUTES} == SAMPLES.keys() | OTHERS


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_the_same(address: str, there: Visitor) -> None:
    # What begins with a language is a page, whatever the reader takes.
    for accept in (BROWSER,) if address.startswith(("/fr", "/en")) else (BROWSER, "*/*"):
        expected, found = ask_here(address, accept), there.ask(address, accept)
        assert (found.status, found.media_type) == (expected.status, expected.media_type)
        assert read_body(found) == read_body(expected)


def read_body(response: Response) -> bytes | set[str]:
    """Take triples for what they are, a set: a store may give them in any order."""
    is_graph = response.media_type.partition(";")[0] in {"text/turtle", "application/rdf+xml"}
    form = ox.RdfFormat.from_media_type(response.media_type)
    if form is None or not is_graph:
        return response.body
    return {str(quad) for quad in ox.parse(response.body, format=form)}
