"""A real SPARQL server with an extract in the shape of Wikidata, and the command over a home."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

from miprof_graph.cli.main import main
from miprof_graph.paths import Home
from tests.ask.test_ask_remote import Handler, give, serve
from tests.conftest import REPOSITORY
from tests.stores.servers import run_oxigraph

EXTRACT = REPOSITORY / "tests" / "data" / "links" / "wikidata.ttl"


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Link = Callable[..., Done]


@dataclass(frozen=True, slots=True)
class Heard:
    """One query as the server got it."""

    agent: str
    query: str


@dataclass
class Relay:
    """A server that passes queries on to the store, hears them, and fails when it is told to."""

    url: str
    heard: list[Heard]
    failing: Iterator[int]
    headers: dict[str, str]


@pytest.fixture(scope="session")
def wikidata() -> Iterator[str]:
    """The address of an Oxigraph server that holds the extract."""
    with run_oxigraph() as server:
        request = urllib.request.Request(
            f"{server.graph_store}?default",
            EXTRACT.read_bytes(),
            {"Content-Type": "text/turtle"},
            method="PUT",
        )
        urllib.request.urlopen(request, timeout=30).close()
        yield server.endpoint


@pytest.fixture
def relay(wikidata: str) -> Iterator[Relay]:
    """The same server, seen through one that hears what is asked."""
    made = Relay("", [], iter(()), {})

    def answer(handler: Handler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"] or 0))
        form = body.decode() or urlsplit(handler.path).query
        made.heard.append(Heard(handler.headers["User-Agent"], parse_qs(form)["query"][0]))
        if code := next(made.failing, 0):
            give(handler, code, "text/plain", "busy", **made.headers)
            return
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        request = urllib.request.Request(wikidata, form.encode(), kind)
        request.add_header("Accept", handler.headers["Accept"])
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                give(handler, 200, reply.headers["Content-Type"], reply.read().decode())
        except HTTPError as error:
            with error:
                give(handler, error.code, "text/plain", error.read().decode())

    with serve(answer) as url:
        made.url = url
        yield made


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which answers are kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("MIPROF_CACHE", str(folder))
    return folder


@pytest.fixture
def link(
    link_home: Home,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Link:
    """Run `miprof link` over a home of its own, in English."""
    assert not cache.exists()
    monkeypatch.setenv("MIPROF_HOME", str(link_home.root))
    monkeypatch.delenv("MIPROF_REVIEWER", raising=False)

    def run(step: str, *arguments: str) -> Done:
        try:
            code = main(["link", step, *arguments, "--lang", "en"])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def propose(link: Link, relay: Relay) -> Link:
    """Run `miprof link wikidata` against the server, without pauses."""

    def run(*arguments: str) -> Done:
        return link("wikidata", "--endpoint", relay.url, "--pause", "0", *arguments)

    return run
