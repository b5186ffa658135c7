"""`miprof publish` against real stores: all is there, nothing twice, nothing half-done."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from miprof_graph.names import GRAPH_PUBLISHED, PREFIXES
from tests.stores.conftest import Publish, publish_command, publish_environment
from tests.stores.servers import Server, run_oxigraph

BASE = PREFIXES["graph"] + "test-"
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a dataset of graphs with so many triples each."""

    def write(word: str = 'é ’ \\" x', **counts: int) -> Path:
        path = tmp_path / "dataset.nq"
        lines = [
            f'<http://e/{name}/{n}> <http://e/p> "{word} {n}"@fr <{BASE}{name}> .\n'
            for name, count in counts.items()
            for n in range(count)
        ]
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return write


def ask(server: Server, query: str) -> Iterator[tuple[str, ...]]:
    address = f"{server.endpoint}?{urlencode({'query': query})}"
    request = Request(address, headers={"Accept": "application/sparql-results+json"})
    with urlopen(request, timeout=30) as response:
        table = json.load(response)
    for row in table["results"]["bindings"]:
        yield tuple(row[name]["value"] for name in table["head"]["vars"] if name in row)


def count(server: Server) -> dict[str, int]:
    query = f"""SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }}
      FILTER(STRSTARTS(STR(?g), "{PREFIXES["graph"]}")) }} GROUP BY ?g"""
    found = {name.removeprefix(BASE): int(number) for name, number in ask(server, query)}
    found.pop(GRAPH_PUBLISHED, None)
    return found


