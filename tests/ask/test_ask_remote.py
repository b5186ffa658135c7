"""A remote endpoint gives the same answers, and its troubles are told so that people understand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from miprof_graph.ask.backend import read_rows
from miprof_graph.ask.questions import load_questions
from miprof_graph.ask.remote import Remote
from miprof_graph.cli.main import main
from miprof_graph.errors import MiprofError, RemoteError, UsageError
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY

QUESTIONS = load_questions(Home(REPOSITORY))
ROWS = '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
QUERY = "SELECT ?x { BIND('1' AS ?x) }"
JSON = "application/sparql-results+json"
Handler = BaseHTTPRequestHandler


def give(handler: Handler, code: int, media: str, body: str, **headers: str) -> None:
    data = body.encode()
    handler.send_response(code)
    handler.send_header("Content-Type", media)
    handler.send_header("Content-Length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def serve(answer: Callable[[Handler], object]) -> Iterator[str]:
    """Run a server on a free port of this machine that answers as the test wants."""

    class Scripted(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                answer(self)
            except ConnectionError:
                return

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the names the library asks for

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(url: str, query: str = QUERY, timeout: float = 5) -> list[Any]:
    # Which graphs a store has is asked before; that is tested with stores that have some.
    return read_rows(Remote(url, timeout=timeout, is_union=True), query)


def fail(url: str, query: str = QUERY, timeout: float = 5) -> str:
    with pytest.raises(RemoteError) as caught:
        ask(url, query, timeout)
    for language in ("fr", "en"):
        assert url in caught.value.render(language)
    return caught.value.render("en")


def test_we_say_who_we_are_and_what_we_can_read() -> None:
    seen: list[Any] = []

    def answer(handler: Handler) -> None:
        seen.append((handler.headers["User-Agent"], handler.headers["Accept"], handler.path))
        give(handler, 200, JSON, ROWS)

    with serve(answer) as url:
        assert [str(row[0]) for row in ask(url, "SELECT ?x { ?x a mpo:Person }")] == ['"1"']
    ((agent, accept, path),) = seen
    assert agent.startswith("miprof-graph/0.")
    assert agent.endswith(" (+https://w3id.org/miprof-graph)")
    assert JSON in accept
    query = parse_qs(urlsplit(path).query)["query"][0]
    assert query.startswith("PREFIX mpo: <https://w3id.org/miprof-graph/ontology#> SELECT")


def test_a_long_query_is_posted() -> None:
    seen: list[str] = []

    def answer(handler: Handler) -> None:
        length = int(handler.headers["Content-Length"] or 0)
        seen.append(f"{handler.command} {len(handler.rfile.read(length)) > 3000}")
        give(handler, 200, JSON, ROWS)

    with serve(answer) as url:
        ask(url, f"SELECT ?x {{ VALUES ?x {{ {'<http://example.org/one> ' * 200} }} }}")
    assert seen == ["POST True"]


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("when", ["0", "date", None, "soon"])
def test_a_busy_endpoint_is_asked_once_more(code: int, when: str | None) -> None:
    seen: list[float] = []

    def answer(handler: Handler) -> None:
        seen.append(time.monotonic())
        if len(seen) > 1:
            give(handler, 200, JSON, ROWS)
            return
        later = {"Retry_After": formatdate(usegmt=True) if when == "date" else when or ""}
        give(handler, code, "text/plain", "busy", **(later if when else {}))

    with serve(answer) as url:
        assert len(ask(url)) == 1
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("code", "wait", "calls"), [(503, "0", 2), (503, "3600", 1), (502, "0", 1)]
)
def test_an_endpoint_that_stays_busy_or_asks_for_too_long_is_given_up(
    code: int, wait: str, calls: int
) -> None:
    seen: list[str] = []

    def answer(handler: Handler) -> None:
        seen.append(handler.path)
        give(handler, code, "text/plain", "busy", Retry_After=wait)

    with serve(answer) as url:
        assert f"HTTP error {code}" in fail(url, timeout=3)
    assert len(seen) == calls


@pytest.mark.parametrize("code", [400, 401, 403, 404, 414, 500])
def test_an_http_error_is_told_with_its_code_and_reason(code: int) -> None:
    with serve(lambda handler: give(handler, code, "text/plain", "étrange\nmore")) as url:
        message = fail(url)
    assert f"HTTP error {code}" in message


@pytest.mark.parametrize(
    ("media", "body", "query"),
    [
        ("text/html", "<html>Hello</html>", QUERY),
        ("text/html", "<html>Hello</html>", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
        (JSON, "<html>Hello</html>", QUERY),
        (JSON, '{"error": "blocked"}', QUERY),
        (JSON, '{"head":{},"boolean":true}', QUERY),
        (JSON, ROWS, "ASK {}"),
        ("text/turtle", "<html>", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ],
)
def test_an_answer_that_is_not_sparql_is_recognised(media: str, body: str, query: str) -> None:
    with serve(lambda handler: give(handler, 200, media, body)) as url:
        assert "not that of a SPARQL endpoint" in fail(url, query)


def test_an_endpoint_that_answers_in_xml_is_understood_too() -> None:
    xml = (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
        '<variable name="x"/></head><results><result><binding name="x"><literal>1</literal>'
        "</binding></result></results></sparql>"
    )
    with serve(lambda handler: give(handler, 200, "application/sparql-results+xml", xml)) as url:
        assert len(ask(url)) == 1


def test_a_duration_that_a_store_has_counted_in_months_is_written_as_it_was() -> None:
    duration = {"type": "typed-literal", "datatype": f"{PREFIXES['xsd']}duration"}
    rows = [
        {"x": {**duration, "value": "36"}, "xLabel": {"type": "literal", "value": "36"}},
        {"x": {**duration, "value": "PT13M"}, "xLabel": {"type": "literal", "value": "24"}},
    ]
    body = json.dumps({"head": {"vars": ["x", "xLabel"]}, "results": {"bindings": rows}})
    with serve(lambda handler: give(handler, 200, JSON, body)) as url:
        found = ask(url)
    said = [[getattr(term, "value", "") for term in row] for row in found]
    assert said == [["P3Y", "P3Y"], ["PT13M", "24"]]


def test_a_silent_endpoint_is_left_after_the_time_allowed() -> None:
    done = threading.Event()
    with serve(lambda _: [done.wait(5), None][1]) as url:
        start = time.monotonic()
        assert "no complete answer in 1 s" in fail(url, timeout=1)
        assert time.monotonic() - start < 4
        done.set()


def test_an_endpoint_that_drips_is_left_after_the_time_allowed() -> None:
    done = threading.Event()

    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        while not done.wait(0.2):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    with serve(drip) as url:
        start = time.monotonic()
        assert "no complete answer" in fail(url, timeout=1)
        assert time.monotonic() - start < 4
        done.set()


def test_a_closed_door_and_a_broken_line_are_told() -> None:
    with serve(lambda _: None) as url:
        pass
    assert "cannot be reached" in fail(url)
    with serve(lambda handler: handler.wfile.write(b"nonsense\r\n\r\n") and None) as url:
        assert "cannot be reached" in fail(url)


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "example.org", ""])
def test_only_web_addresses_are_endpoints(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Remote(url, timeout=1)
    assert caught.value.key == "ask.endpoint-url"


@pytest.mark.parametrize(
    "query",
    ["SELECT ?x {", "SELECT ?x { SERVICE <http://x/> {} }", "CLEAR ALL", "ASK { a:b ?p ?o }"],
)
def test_wrong_queries_are_refused_before_anything_is_sent(query: str) -> None:
    with pytest.raises(MiprofError) as caught:
        ask("http://127.0.0.1:9/", query)
    assert isinstance(caught.value, UsageError)


def test_a_remote_trouble_has_exit_code_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "ASK {}", "--lang", "fr", "--endpoint", "http://127.0.0.1:9/x"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("miprof\u00a0: http://127.0.0.1:9/x\u00a0: serveur injoignable")
