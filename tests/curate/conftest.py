"""A small home that the command adds to, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from miprof_graph.paths import Home

Run = Callable[..., "subprocess.CompletedProcess[str]"]

UN = "graph/claims/un.tsv"
DEUX = "graph/claims/deux.tsv"
ALL = "graph/entities/all.ttl"

# A row that is right, as options; a test replaces what it is about.
ROW = {
    "source": "un",
    "subject": "mp:a-moiron",
    "predicate": "mpo:memberOf",
    "object": "mp:comite",
    "locator": "§ 2",
    "quote": "quelques mots",
}
LETTER = (
    *("--new-entity", "seconde-lettre", "kind=courrier", "label-fr=Second message"),
    *("label-en=Second message", "definition-fr=Un autre courrier.", "definition-en=A letter."),
)

# The header of a document that is new.
SOURCE = (
    *("--source-title", "Document trois", "--source-kind", "page web"),
    *("--source-publisher", "collectif", "--source-retrieved", "2026-11-21"),
    *("--source-language", "fr", "--source-url", "https://example.org/trois"),
)


def options(**changed: str) -> list[str]:
    """Write a row as options, with some of them changed, and none where a value is empty."""
    row = ROW | {name.rstrip("_"): value for name, value in changed.items()}
    return [f"--{name.replace('_', '-')}={value}" for name, value in row.items() if value]


def read_home(home: Home) -> Mapping[str, bytes]:
    """Read every file that curating may change, and whatever else lies beside them."""
    folder = home.root / "graph"
    return {
        path.relative_to(home.root).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def miprof(small_home: Home) -> Run:
    """Run the command on the small home, in English unless told otherwise."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        known = {k: v for k, v in os.environ.items() if not k.startswith("MIPROF_")}
        own = {"MIPROF_HOME": str(small_home.root), "MIPROF_LANG": "en"}
        return subprocess.run(
            [sys.executable, "-m", "miprof_graph.cli.main", *map(str, arguments)],
            env={**known, **own, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run
