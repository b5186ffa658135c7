"""The scripts of the map and the pages pass a linter from PyPI: a machine with Python has it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

MAP = REPOSITORY / "src" / "miprof_graph" / "map" / "js"
BUILT = REPOSITORY / "src" / "miprof_graph" / "pages"
PAGES = REPOSITORY / "src" / "miprof_graph" / "web" / "static"
RULES = REPOSITORY / "tests" / "oxlint.json"


FOLDERS = {MAP: 40, BUILT: 2, PAGES: 4}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    beside = str(Path(sys.executable).parent)
    oxlint = shutil.which("oxlint", path=beside) or shutil.which("oxlint")
    if oxlint is None:
        pytest.fail("no oxlint - it is in the dev group: uv sync")
    return subprocess.run(
        [
            oxlint,
            "--config",
            str(RULES),
            "--deny-warnings",
            "--format",
            "unix",
            *map(str, scripts(folder)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def scripts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.js"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.parent.name))
def test_the_scripts_have_no_fault_that_a_linter_knows(folder: Path) -> None:
    assert len(scripts(folder)) >= FOLDERS[folder], "the folder of the scripts has moved"
    done = lint(folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_does_find_faults(tmp_path: Path) -> None:
    (tmp_path / "bad.js").write_text("var a = eval(b) == 1;\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "no-eval" in done.stdout


@pytest.mark.parametrize(
    "path", [*scripts(MAP), *scripts(BUILT), *scripts(PAGES)], ids=lambda path: path.name
)
def test_every_script_is_strict_and_writes_no_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '\n  "use strict";\n' in text
    assert "innerHTML" not in text
    assert "insertAdjacentHTML" not in text
    assert "document.write" not in text


@pytest.mark.parametrize("path", scripts(MAP), ids=lambda path: path.name)
def test_every_script_of_the_map_leaves_one_global_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    code = [line for line in text.splitlines() if line and not line.startswith("//")]
    assert code[0] in {"(function (map) {", "window.MiprofMap = (function () {"}
    assert code[-1] in {"})(window.MiprofMap);", "})();"}
