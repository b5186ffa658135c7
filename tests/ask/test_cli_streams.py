"""The command and the world around it: signals, closed and full streams, terminals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ask.conftest import PEOPLE, SLOW, Run


def test_a_query_past_its_limit_is_stopped_for_real(miprof: Run) -> None:
    start = time.monotonic()
    done = miprof("query", SLOW, "--timeout", "0.5")
    assert (done.returncode, "ran past 0.5 s" in done.stderr) == (1, True)
    assert time.monotonic() - start < 5


def test_ctrl_c_stops_a_running_query(small_file: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "miprof_graph.cli.main",
        "query",
        SLOW,
        "--data",
        str(small_file),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_reader_that_leaves_early_is_no_error(small_file: Path) -> None:
    command = [sys.executable, "-m", "miprof_graph.cli.main", "query"]
    query = "SELECT ?a ?b ?c { ?a ?b ?c . ?d a mpo:Person }"
    with subprocess.Popen(
        [*command, query, "--data", str(small_file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


def show_on_terminal(query: str, data: Path) -> str:
    head, tail = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "miprof_graph.cli.main", "query", query, "--data", str(data)],
        stdout=tail,
        env={**os.environ, "COLUMNS": "50", "TERM": "xterm", "NO_COLOR": ""},
        check=True,
    )
    os.close(tail)
    shown = os.read(head, 100_000).decode()
    os.close(head)
    return shown


def test_on_a_terminal_text_is_wrapped_bold_and_harmless(small_file: Path) -> None:
    query = (
        "SELECT (CONCAT('a', '\\u001b[31m', 'b') AS ?x) ?c { ?s skos:definition ?c } ORDER BY ?c"
    )
    shown = show_on_terminal(query, small_file)
    assert "\x1b[1m" in shown
    assert "\x1b[31m" not in shown
    assert r"\x1b[31m" in shown


def test_on_a_terminal_a_graph_is_harmless_too(small_file: Path) -> None:
    query = "CONSTRUCT { mp:a skos:note ?x } WHERE { BIND('a\\u009B31mb' AS ?x) }"
    shown = show_on_terminal(query, small_file)
    assert "\x9b" not in shown
    assert r"a\x9b31mb" in shown


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_is_said_in_one_line(small_file: Path) -> None:
    command = [sys.executable, "-m", "miprof_graph.cli.main", "query", PEOPLE]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*command, "--data", str(small_file)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr


def test_a_closed_output_is_no_crash(small_file: Path) -> None:
    line = f'exec {sys.executable} -m miprof_graph.cli.main show greta --data "$0" >&-'
    done = subprocess.run(
        ["sh", "-c", line, str(small_file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
