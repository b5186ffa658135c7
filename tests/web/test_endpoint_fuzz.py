"""Whatever a client sends, it is answered or refused: nothing that it writes is our mistake."""

from __future__ import annotations

from random import Random
from urllib.parse import quote, urlencode

import pytest

from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.paths import Home
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from tests.web.browser import Visitor

ALLOWED = {200, 303, 304, 400, 403, 404, 406, 414}
ADDRESSES = (
    "/sparql?query=ASK%20%7B%7D",
    "/sparql?query=DESCRIBE%20mp%3Amiprof",
    *("/sparql", "/void", "/.well-known/void", "/store", "/store?default"),
)
PIECES = (
    *("text/html", "text/turtle", "*/*", "text/*", "application/json", "image/png", "*", "/", ""),
    *("application/", "/xml", "*/xml", "text/turtle/x", "é/ü", "\x00", "a" * 300, '"', '"a,b"'),
)
QUALITIES = (
    *("", ";q=1", ";q=0", ";q=0.5", ";q=", ";q=-1", ";q=7", ";q=1e999", ";q=nan", ";q=\u0663"),
    *(";charset=utf-8", ';a="b,c;q=1"', ";;;", ";q", "; q = 0.3 ", ";q=0.5;q=0.1"),
)
WORDS = (
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "{", "}", "(", ")", "?s", "?p", "?o", "."),
    *("FROM", "LIMIT", "ORDER BY", "<", ">", "<x>", "mp:miprof", "a", "'", '"', "'''", "\\", "#"),
    *("\\u0041", "\\U0010FFFF", "\\UFFFFFFFF", "\ufeff", "\u2028", "é", "😀", "1", "-1", "*", "+"),
    *("UNION", "FILTER", "BIND", "AS", "VALUES", "<<", ">>", "[]", "()", "_:b", "@en", "^^", "\n"),
    *("BASE <x>", "PREFIX x: <y>", "GRAPH ?g", "<http://x/>", "COUNT(*)", "xsd:date", "\r", "\t"),
)
NAMES = ("query", "format", "default-graph-uri", "named-graph-uri", "graph", "default", "lang", "x")


@pytest.fixture(scope="module")
def small(repository: Home, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """The service over one triple, so that no answer takes long."""
    path = tmp_path_factory.mktemp("small") / "one.nq"
    path.write_text("<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n", encoding="utf-8")
    context = open_context(repository, dataset=path)
    return Visitor(App(context, ROUTES), context)


def test_no_odd_accept_header_is_our_mistake(small: Visitor) -> None:
    random = Random(1)  # noqa: S311 - the same headers each time
    for _ in range(300):
        count = random.randrange(1, 6)
        parts = [random.choice(PIECES) + random.choice(QUALITIES) for _ in range(count)]
        accept = random.choice((",", ", ", ";", " ")).join(parts)
        address = random.choice(ADDRESSES)
        assert small.ask(address, accept).status in ALLOWED, (address, accept)


def test_no_odd_query_is_our_mistake(small: Visitor) -> None:
    random = Random(1)  # noqa: S311 - the same queries each time
    for _ in range(600):
        count = random.randrange(1, 14)
        query = random.choice(("", " ")).join(random.choice(WORDS) for _ in range(count))
        started = f"ASK {{ {query} }}" if random.random() < 0.5 else query
        address = "/sparql?" + urlencode({"query": started})
        assert small.ask(address, "*/*").status in ALLOWED, started


def test_no_odd_address_is_our_mistake(small: Visitor) -> None:
    random = Random(1)  # noqa: S311 - the same addresses each time
    signs = "=&?%#+;/ \x00\xffé{}<>'\"\\aASK"
    for _ in range(400):
        path = random.choice(("/sparql", "/store", "/void"))
        odd = "".join(random.choice(signs) for _ in range(random.randrange(20)))
        named = f"{random.choice(NAMES)}={quote(odd)}"
        address = f"{path}?{random.choice((odd, named, f'{named}&{named}'))}"
        assert small.ask(address, "*/*").status in ALLOWED, address


def test_no_odd_body_is_our_mistake(small: Visitor) -> None:
    random = Random(1)  # noqa: S311 - the same bodies each time
    types = (
        *("application/sparql-query", "application/x-www-form-urlencoded", "text/plain", ""),
        *("application/sparql-query;charset", "application/sparql-query; charset=\x00", ";;"),
        *('application/x-www-form-urlencoded; charset="utf-8', "multipart/form-data; boundary=x"),
    )
    for _ in range(300):
        body = random.randbytes(random.randrange(40)) + b"query=ASK {}"
        sent = small.ask(
            "/sparql", "*/*", method="POST", body=body, media_type=random.choice(types)
        )
        assert sent.status in ALLOWED | {415}, body
