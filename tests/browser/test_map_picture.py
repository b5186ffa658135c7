"""The script that takes the picture of the README."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import find_chromium
from tests.conftest import REPOSITORY


def test_a_picture_of_the_map_has_the_size_that_was_asked_for(
    small_map: Path, tmp_path: Path
) -> None:
    find_chromium()
    picture = tmp_path / "map.png"
    script = REPOSITORY / "scripts" / "screenshot.py"
    words = [str(small_map), str(picture), "--size", "390x844", "--select", "miprof", "--dark"]
    subprocess.run([sys.executable, str(script), *words], check=True)
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (390, 844)


def test_the_picture_of_the_readme_is_there() -> None:
    assert (REPOSITORY / "docs" / "map.png").read_bytes().startswith(b"\x89PNG")
