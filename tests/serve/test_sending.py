"""How answers travel: kept, compressed, or not at all when the client has them."""

from __future__ import annotations

import gzip
import json
from urllib.parse import urlencode

import brotli
import pytest
import zstandard

from tests.serve.client import MINISTRIES, Client

ASKED = "sparql?" + urlencode({"query": MINISTRIES})
UNPACK = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
}


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_an_answer_can_come_compressed(client: Client, coding: str) -> None:
    plain = client.ask("static/base.css")
    packed = client.ask("static/base.css", headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert UNPACK[coding](packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_what_a_client_has_already_is_not_sent_again(client: Client) -> None:
    for _ in range(4):
        first = client.ask(ASKED)
        tag = first.headers["ETag"]
        again = client.ask(ASKED, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
        assert client.ask(ASKED, headers={"If-None-Match": '"other"'}).body == first.body
    assert first.body
    assert "max-age" in first.headers["Cache-Control"]


def test_an_answer_that_was_kept_is_the_same_to_the_byte(client: Client) -> None:
    replies = [client.ask(ASKED) for _ in range(20)]
    assert {reply.body for reply in replies} == {replies[0].body}
    assert {reply.headers["ETag"] for reply in replies} == {replies[0].headers["ETag"]}


def test_head_says_what_get_would_send(client: Client) -> None:
    for path in (ASKED, "static/base.css", "health"):
        get, head = client.ask(path), client.ask(path, method="HEAD")
        assert head.body == b""
        assert head.status == get.status
        for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
            assert head.headers[name] == get.headers[name], (path, name)
        assert int(head.headers["Content-Length"]) == len(get.body)


def test_health_names_the_version_of_the_data(client: Client) -> None:
    reply = client.ask("health")
    said = json.loads(reply.body)
    assert said["status"] == "ok"
    assert len(said["version"]) == 64
    assert reply.headers["Cache-Control"] == "no-store"


def test_only_the_files_of_the_pages_are_static(client: Client) -> None:
    for path in ("static/..%2Fpages.py", "static/%2e%2e/pages.py", "static/", "static/none.css"):
        assert client.ask(path).status == 404, path


def test_every_answer_guards_the_reader(client: Client) -> None:
    for path in (ASKED, "static/base.css", "nothing", "metrics"):
        headers = client.ask(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "'unsafe-inline'" not in headers["Content-Security-Policy"].partition("style-src")[0]
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in headers
