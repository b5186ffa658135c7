"""No query makes the server call another: SERVICE is refused before anything leaves."""

from __future__ import annotations

import pytest

from tests.serve.client import Client


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <URL> { ?s ?p ?o } }",
        "PREFIX SERVICE: <x:> PREFIX : <URL> SELECT * WHERE { SERVICE:a { ?s ?p ?o } }",
        "PREFIX SERVICEx: <x:> PREFIX x: <URL> SELECT * WHERE { SERVICEx:a { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICESILENT<URL> { ?s ?p ?o } }",
        "SELECT * WHERE { BIND(<URL> AS ?u) { SELECT * { SERVICE ?u { ?s ?p ?o } } } }",
        "SELECT * WHERE { #\n\\u0053ERVICE <URL> { ?s ?p ?o } }",
        "ASK { FILTER(1<2)SERVICE <URL#> { ?s ?p ?o } FILTER(3>2) }",
    ],
)
def test_no_query_makes_the_server_call_another(
    client: Client, listener: tuple[str, list[bytes]], query: str
) -> None:
    url, heard = listener
    reply = client.query(query.replace("URL", url))
    assert (reply.status, heard) == (403, [])
    assert "SERVICE" in reply.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service a mpo:Ministry } LIMIT 1",
        "PREFIX ex: <http://example.org/> SELECT * WHERE { ?x ex:service ?y }",
        "ASK { ?x skos:prefLabel 'SERVICE <http://example.org/>' } # SERVICE",
        "ASK { ?x a <http://example.org/SERVICE> }",
    ],
)
def test_the_word_service_elsewhere_is_no_call(client: Client, query: str) -> None:
    assert client.query(query).status == 200
