"""Homes for the tests of the built pages."""

from __future__ import annotations

import json
from pathlib import Path

from miprof_graph.formatting import format_home
from miprof_graph.paths import Home
from miprof_graph.pipeline import Dataset
from miprof_graph.reading import read_facts
from tests.conftest import copy_home
from tests.data_small import HOSTILE


def read_dataset(home: Home) -> Dataset:
    """Read a home without deriving anything: the pages need only what is written."""
    facts, problems = read_facts(home)
    assert problems == []
    return Dataset(facts, facts.load())


def make_hostile_home(root: Path) -> Home:
    """Make a home of documents that disagree, in which every name and text attacks."""
    home = copy_home("contested", root)
    literal = json.dumps(HOSTILE)
    for path in home.entities.glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        for name in ("Ada Martin", "Mission", "direction de la mission", "head of the mission"):
            text = text.replace(f'"{name}"', literal)
        path.write_text(text, encoding="utf-8")
    for path in home.claims.glob("*.tsv"):
        text = path.read_text(encoding="utf-8").replace("quelques mots", HOSTILE)
        lines = [
            f"# title: {literal}" if line.startswith("# title: ") else line
            for line in text.replace("§ 1", HOSTILE).replace("Préféré", HOSTILE).split("\n")
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    format_home(home)
    return home
