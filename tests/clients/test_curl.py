"""curl, with which people try an address before they write a program."""

from __future__ import annotations

import csv
import shutil
import subprocess

import pyoxigraph as ox
import pytest

from miprof_graph.names import PREFIXES
from tests.clients.expected import MINISTRIES, ministries
from tests.conftest import lack

MIPROF = ox.NamedNode(PREFIXES["mp"] + "miprof")


@pytest.fixture(scope="module")
def program() -> str:
    return shutil.which("curl") or lack("there is no curl: apt-get install curl")


def curl(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [program, "--silent", "--show-error", "--fail", "--max-time", "20", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    "media_type",
    ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
)
def test_the_name_of_an_entity_leads_to_what_is_known_of_it(
    program: str, base: str, media_type: str
) -> None:
    said = curl(program, "--location", "--header", f"Accept: {media_type}", f"{base}id/miprof")
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    about = [quad for quad in ox.parse(said.encode(), format=form) if quad.subject == MIPROF]
    assert len(about) > 5


def test_the_name_of_an_entity_leads_a_browser_to_its_page(program: str, base: str) -> None:
    said = curl(program, "--location", "--header", "Accept: text/html", f"{base}id/miprof")
    assert said.startswith("<!doctype html>")
    assert "MIPROF" in said


def test_a_query_is_answered_as_a_table_for_a_spreadsheet(program: str, endpoint: str) -> None:
    asked = ("--get", "--header", "Accept: text/csv", "--data-urlencode", f"query={MINISTRIES}")
    heading, *rows = csv.reader(curl(program, *asked, endpoint).splitlines())
    assert heading == ["ministry", "name"]
    assert {row[0]: row[1] for row in rows} == ministries()


def test_a_posted_query_is_answered(program: str, endpoint: str) -> None:
    sent = ("--header", "Content-Type: application/sparql-query", "--data-binary", "@-")
    done = subprocess.run(
        [program, "--silent", "--fail", "--header", "Accept: text/csv", *sent, endpoint],
        input=MINISTRIES,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) == 1 + len(ministries())


def test_a_head_request_says_what_a_get_would_bring_and_nothing_more(
    program: str, endpoint: str
) -> None:
    asked = ("--get", "--data-urlencode", "query=ASK {}", "--header", "Accept: text/csv")
    first, *lines = curl(program, "--head", *asked, endpoint).replace("\r", "").splitlines()
    headers = dict(line.lower().split(": ", 1) for line in lines if line)
    assert first.split()[1] == "200"
    assert headers["content-type"].startswith("text/csv")
    body = curl(program, *asked, endpoint)
    assert int(headers["content-length"]) == len(body.encode())


def test_what_was_fetched_before_is_not_sent_again(program: str, base: str) -> None:
    address = f"{base}doc/miprof.ttl"
    head = curl(program, "--head", address).lower().replace("\r", "").splitlines()
    [tag] = [line.removeprefix("etag: ") for line in head if line.startswith("etag: ")]
    known = ("--header", f"If-None-Match: {tag}", "--write-out", "%{http_code} %{size_download}")
    assert curl(program, *known, address) == "304 0"
