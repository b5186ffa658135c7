"""The draw of claims for an audit: the same for the same seed, fair to claims and documents."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local, read_rows
from miprof_graph.audit import COLUMNS, draw_claims, read_sources, write_draw
from miprof_graph.build import build
from miprof_graph.dataset import open_built
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY

SCRIPT = REPOSITORY / "scripts" / "draw_claims.py"
SIZES = {"a": 1, "b": 5, "c": 20, "d": 14}
SOURCES = {f"{source}{number}": source for source, size in SIZES.items() for number in range(size)}


def run_script(home: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *options],
        env={"MIPROF_HOME": str(home), "MIPROF_LANG": "en", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def backend() -> Local:
    return Local(open_built())


def test_a_seed_gives_one_draw_and_another_seed_another() -> None:
    shuffled = dict(sorted(SOURCES.items(), reverse=True))
    first = draw_claims(SOURCES, seed=1, count=8)
    assert draw_claims(shuffled, seed=1, count=8) == first
    assert first == ["b1", "c15", "c18", "c16", "c7", "d3", "d0", "d1"]
    assert draw_claims(SOURCES, seed=2, count=8) != first


@pytest.mark.parametrize("count", [1, 7, 39, 40, 60])
def test_no_claim_is_drawn_twice_and_no_more_than_there_are(count: int) -> None:
    for seed in range(20):
        drawn = draw_claims(SOURCES, seed=seed, count=count)
        assert len(set(drawn)) == len(drawn) == min(count, len(SOURCES))


def test_every_document_has_its_share_to_within_one_claim() -> None:
    for seed in range(50):
        found = Counter(SOURCES[claim] for claim in draw_claims(SOURCES, seed=seed, count=16))
        for source, size in SIZES.items():
            assert abs(found[source] - 16 * size / len(SOURCES)) < 1, (seed, source)


def test_every_claim_has_the_same_chance() -> None:
    draws, count = 4000, 8
    found = Counter(
        c for seed in range(draws) for c in draw_claims(SOURCES, seed=seed, count=count)
    )
    expected = draws * count / len(SOURCES)
    # Six standard deviations, for a share of a fifth: chance alone never gets there.
    bound = 6 * (draws * 0.2 * 0.8) ** 0.5
    assert {claim: n for claim, n in found.items() if abs(n - expected) > bound} == {}
    assert found.keys() == SOURCES.keys()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_says_where_to_look_up_what_each_claim_says(
    backend: Local, language: str
) -> None:
    sources = read_sources(backend)
    claims = draw_claims(sources, seed=5, count=40)
    head, *rows = csv.reader(write_draw(backend, claims, language).splitlines(), delimiter="\t")
    assert len(head) == len(COLUMNS)
    assert [row[0] for row in rows] == claims
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert all(cell["source"] and cell["locator"] and cell["status"] for cell in cells)
    assert all(cell["quote"] or cell["note"] for cell in cells)
    assert all(cell["statement"].count(" – ") >= 2 for cell in cells)
    assert {cell["url"].partition(":")[0] for cell in cells} <= {"", "http", "https"}
    assert any(":~:text=" in cell["url"] for cell in cells)
    assert not any("mpo:" in cell["statement"] for cell in cells)


def test_dates_and_what_qualifies_a_claim_are_part_of_what_is_said(backend: Local) -> None:
    query = """
    SELECT ?claim WHERE {
      ?claim rdf:predicate mpo:holdsPost ; mpo:from ?from ;
        mpo:exactTitle|mpo:role|mpo:legalBasis ?more
    } ORDER BY ?claim LIMIT 1"""
    [[claim]] = read_rows(backend, query)
    assert isinstance(claim, ox.NamedNode)
    said = write_draw(backend, [claim.value], "en").splitlines()[1].split("\t")[5]
    what, period, *more = said.split(" · ")
    assert what.split(" – ")[1] == "holds the post of"
    assert period.split(" ")[0] in {"from", "since", "on", "in"}
    assert more


def test_the_script_prints_as_many_rows_as_are_asked_for(small_home: Home) -> None:
    build(small_home, small_home.exports, html=False)
    done = run_script(small_home.root, "--seed", "1", "--count", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 4
    again = run_script(small_home.root, "--seed", "1", "--count", "3", PYTHONHASHSEED="7")
    assert again.stdout == done.stdout
    french = run_script(small_home.root, "--seed", "1", "--count", "3", "--lang", "fr")
    assert french.stdout.startswith("énoncé\tdocument\t")


@pytest.mark.parametrize("count", ["0", "-1", "1000"])
def test_a_number_that_cannot_be_drawn_is_refused(small_home: Home, count: str) -> None:
    build(small_home, small_home.exports, html=False)
    done = run_script(small_home.root, "--seed", "1", "--count", count)
    assert done.returncode == 2
    assert "ask for 1 to" in done.stderr


def test_where_nothing_is_built_the_script_says_so(small_home: Home) -> None:
    done = run_script(small_home.root, "--seed", "1")
    assert done.returncode == 1
    assert "miprof.nq" in done.stderr
    assert "Traceback" not in done.stderr