def steps(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What the command says it did with each graph."""
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.partition(": ") for line in done.stdout.splitlines() if ": " in line]
    return {name.removeprefix("graph:test-"): said for name, _, said in lines}


def test_a_dataset_is_published_whole_and_a_second_time_nothing_is_done(
    store: Server, publish: Publish, make: Make
) -> None:
    options = ("--dataset", str(make(a=3, b=1200, c=1)))
    first = publish(store, *options)
    assert steps(first)["b"] == "1200 triples, loaded"
    assert first.stdout.endswith(
        "The store holds the dataset: 3 graphs, 1204 triples, counted there.\n"
    )
    assert count(store) == {"a": 3, "b": 1200, "c": 1}
    second = steps(publish(store, *options))
    assert {second[name] for name in "abc"} == {
        "3 triples, already there",
        "1200 triples, already there",
        "1 triples, already there",
    }


def test_words_arrive_as_they_were_written(store: Server, publish: Publish, make: Make) -> None:
    word = 'l’été\\t«\u00a0A & B\u00a0» \\" \\\\ \\n + % 日本 \U0001f600'
    steps(publish(store, "--dataset", str(make(word, a=1))))
    ((found,),) = ask(store, f"SELECT ?o {{ GRAPH <{BASE}a> {{ ?s ?p ?o }} }}")
    assert found == 'l’été\t«\u00a0A & B\u00a0» " \\ \n + % 日本 \U0001f600 0'


def test_only_what_changed_is_loaded_and_what_is_gone_is_removed(
    store: Server, publish: Publish, make: Make
) -> None:
    steps(publish(store, "--dataset", str(make(a=5, b=6, c=7))))
    # The same number of triples in other words: a count alone would not tell.
    path = make(a=5, b=6)
    path.write_text(path.read_text("utf-8").replace("/b/0>", "/b/other>"), "utf-8")
    dry = steps(publish(store, "--dataset", str(path), "--dry-run"))
    assert (dry["a"], dry["b"], dry["c"]) == (
        "5 triples, already there",
        "6 triples, would be loaded",
        "would be removed",
    )
    assert count(store) == {"a": 5, "b": 6, "c": 7}
    done = steps(publish(store, "--dataset", str(path)))
    assert (done["a"], done["b"], done["c"]) == (
        "5 triples, already there",
        "6 triples, loaded",
        "removed",
    )
    assert count(store) == {"a": 5, "b": 6}
    (found,) = ask(store, f"SELECT ?p {{ GRAPH <{BASE}b> {{ <http://e/b/other> ?p ?o }} }}")
    assert found == ("http://e/p",)


def test_a_graph_that_someone_else_removed_is_loaded_again(
    oxigraph_server: Server, publish: Publish, make: Make
) -> None:
    options = ("--dataset", str(make(a=5, b=6)))
    steps(publish(oxigraph_server, *options))
    address = f"{oxigraph_server.graph_store}?{urlencode({'graph': f'{BASE}b'})}"
    with urlopen(Request(address, method="DELETE"), timeout=30):
        assert count(oxigraph_server) == {"a": 5}
    done = steps(publish(oxigraph_server, *options))
    assert (done["a"], done["b"]) == ("5 triples, already there", "6 triples, loaded")
    assert count(oxigraph_server) == {"a": 5, "b": 6}


def test_a_publication_that_is_killed_is_taken_up_where_it_stopped(
    store: Server, publish: Publish, make: Make
) -> None:
    steps(publish(store, "--dataset", str(make(z=1))))
    graphs = {f"g{number:02}": 300 for number in range(20)}
    options = ("--dataset", str(make(**graphs)))
    process = subprocess.Popen(
        publish_command(store, *options),
        env=publish_environment(store),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    with process, process.stdout:
        loaded = [process.stdout.readline() for _ in range(4)]
        process.kill()
    assert all("loaded" in line for line in loaded)
    assert 4 <= len(count(store)) <= 21
    done = steps(publish(store, *options))
    kept = [name for name in graphs if done[name] == "300 triples, already there"]
    assert 4 <= len(kept) < 20
    assert count(store) == graphs


def test_an_interrupt_says_how_to_go_on(oxigraph_server: Server, make: Make) -> None:
    graphs = {f"h{number:02}": 300 for number in range(40)}
    process = subprocess.Popen(
        publish_command(oxigraph_server, "--dataset", str(make(**graphs))),
        env=publish_environment(oxigraph_server),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(2)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command again to go on" in said


def test_a_reader_sees_the_old_graph_or_the_new_one(
    store: Server, publish: Publish, make: Make
) -> None:
    steps(publish(store, "--dataset", str(make(a=2000))))
    seen: list[str] = []
    has_read, is_done = threading.Event(), threading.Event()

    def read() -> None:
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}a> {{ ?s ?p ?o }} }}"
        # With a pause: Virtuoso 7 lets whoever writes wait for all who read.
        while not is_done.wait(0.02):
            seen.extend(number for (number,) in ask(store, query))
            has_read.set()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert has_read.wait(30)
        steps(publish(store, "--dataset", str(make("other words", a=1500))))
        has_read.clear()
        assert has_read.wait(30)
    finally:
        is_done.set()
        reader.join()
    assert {*seen} == {"1500", "2000"}


def test_updates_alone_do_the_same(store: Server, publish: Publish, make: Make) -> None:
    by_update = ("--update", store.update, "--batch", "100")
    steps(publish(store, "--dataset", str(make(a=250, b=1)), *by_update))
    assert count(store) == {"a": 250, "b": 1}
    done = steps(publish(store, "--dataset", str(make(a=250)), *by_update))
    assert (done["a"], done["b"]) == ("250 triples, already there", "removed")
    assert count(store) == {"a": 250}


def test_a_wrong_password_and_none_are_told_and_never_shown(
    virtuoso: Server, publish: Publish, make: Make, tmp_path: Path
) -> None:
    options = ("--dataset", str(make(secret=1)))
    kept = tmp_path / "password"
    kept.write_text("sesame-1234\n")
    wrong = publish(
        virtuoso, *options, "--user", "dba", "--password-file", str(kept), MIPROF_PUBLISH_USER=""
    )
    assert wrong.returncode == 1
    assert "does not accept this name and password" in wrong.stderr
    assert "sesame" not in wrong.stderr + wrong.stdout
    none = publish(virtuoso, *options, MIPROF_PUBLISH_USER="")
    assert "wants a name and a password" in none.stderr
    assert "secret" not in count(virtuoso)


def test_an_account_without_the_right_to_write_is_told(
    virtuoso: Server, publish: Publish, make: Make
) -> None:
    options = ("--dataset", str(make(secret=1)))
    for where in (("--update", virtuoso.endpoint), ("--graph-store", virtuoso.graph_store[:-5])):
        done = publish(virtuoso, *options, *where, MIPROF_PUBLISH_USER="")
        assert done.returncode == 1
        assert "does not let this account write" in done.stderr
    assert "secret" not in count(virtuoso)


def test_a_store_that_is_only_read_is_told(publish: Publish, make: Make, tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with run_oxigraph("--location", folder):
        pass
    with run_oxigraph("--location", folder, command="serve-read-only") as server:
        done = publish(server, "--dataset", str(make(a=1)))
    assert done.returncode == 1
    assert "does not let this account write" in done.stderr
