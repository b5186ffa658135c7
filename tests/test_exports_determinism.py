"""The same data gives the same bytes, whatever the machine is set to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from miprof_graph.exports import EXPORTS
from tests.conftest import REPOSITORY

SETTINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8", "TZ": "Asia/Tokyo"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "", "LANG": "en_US", "TZ": "America/Los_Angeles"},
]
SCRIPT = """
import sys
from pathlib import Path
from tests.exports_samples import build_exports
build_exports(sys.argv[1], Path(sys.argv[2]))
"""


@pytest.mark.parametrize("name", ["sample", "project"])
def test_exports_are_the_same_bytes_for_any_hash_seed_locale_and_time_zone(
    tmp_path: Path, name: str
) -> None:
    found = []
    for number, settings in enumerate(SETTINGS):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-c", SCRIPT, name, str(folder)]
        subprocess.run(command, cwd=REPOSITORY, env={**os.environ, **settings}, check=True)
        found.append({path.name: path.read_bytes() for path in (folder / "exports").iterdir()})
    assert len(found[0]) == len(EXPORTS)
    for other in found[1:]:
        assert [file for file in found[0] if found[0][file] != other[file]] == []
