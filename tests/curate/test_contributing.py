"""The walk of CONTRIBUTING.md, from a document to a commit, run as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALK = GUIDE[GUIDE.index("## Correct or add a fact") : GUIDE.index("## Change the vocabulary")]
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", WALK, re.DOTALL)
VENDOR = "src/miprof_graph/web/static/vendor/LICENCES.txt"
COPIED = ("src", "tests", "scripts", "benchmarks", "docs", "ontology", "graph/queries")
FILES = ("Makefile", "pyproject.toml", "uv.lock", "hatch_build.py", "package-lock.json")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with the small facts, set up already: nothing is fetched again for it."""
    root = tmp_path / "clone"
    unkept = shutil.ignore_patterns("__pycache__", "vendor")
    for name in COPIED:
        shutil.copytree(REPOSITORY / name, root / name, ignore=unkept)
    for name in FILES:
        shutil.copy(REPOSITORY / name, root / name)
    small = REPOSITORY / "tests" / "data" / "small" / "graph"
    shutil.copytree(small, root / "graph", dirs_exist_ok=True)
    (root / ".gitignore").write_text(
        ".venv\n__pycache__\nexports/*.html\nexports/.store/\n", "utf-8"
    )
    (root / ".venv").mkdir()
    for path in (REPOSITORY / ".venv").iterdir():
        if path.name != ".ready":
            (root / ".venv" / path.name).symlink_to(path)
    for name in (".venv/.ready", VENDOR):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=The clone")
    return root


def environment(root: Path) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("MIPROF_", "GIT_", "MAKE"))}
    who = {
        f"GIT_{role}_{key}": "new@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    return {**known, **who, "MIPROF_HOME": str(root), "MIPROF_LANG": "fr", "GIT_PAGER": "cat"}


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment(root), check=True, capture_output=True
    )
    return done.stdout.decode()


@pytest.mark.skipif(not (REPOSITORY / ".venv").is_dir(), reason="the tests run without make setup")
def test_a_newcomer_gets_from_a_document_to_a_commit(clone: Path) -> None:
    commands = [body for language, body in BLOCKS if language == "sh"]
    for words in ("miprof add", "miprof import", "make format", "make check", "make exports"):
        assert any(words in command for command in commands), words
    for language, body in BLOCKS:
        if language == "csv":
            (clone / "facts.csv").write_text(body, encoding="utf-8")
            continue
        done = subprocess.run(
            ["sh", "-eu", "-c", body],
            cwd=clone,
            env=environment(clone),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, f"{body}\n{done.stdout}\n{done.stderr}"
    facts = prepare(Home(clone)).facts
    assert sum(len(table.claims) for table in facts.tables) == 12 + 3
    changed = git(clone, "show", "--name-only", "--format=%s").splitlines()
    assert changed[0] == "A meeting that MIPROF organised in 2014"
    assert {"graph/claims/page-d-exemple.tsv", "graph/entities/meeting.ttl"} <= {*changed}
    assert "exports/miprof.nq" in changed
    assert git(clone, "status", "--short") == "?? facts.csv\n"


def test_the_walk_has_five_steps() -> None:
    assert re.findall(r"^### (\d)\. ", WALK, re.MULTILINE) == [*"12345"]
