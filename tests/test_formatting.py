"""The formatter writes one form, loses nothing, and is done after one pass."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.claims import read_table
from miprof_graph.formatting import format_home
from miprof_graph.paths import Home
from miprof_graph.turtle import format_turtle
from tests.conftest import REPOSITORY, rewrite

FILES = sorted(
    [*(REPOSITORY / "graph").rglob("*.ttl"), *(REPOSITORY / "ontology").glob("*.ttl")],
)


def test_there_are_files_to_format() -> None:
    assert len(FILES) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_formatting_keeps_every_triple_and_changes_nothing_the_second_time(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    once = format_turtle(content)
    assert format_turtle(once) == once
    read = [set(ox.parse(text, format=ox.RdfFormat.TURTLE)) for text in (content, once)]
    assert read[0] == read[1]


def test_a_shuffled_table_is_sorted_and_keeps_its_rows(small_home: Home) -> None:
    path = small_home.claims / "un.tsv"
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    path.write_text("\n".join([*lines[:9], *reversed(lines[9:]), ""]), encoding="utf-8")
    changed, problems = format_home(small_home)
    assert [p.name for p in changed] == ["un.tsv"]
    assert problems == []
    assert path.read_text(encoding="utf-8") == before


def test_an_unused_optional_column_is_dropped(small_home: Home) -> None:
    path = small_home.claims / "un.tsv"
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    wider = [*lines[:8], lines[8] + "\trole", *(line + "\t" for line in lines[9:]), ""]
    path.write_text("\n".join(wider), encoding="utf-8")
    format_home(small_home)
    assert path.read_text(encoding="utf-8") == before


def test_a_header_value_that_yaml_would_misread_is_quoted(small_home: Home) -> None:
    path = small_home.claims / "un.tsv"
    text = path.read_text(encoding="utf-8").replace("Document un (en)", '"Un: deux"')
    path.write_text(text, encoding="utf-8")
    format_home(small_home)
    table, problems = read_table(path, "un.tsv")
    assert problems == []
    assert table is not None
    assert table.header["title_en"] == "Un: deux"


def test_a_file_that_cannot_be_read_is_left_alone(small_home: Home) -> None:
    path = small_home.entities / "all.ttl"
    path.write_text("mp:x a", encoding="utf-8")
    changed, problems = format_home(small_home)
    assert changed == []
    assert [problem.path for problem in problems] == ["graph/entities/all.ttl"]
    assert path.read_text(encoding="utf-8") == "mp:x a"


def test_a_header_key_that_nothing_knows_is_kept_for_the_check_to_name(small_home: Home) -> None:
    table = small_home.claims / "un.tsv"
    rewrite(table, "# title_en:", "# titel_en:")
    assert format_home(small_home) == ([table], [])
    assert "# titel_en: Document un (en)\n" in table.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("added", "words"),
    [("\n# a remark\n", "move it to the head"), ("\nmp:lettre mpo:about [] .\n", "blank node")],
)
def test_what_formatting_would_lose_is_refused(small_home: Home, added: str, words: str) -> None:
    path = small_home.entities / "all.ttl"
    content = path.read_text(encoding="utf-8") + added
    path.write_text(content, encoding="utf-8")
    changed, problems = format_home(small_home)
    assert changed == []
    assert [words in problem.render("en") for problem in problems] == [True]
    assert path.read_text(encoding="utf-8") == content
