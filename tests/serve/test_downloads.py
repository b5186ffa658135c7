"""The files of `exports/`, as the service sends them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.serve.client import MAP, Client


def test_the_map_may_run_its_own_scripts_and_no_other(client: Client) -> None:
    for path in ("map", "exports/map.html"):
        reply = client.ask(path)
        assert (reply.status, reply.text) == (200, MAP)
        policy = reply.headers["Content-Security-Policy"]
        assert re.search(r"script-src 'sha256-[\w+/]+=*';", policy), policy
        assert "connect-src" not in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("miprof.ttl", "text/turtle"),
        ("miprof.trig", "application/trig"),
        ("miprof.nq", "application/n-quads"),
        ("miprof.jsonld", "application/ld+json"),
        ("claims.csv", "text/csv"),
        ("miprof.gexf", "application/xml"),
        ("SHA256SUMS", "text/plain"),
    ],
)
def test_a_download_is_the_file_with_its_media_type(
    client: Client, home: Path, name: str, media_type: str
) -> None:
    reply = client.ask(f"exports/{name}")
    assert (reply.status, reply.media_type) == (200, media_type)
    assert reply.body == (home / "exports" / name).read_bytes()
    assert reply.headers["ETag"] == f'"{sha256(reply.body).hexdigest()}"'
    head = client.ask(f"exports/{name}", method="HEAD")
    assert (head.status, head.body) == (200, b"")


def test_only_the_files_of_the_exports_can_be_had(client: Client) -> None:
    for path in ("exports/..%2Fgraph", "exports/%2e%2e/ontology/miprof.ttl", "exports/"):
        assert client.ask(path).status == 404, path
