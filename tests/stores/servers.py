"""Real stores on free ports of this machine, started and stopped here."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import lack

# Small buffers: what is loaded here is small, and other tests run beside it.
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 20
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running store: where it is asked, where it is written to, and who may write."""

    endpoint: str
    graph_store: str
    update: str
    user: str = ""
    password: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What `miprof publish` reads its login from."""
        if not self.user:
            return {}
        return {"MIPROF_PUBLISH_USER": self.user, "MIPROF_PUBLISH_PASSWORD": self.password}


@contextmanager
def run_virtuoso(folder: Path) -> Iterator[Server]:
    """Run a Virtuoso 7 with an empty database."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        lack("Virtuoso is not installed - apt-get install virtuoso-opensource")
    web = find_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=find_port(), web=web), encoding="utf-8")
    base = f"http://127.0.0.1:{web}"
    with run([binary, "+configfile", str(ini), "+foreground"], f"{base}/sparql"):
        yield Server(
            f"{base}/sparql", f"{base}/sparql-graph-crud-auth", f"{base}/sparql-auth", "dba", "dba"
        )


@contextmanager
def run_oxigraph(*options: str, command: str = "serve") -> Iterator[Server]:
    """Run an Oxigraph server in memory; without options, its default graph is no union."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if binary is None:
        lack("the package oxigraph of the dev group is not installed - run `make setup`")
    place = f"127.0.0.1:{find_port()}"
    base = f"http://{place}"
    with run([binary, command, "--bind", place, *options], f"{base}/query"):
        yield Server(f"{base}/query", f"{base}/store", f"{base}/update")


@contextmanager
def run(command: Sequence[str], url: str) -> Iterator[None]:
    """Run a server until the block ends, once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(url, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 90) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args!r} ended with {process.returncode}"
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def find_port() -> int:
    """Find a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
