"""Tables of mappings: one form on disk, and only what was accepted in the graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.build import build
from miprof_graph.formatting import format_home
from miprof_graph.mappings.model import CURATED, Row, State
from miprof_graph.mappings.tsv import format_mappings, parse_mappings, read_mappings
from miprof_graph.names import GRAPH_MAPPINGS, PREFIXES
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from miprof_graph.reading import read_facts
from tests.conftest import REPOSITORY, rewrite
from tests.mapping_rows import ACCEPTED, PROPOSED, REFUSED, ROWS, read_table, table_of, write_rows

TABLE = "graph/mappings/wikidata.sssom.tsv"
TABLES = sorted((REPOSITORY / "graph" / "mappings").glob("*"))
EXACT = PREFIXES["skos"] + "exactMatch"


def accepted_in(store: ox.Store) -> set[tuple[str, str, str]]:
    found = store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH_MAPPINGS))
    return {(q.subject.value, q.predicate.value, q.object.value) for q in found}  # type: ignore[union-attr]


def test_there_is_a_table_and_nothing_else_in_its_folder() -> None:
    assert [path.name for path in TABLES] == ["wikidata.sssom.tsv"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_row_of_the_repository_is_accepted_by_nobody(path: Path) -> None:
    table, problems = read_mappings(path, path.name)
    assert problems == []
    assert table is not None
    assert [
        row for row in table.rows if row.mapping_justification == CURATED and not row.reviewer
    ] == []


def test_a_table_is_read_as_it_was_written_whatever_its_cells_hold(link_home: Home) -> None:
    hard = replace(PROPOSED, object_label='« "x" », 7', comment="1.0", match_string=r"a\|b|c")
    path = write_rows(link_home, hard, ACCEPTED, REFUSED)
    text = path.read_text(encoding="utf-8")
    rows = [replace(row, line=0) for row in read_table(link_home).rows]
    assert {*rows} == {hard, ACCEPTED, REFUSED}
    assert '\t"« ""x"" », 7"\t' in text
    assert format_mappings(read_table(link_home)) == text


def test_the_form_is_the_canonical_one_of_sssom(link_home: Home) -> None:
    path = write_rows(link_home, *ROWS)
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert head[0] == '#sssom_version: "1.1"'
    prefixes = [line.split(":")[0] for line in head if line.startswith("#  ")]
    assert prefixes == sorted(prefixes)
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert columns[:5] == [
        *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id"),
    ]
    assert "match_string" not in columns
    assert rows == sorted(rows)


def test_format_puts_rows_columns_and_keys_in_order_and_loses_none(link_home: Home) -> None:
    path = write_rows(link_home, *ROWS)
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    spoiled = [*lines[:first], lines[first], *reversed(lines[first + 1 :])]
    spoiled[0] = spoiled[0].replace('"', "'")
    path.write_text("\n".join([*spoiled, ""]), encoding="utf-8")
    assert [problem.path for problem in read_facts(link_home)[1]] == [TABLE]
    assert format_home(link_home) == ([path], [])
    assert path.read_text(encoding="utf-8") == before
    assert format_home(link_home) == ([], [])


def test_a_list_in_the_header_is_kept(link_home: Home) -> None:
    path = table_of(link_home)
    creators = '#creator_label:\n#  - "7"\n#  - Jeanne Test\n'
    rewrite(path, "#license:", f"{creators}#license:")
    assert format_home(link_home) == ([], [])
    assert read_table(link_home).header["creator_label"] == ["7", "Jeanne Test"]


@pytest.mark.parametrize(
    ("row", "state"),
    [(PROPOSED, State.PROPOSED), (ACCEPTED, State.ACCEPTED), (REFUSED, State.REFUSED)],
    ids=lambda value: str(value) if isinstance(value, State) else "",
)
def test_a_reviewer_and_the_modifier_say_where_a_row_stands(row: Row, state: State) -> None:
    assert row.state is state


def test_only_what_was_accepted_enters_the_graph(link_home: Home) -> None:
    by_name = replace(ACCEPTED, reviewer_id="", reviewer_label="Jeanne Test")
    close = replace(
        by_name,
        subject_id="mp:miprof",
        predicate_id="skos:closeMatch",
        object_id="wd:Q99000000041",
    )
    write_rows(link_home, *ROWS, close)
    mp, wd = PREFIXES["mp"], "http://www.wikidata.org/entity/"
    assert accepted_in(prepare(link_home).store) == {
        (mp + "greta", EXACT, wd + "Q99000000001"),
        (mp + "miprof", PREFIXES["skos"] + "closeMatch", wd + "Q99000000041"),
    }


def test_without_accepted_rows_there_is_no_graph_of_them(link_home: Home) -> None:
    write_rows(link_home, PROPOSED, REFUSED)
    names = {str(name) for name in prepare(link_home).store.named_graphs()}
    assert f"<{GRAPH_MAPPINGS}>" not in names


def test_a_file_without_columns_is_a_problem() -> None:
    table, problems = parse_mappings("#license: x\n", "x")
    assert table is None
    assert [(problem.line, "column names" in problem.en) for problem in problems] == [(2, True)]


def test_every_export_of_triples_carries_what_was_accepted_and_no_more(link_home: Home) -> None:
    write_rows(link_home, *ROWS)
    build(link_home, link_home.exports, html=False)
    item = "http://www.wikidata.org/entity/Q99000000001"
    for name in ("miprof.nq", "miprof.trig", "miprof-rdf12.trig", "miprof.ttl", "miprof.jsonld"):
        path = link_home.exports / name
        found = {
            (q.subject.value, q.object.value)
            for q in ox.parse(path=str(path))
            if q.predicate.value == EXACT
        }
        assert found == {(PREFIXES["mp"] + "greta", item)}, name
