"""`miprof import`: spreadsheets as programs save them, all rows or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import rewrite
from tests.curate.conftest import DEUX, UN, Run, read_home

COLUMNS = ("source", "subject", "predicate", "object", "from", "locator", "quote", "note")
ROWS = (
    ("un", "A. Moiron", "est membre de", "comité d’orientation", "2014", "§ 2", "mots ; mots", ""),
    ("deux", "mp:miprof", "mpo:officialName", "La « MIPROF », dite\u00a0M@fr", "", "§ 3", "x", ""),
    ("deux", "miprof", "website", "https://example.org/", "", "en-tête", "", 'dit "ici"'),
)


def write_sheet(
    path: Path, *more: tuple[str, ...], delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([COLUMNS, *ROWS, *more])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


FORMS: dict[str, Callable[[Path], Path]] = {
    "commas": lambda folder: write_sheet(folder / "facts.csv"),
    "semicolons and a byte order mark": lambda folder: write_sheet(
        folder / "facts.csv", delimiter=";", encoding="utf-8-sig"
    ),
    "tabs": lambda folder: write_sheet(folder / "facts.tsv", delimiter="\t"),
    "Unicode text": lambda folder: write_sheet(
        folder / "facts.txt", delimiter="\t", encoding="utf-16"
    ),
    "empty rows and columns": lambda folder: write_sheet(
        folder / "facts.csv", ("",) * 10, ("",) * 3
    ),
}


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_a_spreadsheet_is_taken_as_it_is_saved(
    make: Callable[[Path], Path], *, tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    done = miprof("import", make(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{DEUX}: 2 statements added, lines 16-17\n{UN}: 1 statement added, line 11\n"
    )
    after = read_home(small_home)
    assert (
        "mp:a-moiron\tmpo:memberOf\tmp:comite\t2014\t\tasserted\tnormal\t§ 2\tmots ; mots\t\n"
    ).encode() in after[UN]
    assert 'normal\ten-tête\t\tdit "ici"\n'.encode() in after[DEUX]
    assert "\tLa « MIPROF », dite\u00a0M@fr\t".encode() in after[DEUX]
    prepare(small_home)


def test_a_dry_run_shows_every_row_by_its_file_and_writes_none(
    tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    before = read_home(small_home)
    done = miprof("import", write_sheet(tmp_path / "facts.csv"), "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == f"{DEUX}: 2 statements to add, lines 16-17"
    assert "+ mp:a-moiron\tmpo:memberOf\tmp:comite\t2014\t\tasserted" in done.stdout
    assert done.stdout.endswith("Nothing is written: without --dry-run these rows would be.\n")
    assert read_home(small_home) == before


def test_every_problem_is_said_with_its_row_and_column_and_nothing_is_written(
    tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    wrong = (
        ("dix", "mp:miprof", "mpo:createdOn", "2013", "", "§ 1", "x", ""),
        ("un", "moiron", "dirige", "miprof", "2014-13", "", "", ""),
        ("un", "mp:plan", "mpo:heads", "mp:plan", "", "§ 1", "x", ""),
        ROWS[0],
        ("un", "miprof", "createdOn", "2013", "", "§ 1", "x", "", "stray"),
    )
    before = read_home(small_home)
    done = miprof("import", write_sheet(tmp_path / "facts.csv", *wrong))
    assert (done.returncode, done.stdout) == (1, "")
    for place, words in (
        ("5:1", "no document is called “dix”"),
        ("6:2", "is it mp:a-moiron (A. Moiron)?"),
        ("6:5", "`2014-13` is no EDTF date"),
        ("6:6", "`locator` is empty"),
        ("6:8", "neither quote nor note"),
        ("7:2", "is of the class “action plan”, and “person” is needed here"),
        ("7:4", "is of the class “action plan”, and “organisation” is needed here"),
        ("8:2", "the same statement stands at facts.csv:2 already"),
        ("9:9", "“stray” stands beyond the last column"),
    ):
        lines = [line for line in done.stderr.splitlines() if f"facts.csv:{place}: " in line]
        assert any(words in line for line in lines), (place, words, done.stderr)
    assert "9 problem(s) found." in done.stderr
    assert read_home(small_home) == before


def test_what_only_the_whole_shows_is_said_with_its_row(
    tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    before = read_home(small_home)
    own = ("un", "comite", "mpo:partOfBody", "comite", "", "§ 1", "x", "")
    done = miprof("import", write_sheet(tmp_path / "facts.csv", own))
    assert done.returncode == 1
    assert "facts.csv:5: mp:comite is related to itself by mpo:partOfBody" in done.stderr
    assert read_home(small_home) == before


def test_what_is_there_already_is_reported_and_left_out_only_if_that_is_said(
    tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    known = ("un", "mp:comite", "mpo:partOfBody", "mp:miprof", "", "§ 1", "x", "")
    sheet = write_sheet(tmp_path / "facts.csv", known)
    before = read_home(small_home)
    done = miprof("import", sheet)
    said = f"facts.csv:5:2: the same statement stands at {UN}:11 already"
    assert (done.returncode, said in done.stderr) == (1, True)
    assert read_home(small_home) == before
    done = miprof("import", sheet, "--skip-existing")
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    again = miprof("import", sheet, "--skip-existing")
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "Nothing to add.")
    prepare(small_home)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1", "the column “source” is missing"),
        (b"source,sujet\n", "1:2", "unknown column “sujet”"),
        (b"source,source\n", "1:2", "“source” is there twice"),
        ("source,subject\nun,\u00e9".encode("latin-1"), "2", "not UTF-8 (byte 0xE9)"),
        (b'source,subject,predicate,object,locator\nun,"a"b,c,d,e\n', "2", "not valid CSV"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(
    content: bytes, place: str, words: str, *, tmp_path: Path, miprof: Run
) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(content)
    done = miprof("import", path)
    assert done.returncode == 1
    found = [line for line in done.stderr.splitlines() if f"facts.csv:{place}: " in line]
    assert any(words in line for line in found), done.stderr
    assert words.isascii() or "facts.csv" in miprof("import", path, MIPROF_LANG="fr").stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path, miprof: Run) -> None:
    done = miprof("import", tmp_path / "none.csv")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "none.csv: No such file" in done.stderr


def test_a_table_that_is_broken_is_said_beside_the_problems_of_the_rows(
    tmp_path: Path, miprof: Run, small_home: Home
) -> None:
    rewrite(small_home.root / UN, "mpo:placedUnder\t", "mpo:placedUnder ")
    done = miprof("import", write_sheet(tmp_path / "facts.csv"))
    assert done.returncode == 1
    assert f"{UN}:15: 9 cells instead of 10" in done.stderr


def test_a_thousand_rows_are_one_change(tmp_path: Path, miprof: Run, small_home: Home) -> None:
    many = [
        ("un", "collectif", "description", f"texte {number}@fr", "", "§ 1", "x", "")
        for number in range(1000)
    ]
    done = miprof("import", write_sheet(tmp_path / "facts.csv", *many))
    assert done.returncode == 0, done.stderr
    assert f"{UN}: 1001 statements added, lines 11-1011\n" in done.stdout
    prepare(small_home)
