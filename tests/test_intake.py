"""The record that waits in `graph/intake/` stays fit to be taken in: it passes every check."""

from __future__ import annotations

from pathlib import Path

from miprof_graph.formatting import format_home
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import REPOSITORY

INTAKE = REPOSITORY / "graph" / "intake"


def test_in_the_place_of_the_facts_the_record_passes_every_check(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "ontology").symlink_to(REPOSITORY / "ontology")
    (tmp_path / "graph" / "queries").symlink_to(REPOSITORY / "graph" / "queries")
    for name in ("claims", "entities"):
        (tmp_path / "graph" / name).symlink_to(INTAKE / name)
    facts = prepare(Home(tmp_path)).facts
    assert len(facts.tables) > 450
    assert sum(len(table.claims) for table in facts.tables) > 4800
    assert format_home(Home(tmp_path)) == ([], [])


def test_the_record_holds_every_document_that_is_served() -> None:
    served = {path.name for path in (REPOSITORY / "graph" / "claims").glob("*.tsv")}
    assert served
    assert served <= {path.name for path in (INTAKE / "claims").glob("*.tsv")}
