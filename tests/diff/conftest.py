"""Two small homes that are equal at first, and the page that says how they differ."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from miprof_graph.diff.compare import Difference, compare
from miprof_graph.diff.markdown import difference_as_markdown
from miprof_graph.diff.sides import read_sides
from miprof_graph.paths import Home
from tests.conftest import reformat

Git = Callable[..., str]


@pytest.fixture
def before(small_home: Home) -> Home:
    """What was there."""
    return small_home


@pytest.fixture
def after(before: Home, tmp_path: Path) -> Home:
    """What is there now; a test changes it."""
    shutil.copytree(before.root, tmp_path / "after")
    return Home(tmp_path / "after")


@pytest.fixture
def git(before: Home, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Make the first home a real repository, and the one that revisions are looked for in."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=before.root,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    monkeypatch.setenv("MIPROF_HOME", str(before.root))
    run("init", "-q", "-b", "main")
    return run


def read_difference(before: Home | Path, after: Home | Path) -> Difference:
    names = (str(side.root if isinstance(side, Home) else side) for side in (before, after))
    return compare(*read_sides(*names))


def write_page(difference: Difference, language: str = "en", *, details: bool = False) -> str:
    """Give the page without its hard spaces, for expectations that a reader can check."""
    page = difference_as_markdown(difference, "old", "new", language, details=details)
    return page.replace("\N{NO-BREAK SPACE}", " ")


def rename_everywhere(home: Home, old: str, new: str) -> None:
    """Give a thing another slug, in every file and in the name of its own."""
    for path in [*home.claims.glob("*.tsv"), *home.entities.glob("*.ttl")]:
        content = path.read_text(encoding="utf-8")
        path.write_text(content.replace(old, new), encoding="utf-8")
        if path.suffix == ".ttl":
            reformat(path)
        elif old == f"src:{path.stem}":
            path.rename(path.with_stem(new.removeprefix("src:")))
