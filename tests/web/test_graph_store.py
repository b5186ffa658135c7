"""The reading half of the Graph Store Protocol, and the files that a service can be opened on."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from miprof_graph.dataset import open_built
from miprof_graph.endpoint.routes import ROUTES
from miprof_graph.errors import NotBuiltError
from miprof_graph.names import GRAPH_SOURCES
from miprof_graph.paths import Home
from miprof_graph.web.accept import TRIPLES, Format
from miprof_graph.web.context import open_context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Response
from tests.web.browser import Visitor

SOURCES = f"/store?graph={quote(GRAPH_SOURCES, safe='')}"
DATA = """
<http://example.org/a> <http://example.org/p> "in the default graph" .
<http://example.org/b> <http://example.org/p> "in a graph" <http://example.org/g> .
"""


@pytest.fixture(scope="module")
def two(repository: Home, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """The service over a dataset whose default graph is not empty."""
    path = tmp_path_factory.mktemp("two") / "two.nq"
    path.write_text(DATA, encoding="utf-8")
    context = open_context(repository, dataset=path)
    return Visitor(App(context, ROUTES), context)


def quads(response: Response) -> set[ox.Quad]:
    assert response.status == 200, response.body
    form = ox.RdfFormat.from_media_type(response.media_type.partition(";")[0])
    return {*ox.parse(response.body, format=form)}


@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: str(form.name))
def test_a_graph_is_given_in_every_form(visitor: Visitor, form: Format) -> None:
    store = visitor.context.store
    assert store is not None
    graph = ox.NamedNode(GRAPH_SOURCES)
    expected = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    response = visitor.ask(SOURCES, form.media_type)
    assert response.media_type == form.content_type
    assert {quad.triple for quad in quads(response)} == expected != set()
    named = visitor.ask(f"{SOURCES}&format={form.name}", "image/png")
    assert named.media_type == form.content_type


@pytest.mark.parametrize("media_type", ["application/n-quads", "application/trig"])
def test_without_a_name_everything_is_given(visitor: Visitor, media_type: str) -> None:
    store = visitor.context.store
    assert store is not None
    assert quads(visitor.ask("/store", media_type)) == {*store}


def test_the_default_graph_is_the_one_of_the_store_not_the_union(two: Visitor) -> None:
    default = quads(two.ask("/store?default", "text/turtle"))
    assert {str(quad.object) for quad in default} == {'"in the default graph"'}
    named = quads(two.ask("/store?graph=http%3A%2F%2Fexample.org%2Fg", "text/turtle"))
    assert {str(quad.object) for quad in named} == {'"in a graph"'}
    assert len(quads(two.ask("/store", "application/ld+json"))) == 2


def test_head_is_answered_as_get(visitor: Visitor) -> None:
    head, get = (visitor.ask(SOURCES, "text/turtle", method=name) for name in ("HEAD", "GET"))
    assert (head.status, head.headers) == (200, get.headers)
    again = visitor.ask(SOURCES, "text/turtle", if_none_match=get.headers["etag"])
    assert again.status == 304


def test_what_is_not_there_or_not_clear_is_refused(visitor: Visitor) -> None:
    assert visitor.ask("/store?graph=http://example.org/none", "*/*").status == 404
    assert visitor.ask("/store?graph=relative", "*/*").status == 400
    assert visitor.ask("/store?graph=", "*/*").status == 400
    assert visitor.ask(f"{SOURCES}&default", "*/*").status == 400
    assert visitor.ask(f"{SOURCES}&graph=http://example.org/none", "*/*").status == 400
    assert visitor.ask(SOURCES, "image/png").status == 406
    assert visitor.ask("/store", "text/turtle").status == 406, "it would lose the graphs"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_can_be_changed(visitor: Visitor, method: str) -> None:
    response = visitor.ask(SOURCES, "*/*", method=method, body="<a:s> <a:p> <a:o> .")
    assert response.status == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("name", ["data.nq", "data.nq.gz", "data.trig", "data.trig.gz"])
def test_a_dump_opens_packed_or_not(repository: Home, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = DATA.encode()
    if ".trig" in name:
        form = ox.RdfFormat.TRIG
        text = ox.serialize(ox.parse(text, format=ox.RdfFormat.N_QUADS), format=form) or b""
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    store = open_context(repository, dataset=path).store
    assert store is not None
    assert len(store) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.nq", b"<http://example.org/a> <b"),
        ("page.trig", b"<!doctype html>"),
        ("table.csv", b"a,b\n1,2\n"),
        ("binary.nq", b"\xff\xfe\x00"),
        (
            "half.nq.gz",
            gzip.compress(b"<http://a/s> <http://a/p> <http://a/o> .\n" * 99, mtime=0)[:-20],
        ),
        ("broken.nq.gz", gzip.compress(b"no quads", mtime=0)),
        ("spoilt.nq.gz", gzip.compress(b"x" * 99, mtime=0)[:10] + b"\xff" * 40),
        ("plain.nq.gz", DATA.encode()),
    ],
)
def test_another_file_is_refused_with_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotBuiltError) as caught:
        open_built(path)
    assert str(path) in caught.value.render("en")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("missing.nq", "missing.nq.gz"):
        with pytest.raises(NotBuiltError, match=name):
            open_built(tmp_path / name)
