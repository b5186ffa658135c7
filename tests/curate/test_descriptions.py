"""The descriptions of the claims tables: up to date, true of every table, and of use."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from miprof_graph.claims import COLUMNS, EXTRA_COLUMNS, HEADER_KEYS, read_table
from miprof_graph.curate import csvw as tables
from miprof_graph.curate import header_schema
from miprof_graph.curate.terms import Terms, read_terms
from miprof_graph.facts import Facts
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.conftest import REPOSITORY, find_node, lack, rewrite
from tests.curate.conftest import UN

CLAIMS = sorted((REPOSITORY / "graph" / "claims").glob("*.tsv"))
CURE = "run: make format"


@pytest.fixture(scope="module")
def facts(repository: Home) -> Facts:
    return read_facts(repository)[0]


@pytest.fixture(scope="module")
def terms(facts: Facts) -> Terms:
    return read_terms(facts.ontology, facts.vocabulary)


@pytest.fixture(scope="module")
def schema(terms: Terms) -> Any:
    return json.loads(header_schema.describe_header(terms))


def test_the_description_of_the_tables_is_up_to_date(facts: Facts, terms: Terms) -> None:
    kept = (REPOSITORY / tables.NAME).read_text(encoding="utf-8")
    assert kept == tables.describe_tables(facts, terms), CURE


def test_the_schema_of_the_headers_is_up_to_date(terms: Terms) -> None:
    kept = (REPOSITORY / header_schema.NAME).read_text(encoding="utf-8")
    assert kept == header_schema.describe_header(terms), CURE


def test_the_script_writes_both_into_the_home(small_home: Home) -> None:
    script = REPOSITORY / "scripts" / "describe_tables.py"
    home = {"MIPROF_HOME": str(small_home.root)}
    subprocess.run([sys.executable, str(script)], env=home, check=True)
    written = json.loads((small_home.root / tables.NAME).read_text(encoding="utf-8"))
    assert written["tables"] == [{"url": "claims/deux.tsv"}, {"url": "claims/un.tsv"}]
    assert (small_home.root / header_schema.NAME).is_file()


def read_by_library(path: Path) -> int:
    """Read all tables with the CSVW library, every cell by its description; give their rows."""
    try:
        from csvw import TableGroup
    except ImportError:
        lack("the package csvw of the dev group is not installed - run `make setup`")
    group = TableGroup.from_file(path)
    rows = 0
    for table in group.tables:
        # The library does not hand the schema of the group down to its tables.
        if not table.tableSchema.columns:
            table.tableSchema = group.tableSchema
        rows += sum(1 for _ in table.iterdicts(strict=True))
    return rows


def test_a_csvw_library_reads_every_row_of_every_table(facts: Facts) -> None:
    with warnings.catch_warnings(action="error"):
        rows = read_by_library(REPOSITORY / tables.NAME)
    assert rows == sum(len(table.claims) for table in facts.tables) > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mp:comite\t", "comite\t"),
        ("planned", "perhaps"),
        ("2013-04\t", "04/2013\t"),
        ("mpo:placedUnder\t", "\t"),
        (
            "2013-01-03\t\t\tasserted\tnormal\t§ 1\tquelques",
            "2013\t\t\tasserted\tnormal\t§ 1\t" + "a " * 12,
        ),
        ("\tlocator\t", "\tplace\t"),
    ],
)
def test_a_csvw_library_finds_what_is_wrong(
    old: str, new: str, *, terms: Terms, small_home: Home
) -> None:
    small, _ = read_facts(small_home)
    path = small_home.root / tables.NAME
    path.write_text(tables.describe_tables(small, terms), encoding="utf-8")
    assert read_by_library(path) == 12
    rewrite(small_home.root / UN, old, new)
    with pytest.raises((ValueError, UserWarning)), warnings.catch_warnings(action="error"):
        read_by_library(path)


def test_the_columns_of_each_table_are_those_that_stand_in_it() -> None:
    group = json.loads((REPOSITORY / tables.NAME).read_text(encoding="utf-8"))
    assert [table["url"] for table in group["tables"]] == [f"claims/{p.name}" for p in CLAIMS]
    for path, table in zip(CLAIMS, group["tables"], strict=True):
        described = table.get("tableSchema", group["tableSchema"])["columns"]
        lines = path.read_text(encoding="utf-8").splitlines()
        heading = next(line for line in lines if not line.startswith("#"))
        assert [column["name"] for column in described] == heading.split("\t"), path.name
        for column in described:
            assert column["name"] in (
                column["titles"] if isinstance(column["titles"], str) else column["titles"]["und"]
            )


def test_every_column_is_explained_in_both_languages(facts: Facts, terms: Terms) -> None:
    wide = [table for table in facts.tables if table.extra_columns]
    group = json.loads(tables.describe_tables(facts, terms))
    columns = {column["name"]: column for column in group["tableSchema"]["columns"]}
    for table in group["tables"]:
        for column in table.get("tableSchema", {"columns": []})["columns"]:
            columns.setdefault(column["name"], column)
    assert wide
    assert columns.keys() >= {*COLUMNS}
    assert columns.keys() <= {*COLUMNS, *EXTRA_COLUMNS}
    for column in columns.values():
        assert column["titles"].keys() == {"und", "fr", "en"}
        assert [said["@language"] for said in column["dc:description"]] == ["fr", "en"]


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_the_schema_accepts_every_header(path: Path, schema: Any) -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)
    table, problems = read_table(path, path.name)
    assert table is not None
    assert problems == []
    jsonschema.validate(dict(table.header), schema, jsonschema.Draft202012Validator)


GOOD = {
    "id": "src:un",
    "title": "Un",
    "kind": "mpo:kind-web-page",
    "publisher": "mp:collectif",
    "retrieved": "2026-11-21",
    "language": "fr",
    "issued": "2014-05/2015~",
    "licence": "Licence Ouverte 2.0",
    "url": "https://example.org/un?a=b#c",
}


def test_the_schema_knows_every_key(schema: Any) -> None:
    import jsonschema

    assert [*schema["properties"]] == [*HEADER_KEYS]
    jsonschema.validate(GOOD, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("id", "mp:un"), ("id", "src:Un"), ("title", ""), ("kind", "mpo:kind-nothing")),
        *(("publisher", "collectif"), ("issued", "hier"), ("issued", "2014-5")),
        *(("retrieved", "2026-11"), ("language", "français"), ("licence", "https://a b")),
        *(("url", "example.org"), ("url", "javascript:alert(1)"), ("titel", "Un"), ("kind", None)),
    ],
)
def test_the_schema_rejects_a_header_that_is_wrong(
    key: str, value: str | None, schema: Any
) -> None:
    import jsonschema

    header = {name: said for name, said in {**GOOD, key: value}.items() if said is not None}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(header, schema, jsonschema.Draft202012Validator)


def test_the_patterns_are_those_of_ecmascript_too(schema: Any, tmp_path: Path) -> None:
    group = json.loads((REPOSITORY / tables.NAME).read_text(encoding="utf-8"))
    every = [group["tableSchema"], *(t["tableSchema"] for t in group["tables"] if len(t) > 1)]
    formats = {c["datatype"]["format"] for s in every for c in s["columns"] if "datatype" in c}
    formats |= {one["pattern"] for one in schema["properties"].values() if "pattern" in one}
    program = f"for (const one of {json.dumps(sorted(formats))}) new RegExp(one, 'u')"
    subprocess.run([find_node(), "-e", program], check=True, cwd=tmp_path)
