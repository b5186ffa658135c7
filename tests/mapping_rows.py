"""Rows of a table of mappings, as text, for the tests; their items are made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from miprof_graph.mappings.model import CURATED, NOT, MappingTable, Row
from miprof_graph.mappings.tsv import format_mappings, read_mappings
from miprof_graph.paths import Home

ORCID = "orcid:0000-0002-1825-0097"  # the example that ORCID itself gives

PROPOSED = Row(
    subject_id="mp:roxana-maracineanu",
    subject_label="Roxana Maracineanu",
    predicate_id="skos:exactMatch",
    object_id="wd:Q99000000031",
    object_label="Roxana Maracineanu",
    mapping_justification="semapv:LexicalMatching",
    mapping_tool="miprof link wikidata",
    confidence="0.8",
)
ACCEPTED = Row(
    subject_id="mp:greta",
    subject_label="GRETA",
    predicate_id="skos:exactMatch",
    object_id="wd:Q99000000001",
    object_label='Groupe d\'experts "GRETA"',
    mapping_justification=CURATED,
    reviewer_id=ORCID,
    review_date="2026-12-01",
)
REFUSED = replace(
    ACCEPTED,
    predicate_modifier=NOT,
    object_id="wd:Q99000000002",
    object_label="groupement d'établissements",
    comment="Un organisme de formation, qui porte le même sigle.",
)
ROWS = (PROPOSED, ACCEPTED, REFUSED)


def table_of(home: Home) -> Path:
    return home.mappings / "wikidata.sssom.tsv"


def read_table(home: Home) -> MappingTable:
    path = table_of(home)
    table, problems = read_mappings(path, home.relative(path))
    assert table is not None
    assert problems == []
    return table


def write_rows(home: Home, *rows: Row) -> Path:
    """Give the table of a home these rows."""
    path = table_of(home)
    text = format_mappings(replace(read_table(home), rows=rows))
    path.write_text(text, encoding="utf-8")
    return path
