"""The build makes the same bytes everywhere, and leaves what was there when it fails."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from miprof_graph.build import build
from miprof_graph.errors import DataError, UsageError
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY, rewrite

COMMAND = [sys.executable, "-m", "miprof_graph.cli.main", "build", "--no-html"]


def run_build(home: Home, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MIPROF_HOME": str(home.root), "MIPROF_LANG": "en", **environment}
    return subprocess.run(
        [*COMMAND, "--out", str(out)], env=env, capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("home_name", ["repository", "small_home"])
def test_two_builds_under_other_seeds_locales_and_zones_are_equal_to_the_byte(
    home_name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    home: Home = request.getfixturevalue(home_name)
    settings = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland"},
    ]
    made = []
    for number, environment in enumerate(settings):
        done = run_build(home, tmp_path / str(number), **environment)
        assert done.returncode == 0, done.stderr
        made.append(contents(tmp_path / str(number)))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert len(made[0]) >= 12


def test_the_committed_exports_are_what_the_build_makes(repository: Home, tmp_path: Path) -> None:
    build(repository, tmp_path, html=False)
    made = contents(tmp_path)
    stale = [
        name
        for name, data in made.items()
        if not (repository.exports / name).exists()
        or (repository.exports / name).read_bytes() != data
    ]
    assert stale == [], "the exports are stale - run `make exports` and commit what it writes"


def test_data_with_problems_leaves_the_previous_exports_whole(
    small_home: Home, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build(small_home, out, html=False)
    before = contents(out)
    rewrite(small_home.claims / "un.tsv", "planned", "plannned")
    with pytest.raises(DataError):
        build(small_home, out, html=False)
    assert contents(out) == before
    done = run_build(small_home, out)
    assert done.returncode == 1
    assert "graph/claims/un.tsv:" in done.stderr
    assert contents(out) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda n: n.name)
@pytest.mark.parametrize("seconds", [0.3, 1.0, 1.7])
def test_an_interrupted_build_leaves_the_previous_exports_whole(
    small_home: Home, tmp_path: Path, number: signal.Signals, seconds: float
) -> None:
    out = tmp_path / "out"
    build(small_home, out, html=False)
    before = contents(out)
    # A signal that finds coverage with its lock held leaves it held: it would wait for itself.
    env = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    env["MIPROF_HOME"] = str(small_home.root)
    with subprocess.Popen(
        [*COMMAND, "--out", str(out)], env=env, stderr=subprocess.PIPE
    ) as process:
        time.sleep(seconds)
        process.send_signal(number)
        process.communicate(timeout=60)
    assert contents(out) == before


def test_a_folder_that_cannot_be_written_is_a_usage_error(small_home: Home) -> None:
    blocked = small_home.root / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    with pytest.raises(UsageError, match="--out"):
        build(small_home, blocked, html=False)
    assert run_build(small_home, blocked).returncode == 2


def test_the_build_is_quiet_when_no_terminal_looks(small_home: Home, tmp_path: Path) -> None:
    done = run_build(small_home, tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ["build", "check"])
def test_on_a_terminal_every_step_is_shown(small_home: Home, tmp_path: Path, command: str) -> None:
    out = tmp_path / "out"
    options = ["--out", str(out)] if command == "build" else []
    ours, theirs = pty.openpty()
    env = {**os.environ, "MIPROF_HOME": str(small_home.root), "MIPROF_LANG": "en", "COLUMNS": "90"}
    process = subprocess.Popen(
        [*COMMAND[:3], command, *options], env=env, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    # A terminal whose other side has closed is an error to read from, not an end.
    with suppress(OSError):
        while data := os.read(ours, 65536):
            shown += data
    os.close(ours)
    assert process.wait(timeout=60) == 0, shown.decode()
    assert b"reading the facts" in shown
    assert b"Traceback" not in shown
    assert command == "check" or (out / "map.html").exists()


def test_html_files_are_made_too(repository: Home, tmp_path: Path) -> None:
    built = build(repository, tmp_path)
    assert "map.html" in built.files
    assert (tmp_path / "map.html").stat().st_size > 100_000
    assert REPOSITORY.as_posix() not in (tmp_path / "map.html").read_text(encoding="utf-8")
