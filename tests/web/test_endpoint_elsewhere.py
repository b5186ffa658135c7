"""The endpoint before a store elsewhere: what it forwards, and what becomes of its failures."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from miprof_graph.ask.remote import Remote
from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.names import GRAPH_ENTITIES, GRAPH_SOURCES
from miprof_graph.web.context import Context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Request, Response
from tests.web.browser import Visitor

Answer = Callable[[Request], Response]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@contextmanager
def serve(answer: Answer) -> Iterator[str]:
    """A server on a free port whose every request goes to one function."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query_string = self.path.partition("?")
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            given = answer(Request(self.command, path, query_string, headers, body))
            self.send_response(given.status)
            for name, value in {**given.headers, "content-type": given.media_type}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        do_POST = do_GET  # noqa: N815 - the name that the library calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


def before(context: Context, endpoint: str, timeout: float = 20) -> Visitor:
    """The service over an endpoint."""
    backend = Remote(endpoint, timeout=timeout)
    over = replace(context, store=None, endpoint=endpoint, backend=backend)
    return Visitor(App(over, ROUTES), over)


@pytest.fixture(scope="module")
def elsewhere(visitor: Visitor) -> Iterator[Visitor]:
    """The service over an endpoint that holds the real graph."""
    with serve(visitor.app.answer) as endpoint:
        yield before(visitor.context, endpoint)


def ask(visitor: Visitor, query: str, **more: str) -> Response:
    parameters = {name.replace("_", "-"): value for name, value in more.items()}
    return visitor.ask("/sparql?" + urlencode({"query": query, **parameters}), "*/*")


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("query", ["SELECT ?m { ?m a mpo:Ministry } ORDER BY ?m", "ASK {}"])
def test_a_table_is_the_same_from_elsewhere(
    visitor: Visitor, elsewhere: Visitor, query: str, form: str
) -> None:
    there, here = (ask(service, query, format=form) for service in (elsewhere, visitor))
    assert (there.status, there.media_type, there.body) == (200, here.media_type, here.body)


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "xml"])
def test_a_graph_is_the_same_from_elsewhere(
    visitor: Visitor, elsewhere: Visitor, form: str
) -> None:
    def triples(service: Visitor) -> set[ox.Triple]:
        found = ask(service, "DESCRIBE <id/miprof>", format=form)
        rdf = ox.RdfFormat.from_media_type(found.media_type.partition(";")[0])
        return {quad.triple for quad in ox.parse(found.body, format=rdf)}

    assert triples(elsewhere) == triples(visitor) != set()


def test_the_graphs_that_a_request_names_are_forwarded(
    visitor: Visitor, elsewhere: Visitor
) -> None:
    whole = ask(elsewhere, COUNT).body
    for name in ("default_graph_uri", "named_graph_uri"):
        there, here = (ask(s, COUNT, **{name: GRAPH_ENTITIES}) for s in (elsewhere, visitor))
        assert (there.status, there.body) == (200, here.body)
        assert there.body != whole
    assert ask(elsewhere, COUNT, default_graph_uri="no iri").status == 400


def test_the_cap_holds_for_answers_from_elsewhere(elsewhere: Visitor) -> None:
    context = replace(elsewhere.context, max_rows=7)
    capped = Visitor(App(context, ROUTES), context)
    response = ask(capped, "SELECT ?s { ?s ?p ?o }")
    assert len(json.loads(response.body)["results"]["bindings"]) == 7
    assert response.headers["x-sparql-maxrows"] == "7"


def test_nothing_that_is_refused_leaves_this_machine(visitor: Visitor) -> None:
    heard: list[Request] = []

    def note(request: Request) -> Response:
        heard.append(request)
        return Response(status=500)

    with serve(note) as endpoint:
        service = before(visitor.context, endpoint)
        refused = [
            ask(service, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
            ask(service, "SELECT * {"),
            ask(service, "CLEAR ALL"),
            ask(service, "SELECT * { ?x nobody:knows ?y }"),
        ]
    assert [response.status for response in refused] == [403, 400, 400, 400]
    assert heard == []


@pytest.mark.parametrize(
    "given",
    [
        Response(b"out of order", 500, "text/plain"),
        Response(b"not here", 404, "text/plain"),
        Response(b"<html>login</html>", 200, "text/html"),
        Response(b'{"head":', 200, "application/sparql-results+json"),
    ],
    ids=["error", "missing", "page", "half"],
)
def test_a_store_that_fails_is_a_bad_gateway(visitor: Visitor, given: Response) -> None:
    with serve(lambda _: given) as endpoint:
        response = ask(before(visitor.context, endpoint), COUNT)
    assert response.status == 502
    assert endpoint.encode() not in response.body, "the address is no business of the public"
    assert ask(before(visitor.context, endpoint), COUNT).status == 502, "nobody is there any more"


def test_a_store_that_takes_too_long_is_a_gateway_timeout(visitor: Visitor) -> None:
    def wait(_: Request) -> Response:
        time.sleep(2)
        return Response(b"", 200, "text/csv")

    with serve(wait) as endpoint:
        assert ask(before(visitor.context, endpoint, timeout=1), COUNT).status == 504


def test_the_graphs_of_a_store_elsewhere_can_be_read(visitor: Visitor, elsewhere: Visitor) -> None:
    address = "/store?" + urlencode({"graph": GRAPH_SOURCES})
    there, here = (s.ask(address, "application/n-triples") for s in (elsewhere, visitor))
    assert there.status == 200
    assert {*there.body.splitlines()} == {*here.body.splitlines()}
    assert elsewhere.ask("/store?graph=http://example.org/none", "*/*").status == 404
    everything = [s.ask("/store", "application/n-quads") for s in (elsewhere, visitor)]
    lines = [{*response.body.splitlines()} for response in everything]
    assert lines[0] == lines[1]
    assert elsewhere.ask("/store?default", "*/*").status == 200


def test_the_descriptions_are_the_same(visitor: Visitor, elsewhere: Visitor) -> None:
    def lines(service: Visitor, address: str) -> set[bytes]:
        return {*service.ask(address, "application/n-triples").body.splitlines()}

    assert lines(elsewhere, "/void") == lines(visitor, "/void")
    assert lines(elsewhere, "/sparql") == lines(visitor, "/sparql")
    assert any(b"UnionDefaultGraph" in line for line in lines(visitor, "/sparql"))
