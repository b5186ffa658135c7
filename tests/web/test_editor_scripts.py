"""The scripts of the page for SPARQL pass the linter, and write nothing into the page as markup."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

STATIC = REPOSITORY / "src" / "miprof_graph" / "web" / "static"
SCRIPTS = sorted(STATIC.glob("editor*.js"))


def test_the_scripts_have_no_fault_that_a_linter_knows() -> None:
    assert len(SCRIPTS) == 3
    done = subprocess.run(
        [
            Path(sys.executable).with_name("oxlint"),
            "--deny-warnings",
            f"--config={REPOSITORY / 'tests' / 'oxlint.json'}",
            *SCRIPTS,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.name))
def test_every_script_is_strict_and_makes_no_markup_of_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '\n  "use strict";\n' in text
    for way in ("innerHTML", "insertAdjacentHTML", "document.write", "outerHTML", "http://"):
        assert way not in text
