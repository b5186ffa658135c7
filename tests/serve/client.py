"""A server of our own on a free port, and a client that asks it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from tests.conftest import REPOSITORY

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
MINISTRIES = "SELECT ?ministry WHERE { ?ministry a mpo:Ministry } ORDER BY ?ministry"
MAP = "<!doctype html><title>map</title><script>let one = 1 < 2;</script>"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers, the body."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get_content_type()


@dataclass(frozen=True, slots=True)
class Client:
    """Asks one server."""

    base: str

    def ask(
        self,
        path: str,
        *,
        method: str | None = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        request = Request(self.base + path, data=data, headers=dict(headers or {}), method=method)
        try:
            with urlopen(request, timeout=20) as reply:
                return Reply(reply.status, reply.headers, reply.read())
        except HTTPError as error:
            with error:
                return Reply(error.code, error.headers, error.read())

    def query(self, query: str, accept: str = "*/*", **parameters: str) -> Reply:
        address = "sparql?" + urlencode({"query": query, **parameters})
        return self.ask(address, headers={"Accept": accept})

    def post(self, body: str | bytes, media_type: str, accept: str = "*/*") -> Reply:
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": media_type, "Accept": accept}
        return self.ask("sparql", data=data, headers=headers)


def rows(reply: Reply) -> list[list[str]]:
    answer = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QuerySolutions)
    return [[getattr(term, "value", "") for term in row] for row in answer]


def make_home(root: Path, map_page: str) -> Path:
    """Make a home with the real graph, its manual, the committed files and a map."""
    for name in ("docs", "ontology", "graph"):
        (root / name).symlink_to(REPOSITORY / name)
    shutil.copytree(REPOSITORY / "exports", root / "exports")
    (root / "exports" / "map.html").write_text(map_page, encoding="utf-8")
    return root


def start_server(home: Path, *options: str) -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).with_name("miprof")), "serve", "--lang", "en"]
    return subprocess.Popen(
        [*command, "--log", "off", *options],
        env={**os.environ, "MIPROF_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    said = server.stdout.readline()
    if not said.startswith("http://127.0.0.1:"):
        raise AssertionError(server.communicate(timeout=20))
    return said.split(" ")[0]


def stop_server(server: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str]:
    server.send_signal(number)
    _, errors = server.communicate(timeout=20)
    return server.returncode, errors
