"""The script that looks quotes up in the documents: what it finds, misses and refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from miprof_graph.paths import Home
from tests.conftest import REPOSITORY

SOURCES = REPOSITORY.parent / "shared" / "sources" / "seeds"


# The tables of the documents whose whole text stands there.
WHOLE = [
    "citoyens-justice-rapport-2023-2024",
    "contrelatraite-miprof",
    "enquete-feminicide-miprof",
    "vallaud-belkacem-installation-miprof",
    "wikipedia-miprof",
]


def check_quotes(
    folder: Path, *tables: str, home: Path = REPOSITORY
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "scripts" / "check_quotes.py"), str(folder), *tables],
        env={"MIPROF_HOME": str(home), "MIPROF_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "both.txt").write_text("Voici\u00a0: quelques \n mots.", encoding="utf-8")
    return folder


def test_white_space_does_not_keep_a_quote_from_being_found(
    small_home: Home, documents: Path
) -> None:
    done = check_quotes(documents, home=small_home.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("quotes found in both.txt") == 2


def test_a_quote_that_is_missing_is_named_with_its_line(small_home: Home, documents: Path) -> None:
    table = small_home.claims / "un.tsv"
    content = table.read_text(encoding="utf-8")
    table.write_text(content.replace("quelques mots", "autre chose", 1), encoding="utf-8")
    done = check_quotes(documents, home=small_home.root)
    assert done.returncode == 1
    assert "un.tsv:10: quote not found in the text: `autre chose`" in done.stdout


def test_a_table_that_no_text_fits_is_a_failure(small_home: Home, documents: Path) -> None:
    (documents / "both.txt").write_text("Rien de tel.", encoding="utf-8")
    assert check_quotes(documents, home=small_home.root).returncode == 1


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    done = check_quotes(tmp_path / "nowhere")
    assert (done.returncode, "no .txt or .md file there" in done.stderr) == (2, True)


def test_a_table_that_is_not_there_is_refused(small_home: Home, documents: Path) -> None:
    done = check_quotes(documents, "un", "trois", home=small_home.root)
    assert (done.returncode, "trois: no such table in graph/claims" in done.stderr) == (2, True)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents do not stand by the clone")
def test_every_quote_of_ours_stands_in_its_document() -> None:
    done = check_quotes(SOURCES, *WHOLE)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(" quotes found in ") == len(WHOLE)
