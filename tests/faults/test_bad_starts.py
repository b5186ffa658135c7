"""What the service cannot serve it says at its start, in a sentence, and ends."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from benchmarks.serving_servers import find_free_port, find_program, serve_ours

from tests.faults.conftest import GRAPH, QUIET


def start(*options: str) -> subprocess.CompletedProcess[str]:
    command = [find_program("miprof"), "serve", "--lang", "en", *QUIET, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def test_a_port_that_is_taken_is_named() -> None:
    with serve_ours(GRAPH, *QUIET) as server:
        done = start("--dataset", str(GRAPH), "--port", str(server.port))
    assert done.returncode == 2
    assert str(server.port) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_dataset_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.nq"
    done = start("--dataset", str(missing), "--port", str(find_free_port()))
    assert done.returncode in {1, 2}
    assert "missing.nq" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "content",
    [b"<http://a> <http://b> .\n", GRAPH.read_bytes()[:5_000], b"\x00\xff\xfe" * 50],
    ids=["wrong", "cut off", "no text"],
)
def test_a_dataset_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.nq"
    broken.write_bytes(content)
    done = start("--dataset", str(broken), "--port", str(find_free_port()))
    assert done.returncode in {1, 2}
    assert "broken.nq" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
