"""The servers that are compared, each as a process of its own on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import IO, Final

from benchmarks.serving_client import ask_query, send
from benchmarks.serving_processes import find_tree, find_workers, read_memory

LIGHTEST: Final = "ASK { ?s ?p ?o }"
_START_LIMIT: Final = 60.0
_STOP_LIMIT: Final = 30.0
_RDFLIB_LIMIT: Final = 300.0
# What the other side of the comparison is, in the fewest lines its documentation shows.
_RDFLIB: Final = """
import sys
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

graph = Dataset(default_union=True)
graph.parse(sys.argv[2], format="nquads")
app = SparqlEndpoint(graph=graph, path="/sparql")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; `started` is the seconds from its start to its first answer."""

    process: subprocess.Popen[str]
    port: int
    started: float

    def memory(self) -> float:
        """Give the resident memory of all its processes, in MiB."""
        return read_memory(find_tree(self.process.pid))

    def workers(self) -> list[int]:
        """Name the processes that take its connections, but for the first of them."""
        return find_workers(self.process.pid, self.port)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end; give its exit code.

        Raises:
            TimeoutError: If it had to be killed.
        """
        self.process.send_signal(number)
        try:
            return self.process.wait(_STOP_LIMIT)
        except subprocess.TimeoutExpired as error:
            kill_tree(self.process)
            raise TimeoutError(f"not ended {_STOP_LIMIT:.0f} s after signal {number}") from error


@contextmanager
def serve_ours(dataset: Path | None, *options: str) -> Iterator[Server]:
    """Serve a dump, or the committed graph, by `miprof serve`."""
    data = ["--dataset", str(dataset)] if dataset else []
    command = [find_program("miprof"), "serve", "--lang", "en", "--port", "0", *data, *options]
    began = perf_counter()
    with tempfile.TemporaryFile("w+") as log, _running(command, log) as process:
        address = process.stdout.readline() if process.stdout else ""
        if not address.startswith("http://127.0.0.1:"):
            log.seek(0)
            raise RuntimeError(f"miprof serve did not start: {log.read()}")
        port = int(address.split("/")[2].rpartition(":")[2])
        _wait_for_answer(process, port, _START_LIMIT)
        yield Server(process, port, perf_counter() - began)


@contextmanager
def serve_oxigraph(dataset: Path) -> Iterator[Server]:
    """Serve a dump by `oxigraph serve`, in memory, loaded over its Graph Store Protocol."""
    port = find_free_port()
    command = [find_program("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    began = perf_counter()
    with (
        tempfile.TemporaryFile("w+") as log,
        _running([*command, "--union-default-graph"], log) as process,
    ):
        _wait_for_answer(process, port, _START_LIMIT)
        headers = {"Content-Type": "application/n-quads"}
        loaded = send(port, "POST", "/store", headers=headers, body=dataset.read_bytes(), limit=120)
        if not 200 <= loaded.status < 300:
            raise RuntimeError(f"oxigraph did not load: {loaded.status} {loaded.reason}")
        _wait_for_answer(process, port, _START_LIMIT)
        yield Server(process, port, perf_counter() - began)


@contextmanager
def serve_rdflib(dataset: Path) -> Iterator[Server | None]:
    """Serve a dump by rdflib-endpoint, got for this run only; None where it cannot be had."""
    port = find_free_port()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as log:
        script = Path(folder) / "rdflib_server.py"
        script.write_text(_RDFLIB, encoding="utf-8")
        packages = ["--with", "rdflib-endpoint", "--with", "uvicorn"]
        uv = [find_program("uv"), "run", "--no-project", "--isolated", "--quiet", *packages]
        began = perf_counter()
        with _running([*uv, "python", str(script), str(port), str(dataset)], log) as process:
            try:
                _wait_for_answer(process, port, _RDFLIB_LIMIT)
            except RuntimeError:
                yield None
                return
            yield Server(process, port, perf_counter() - began)


def describe_oxigraph() -> str:
    """Name the version of the peer."""
    command = [find_program("oxigraph"), "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def find_program(name: str) -> str:
    """Find a program beside this Python, else on the path.

    Raises:
        RuntimeError: If it is on neither.
    """
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is missing: install the package of that name")
    return found


def find_free_port() -> int:
    """Find a port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def kill_tree(process: subprocess.Popen[str]) -> None:
    """End a process of ours and all that it started, whatever they are at."""
    # The first one first, so that it starts nothing in the place of the others.
    for pid in find_tree(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _running(command: Sequence[str], log: IO[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
    try:
        yield process
    finally:
        if process.poll() is None:
            kill_tree(process)
        if process.stdout:
            process.stdout.close()


def _wait_for_answer(process: subprocess.Popen[str], port: int, limit: float) -> None:
    began = perf_counter()
    while perf_counter() - began < limit:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with exit code {process.returncode}")
        if ask_query(port, LIGHTEST, limit=10).status == 200:
            return
        time.sleep(0.01)
    raise RuntimeError(f"no answer after {limit:.0f} s")
