"""The CSV files: they parse, they are complete, and a spreadsheet runs nothing of them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from miprof_graph.exports.tables import guard, write_table
from tests.exports_samples import HOSTILE, Built, iri, share_exports

Row = dict[str, str]


@pytest.fixture(scope="module", params=["sample", "project"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return share_exports(request.param, tmp_path_factory.mktemp("exports"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return share_exports("sample", tmp_path_factory.mktemp("exports")).folder


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def test_there_is_one_row_per_claim(built: Built) -> None:
    claims = built.store.quads_for_pattern(None, iri("rdf:type"), iri("mpo:Claim"), None)
    names = sorted({str(quad.subject).strip("<>") for quad in claims})
    assert sorted(row["claim"] for row in read_csv(built.folder / "claims.csv")) == names


def test_every_claim_names_its_source_and_its_place(built: Built) -> None:
    for row in read_csv(built.folder / "claims.csv"):
        for column in ("subject_fr", "predicate_fr", "object_fr", "source_fr", "locator"):
            assert row[column], (column, row)
        assert row["source"].startswith("https://w3id.org/miprof-graph/source/")


def test_a_claim_reads_as_a_sentence_in_two_languages(sample: Path) -> None:
    row = next(
        row
        for row in read_csv(sample / "claims.csv")
        if row["subject"].endswith("person-0-0") and row["predicate"].endswith("memberOf")
    )
    words = [row[f"{part}_fr"] for part in ("subject", "predicate", "object")]
    assert words == ["Personne 0 0", "est membre de", "Comité 0"]
    assert (row["predicate_en"], row["status_fr"], row["rank"]) == (
        "is a member of",
        "affirmé",
        "normal",
    )
    assert (row["from"], row["until"], row["latest"]) == ("2014", "2016", "2016-12-31")
    assert (row["source_fr"], row["locator"]) == ("Titre de document-0", "« 2013 », § 2")
    assert row["passage"] == "https://example.org/#:~:text=les%20mots"


def test_a_literal_says_its_datatype_or_its_language(sample: Path) -> None:
    kinds = {
        (row["predicate"].rpartition("#")[2], row["object"], row["datatype"], row["language"])
        for row in read_csv(sample / "claims.csv")
    }
    assert {
        ("createdOn", "2013-01-03", "edtf:EDTF", ""),
        ("numberOfPages", "1", "xsd:integer", ""),
        ("figureValue", "24.9", "xsd:decimal", ""),
        ("officialName", "Comité d'orientation", "rdf:langString", "fr"),
        ("memberOf", "https://w3id.org/miprof-graph/id/committee-0", "", ""),
    } <= kinds


def test_a_claim_gives_the_exact_title_that_its_document_gives(sample: Path) -> None:
    rows = read_csv(sample / "claims.csv")
    titles = {(row["predicate_en"], row["title"]) for row in rows if row["title"]}
    assert titles == {("heads", "présidente")}


@pytest.mark.parametrize("name", ["claims.csv", "nodes.csv", "edges.csv"])
def test_no_cell_is_a_formula(built: Built, name: str) -> None:
    for row in read_csv(built.folder / name):
        for cell in row.values():
            assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(r"-?[0-9.]+", cell), cell


def test_hostile_text_survives_behind_an_apostrophe(sample: Path) -> None:
    claim = next(row for row in read_csv(sample / "claims.csv") if row["subject"].endswith("stile"))
    assert claim["quote"] == claim["subject_fr"] == "'" + HOSTILE
    node = next(row for row in read_csv(sample / "nodes.csv") if row["id"].endswith("hostile"))
    assert node["label"] == "'" + HOSTILE


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("-2+3", "'-2+3"),
        ("-12,5", "-12,5"),
        ("+33", "+33"),
        ("Égalité", "Égalité"),
        ("", ""),
    ],
)
def test_the_guard_stops_formulas_and_lets_numbers_pass(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded


def test_lines_end_as_rfc_4180_says(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", ("a", "b"), [('say "x"', "two\nlines")])
    assert (tmp_path / "t.csv").read_bytes() == b'a,b\r\n"say ""x""","two\nlines"\r\n'


def test_edges_point_at_nodes(built: Built) -> None:
    nodes = {row["id"] for row in read_csv(built.folder / "nodes.csv")}
    edges = read_csv(built.folder / "edges.csv")
    assert {end for row in edges for end in (row["source"], row["target"])} == nodes
    assert len({row["id"] for row in edges}) == len(edges)
