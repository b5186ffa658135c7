"""The graph of the repository, a small graph, and a real SPARQL server over it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.derive import derive, read_rules
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.conftest import lack
from tests.data_small import make_small_store

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PEOPLE = """SELECT ?p ?name { ?p a mpo:Person ; skos:prefLabel ?name FILTER(LANG(?name)='fr') }
ORDER BY ?p"""
GRAPH = "CONSTRUCT { ?p a mpo:Person } WHERE { ?p a mpo:Person }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def write_sorted(store: ox.Store, path: Path) -> Path:
    lines = sorted((store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    path.write_bytes(b"".join(lines))
    return path


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory, repository: Home) -> Path:
    """The dataset of the repository as the build would write it, checks left out."""
    facts, _ = read_facts(repository)
    store = facts.load()
    derive(store, read_rules(repository.ontology / "rules"))
    return write_sorted(store, tmp_path_factory.mktemp("real") / "miprof.nq")


@pytest.fixture(scope="session")
def real(real_file: Path) -> Local:
    store = ox.Store()
    store.bulk_load(path=real_file, format=ox.RdfFormat.N_QUADS)
    return Local(store)


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory, repository: Home) -> Path:
    store = make_small_store()
    derive(store, read_rules(repository.ontology / "rules"))
    return write_sorted(store, tmp_path_factory.mktemp("small") / "small.nq")


@pytest.fixture(scope="session")
def small(small_file: Path) -> Local:
    store = ox.Store()
    store.bulk_load(path=small_file, format=ox.RdfFormat.N_QUADS)
    return Local(store)


@pytest.fixture(scope="session")
def miprof(small_file: Path) -> Run:
    """Run the command in a process of its own, over the small graph unless told otherwise."""

    def run(
        *arguments: str, stdin: str = "", data: Path | None = small_file, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        options = ["--data", str(data)] if data else []
        known = {k: v for k, v in os.environ.items() if not k.startswith("MIPROF_")}
        return subprocess.run(
            [sys.executable, "-m", "miprof_graph.cli.main", *arguments, *options],
            env={**known, "MIPROF_LANG": "en", **environment},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory, real_file: Path) -> Iterator[str]:
    """A real SPARQL server with the dataset of the repository, stopped when the tests end."""
    server = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if server is None:
        lack("the package oxigraph of the dev group is not installed - run `make setup`")
    folder = tmp_path_factory.mktemp("server") / "store"
    loading = [server, "load", "--location", str(folder), "--file", str(real_file)]
    subprocess.run(loading, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = ["--bind", f"127.0.0.1:{probe.getsockname()[1]}"]
    process = subprocess.Popen(
        [server, "serve-read-only", "--union-default-graph", "--location", str(folder), *bind],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://{bind[1]}/query"
    try:
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(url: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def compact_prefixes(iri: str) -> str:
    """Write an IRI of ours as its CURIE, for readable expectations."""
    for prefix in ("mp", "mpo", "src"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    return iri
