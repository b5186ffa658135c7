"""What the graph covers and lacks: every report, and every line at the place where it is mended."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.coverage import Coverage, measure
from miprof_graph.coverage.measure import REPORTS
from miprof_graph.coverage.words import word_about, word_column, word_title
from miprof_graph.errors import UsageError
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import compact
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from miprof_graph.reading import read_facts
from tests.conftest import rewrite

MIPROF = Path(sys.executable).with_name("miprof")


@pytest.fixture
def coverage(contested_home: Home) -> Coverage:
    return measure_home(contested_home)


def measure_home(home: Home, today: str | None = None) -> Coverage:
    facts, problems = read_facts(home)
    assert problems == []
    return measure(home, facts, facts.load(), today=today)


def lines(coverage: Coverage, name: str) -> list[str]:
    """Write the lines of a report as `file:line cells`, names as in the files."""
    [report] = [report for report in coverage.reports if report.name == name]
    return [" ".join([line.where, *map(show, line.cells)]).strip() for line in report.lines]


def show(cell: object) -> str:
    if isinstance(cell, ox.NamedNode):
        return compact(cell.value)
    return cell.value if isinstance(cell, ox.Literal) else "-"


def run(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MIPROF_HOME": str(home.root), "MIPROF_LANG": "en"}
    command = [str(MIPROF), "coverage", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_statements_are_counted_by_document_kind_and_relation(coverage: Coverage) -> None:
    assert lines(coverage, "documents") == [
        "graph/claims/alpha.tsv:1 src:alpha 2014-05 2026-11-21 13",
        "graph/claims/beta.tsv:1 src:beta 2020-03-01 2026-11-21 13",
        "graph/claims/gamma.tsv:1 src:gamma - 2026-11-21 4",
    ]
    assert "mpo:Person 4 8" in lines(coverage, "kinds")
    assert "mpo:holdsPost 7 3" in lines(coverage, "relations")


def test_the_gaps_overlaps_and_ends_of_tenures_are_at_the_line_of_the_claim(
    coverage: Coverage,
) -> None:
    assert lines(coverage, "tenure-gaps") == [
        "graph/claims/alpha.tsv:11 mp:direction mp:ada-martin 2016-04-01 2016-05-31 mp:bea-durand",
        "graph/claims/beta.tsv:13 mp:direction mp:cleo-petit 2020-01-01 2020-01-31 mp:dan-leroy",
    ]
    assert lines(coverage, "tenure-overlaps") == [
        "graph/claims/beta.tsv:12 mp:direction mp:bea-durand 2018-10-31 2018-12-31 mp:cleo-petit"
    ]
    assert lines(coverage, "tenure-ends") == [
        "graph/claims/alpha.tsv:13 mp:delegue mp:bea-durand 2014-01-01 2017-05-01 mp:ada-martin"
    ]


def test_the_place_is_the_row_that_says_it(coverage: Coverage, contested_home: Home) -> None:
    [line] = lines(coverage, "tenure-overlaps")
    path, number = line.split()[0].split(":")
    row = (contested_home.root / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    assert row.split("\t")[:3] == ["mp:bea-durand", "mpo:holdsPost", "mp:direction"]


def test_a_term_past_its_length_is_held_against_the_newest_date_or_the_one_given(
    contested_home: Home,
) -> None:
    coverage = measure_home(contested_home)
    assert coverage.today == "2026-11-21"
    due = "graph/claims/beta.tsv:14 mp:direction mp:dan-leroy 2020-02-29 P3Y 2023-02-28"
    assert lines(coverage, "past-terms") == [due]
    assert lines(measure_home(contested_home, "2023-02-28"), "past-terms") == []
    assert lines(measure_home(contested_home, "2023-03-01"), "past-terms") == [due]


def test_the_seats_of_a_body_have_terms_of_their_own(contested_home: Home) -> None:
    path = contested_home.claims / "alpha.tsv"
    rewrite(path, "mp:direction\tmpo:termLength\tP3Y", "mp:mission\tmpo:termLength\tP3Y")
    rewrite(
        path, "mp:bea-durand\tmpo:holdsPost\tmp:delegue", "mp:bea-durand\tmpo:memberOf\tmp:mission"
    )
    facts, _ = read_facts(contested_home)
    found = measure(contested_home, facts, facts.load())
    assert lines(found, "past-terms") == [
        "graph/claims/alpha.tsv:13 mp:mission mp:bea-durand 2014-01-31 P3Y 2017-01-31"
    ]


def test_what_hangs_by_one_thread_is_at_the_line_of_its_block(coverage: Coverage) -> None:
    single = lines(coverage, "single-source")
    assert "graph/entities/all.ttl:60 mp:kit src:alpha 1" in single
    assert not any("mp:mission" in line for line in single)
    assert "graph/entities/all.ttl:24 mp:convention mp:etat 2" in lines(coverage, "linked-once")
    nothing = lines(coverage, "never-subject")
    assert "graph/entities/all.ttl:36 mp:delegue mpo:Post 2" in nothing
    assert not any("mp:ada-martin" in line for line in nothing)


def test_what_lacks_a_date_words_or_a_short_name_is_found(coverage: Coverage) -> None:
    assert lines(coverage, "undated") == ["graph/claims/gamma.tsv:1 src:gamma 2026-11-21 4 2"]
    note = "Écarté : le plan est de la mission."
    assert lines(coverage, "no-quote") == [
        f"graph/claims/gamma.tsv:10 mp:etat mpo:drewUp src:gamma {note}"
    ]
    named = ["graph/entities/all.ttl:24 mp:convention " + end for end in ("en 65", "fr 65")]
    assert lines(coverage, "short-names") == named


def test_what_rules_derive_changes_nothing(contested_home: Home, coverage: Coverage) -> None:
    dataset = prepare(contested_home)
    assert measure(contested_home, dataset.facts, dataset.store) == coverage


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_and_column_has_its_words(coverage: Coverage, language: str) -> None:
    assert [report.name for report in coverage.reports] == [*REPORTS]
    for report in coverage.reports:
        assert word_title(report.name, language)
        assert word_about(report.name, language)
        assert all(word_column(column, language) for column in (*report.columns, "place"))


def test_a_home_without_the_questions_is_told_which_one_is_missing(contested_home: Home) -> None:
    (contested_home.queries / "documents-sans-date.rq").unlink()
    with pytest.raises(UsageError, match="documents-sans-date"):
        measure_home(contested_home)


def test_the_command_lists_the_reports_and_writes_one(contested_home: Home) -> None:
    summary = run(contested_home)
    assert (summary.returncode, summary.stderr) == (0, "")
    assert [line.split()[0] for line in summary.stdout.splitlines()[2:-2]] == [*REPORTS]
    assert "held against 2026-11-21" in summary.stdout
    drawn = run(contested_home, "past-terms").stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "3 years" in drawn
    assert "28 February 2023" in drawn
    assert "graph/claims/beta.tsv:14" in drawn
    assert run(contested_home, "past-terms", "--today", "2020-01-01").stdout == (
        "Nothing to report.\n"
    )


def test_the_command_writes_for_spreadsheets_and_programs(contested_home: Home) -> None:
    [row] = csv.DictReader(StringIO(run(contested_home, "tenure-ends", "--format", "csv").stdout))
    assert (row["post"], row["postLabel"]) == ("mp:delegue", "delegate")
    assert (row["file"], row["line"]) == ("graph/claims/alpha.tsv", "13")
    [record] = json.loads(run(contested_home, "tenure-ends", "--format", "json").stdout)
    assert {**record, "line": str(record["line"])} == row
    summary = json.loads(run(contested_home, "--format", "json").stdout)
    assert {"report": "tenure-gaps", "lines": 2, "title": "Posts without a known holder"} in summary
    empty = run(contested_home, "past-terms", "--today", "2020-01-01", "--format", "csv")
    assert empty.stdout == "post,holder,from,term,due,file,line\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nothing"], 2, "choose one of: documents, kinds"),
        (["--today", "2026"], 2, "--today 2026"),
        (["--today", "2026-02-30"], 2, "is no date"),
        (["--format", "xml"], 2, "table, csv, json"),
    ],
)
def test_the_command_says_what_was_called_wrongly(
    contested_home: Home, arguments: list[str], code: int, said: str
) -> None:
    done = run(contested_home, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_the_command_reports_problems_of_the_files(contested_home: Home) -> None:
    rewrite(contested_home.claims / "alpha.tsv", "\tplanned\t", "\tplannned\t")
    done = run(contested_home)
    assert done.returncode == 1
    assert "graph/claims/alpha.tsv:" in done.stderr
