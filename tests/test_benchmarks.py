"""The benchmark measures what it says: its graphs are ours in form, and both sides agree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from benchmarks.analysing import Measured, write_analysis
from benchmarks.analysing_network import make_network
from benchmarks.generate import generate
from benchmarks.parts import replace_part
from benchmarks.plain import PLAIN, read
from benchmarks.processes import Run, middle, run_module, run_process
from benchmarks.report import table
from benchmarks.serving import PEER, UNCACHED, Cell, check_answers
from benchmarks.serving_load import Round, run_round
from benchmarks.serving_mixes import Timed, make_mixes, time_questions
from benchmarks.serving_servers import LIGHTEST, serve_oxigraph
from benchmarks.serving_texts import make_headers, make_malformed
from benchmarks.shape import CLASSES
from benchmarks.suite import Measures
from benchmarks.targets import find_targets

from miprof_graph.analysis import select_actors
from miprof_graph.names import GRAPH_ONTOLOGY, GRAPH_PLAIN
from miprof_graph.paths import Home
from miprof_graph.pipeline import Dataset, prepare
from miprof_graph.reading import read_facts
from tests.conftest import REPOSITORY, lack

SIZES = (1_000, 10_000)


# rdflib warns of names that it uses itself.
_rdflib_may_warn = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture(scope="module", params=SIZES)
def size(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def made(size: int, tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("made") / str(size)
    generate(folder, size)
    return Home(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Dataset]:
    folder = tmp_path_factory.mktemp("small") / "home"
    generate(folder, SIZES[0])
    return Home(folder), prepare(Home(folder))


def test_a_made_graph_passes_every_check(made: Home) -> None:
    prepare(made)


def test_a_made_graph_has_the_size_that_is_asked_for(made: Home, size: int) -> None:
    facts, _ = read_facts(made)
    store = facts.load()
    ontology = ox.NamedNode(GRAPH_ONTOLOGY)
    of_ontology = sum(1 for _ in store.quads_for_pattern(None, None, None, ontology))
    assert abs(len(store) - of_ontology - size) <= size * 0.05


def test_a_large_made_graph_has_entities_of_nearly_every_class(made: Home, size: int) -> None:
    files = {path.stem for path in made.entities.glob("*.ttl")}
    slugs = {slug for slug, *_ in CLASSES.values()}
    assert files <= slugs
    assert len(files) >= len(slugs) * (0.9 if size >= SIZES[1] else 0.3)


def test_the_same_size_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    for seed in ("0", "1"):
        command = [sys.executable, "-m", "benchmarks.generate", "1000", str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, cwd=REPOSITORY, env=environment)
    one, other = _contents(tmp_path / "0"), _contents(tmp_path / "1")
    assert one == other
    assert len(one) > len(CLASSES) / 4


@_rdflib_may_warn
def test_the_plain_alternative_finds_the_same_plain_triples(small: tuple[Home, Dataset]) -> None:
    home, dataset = small
    graph = ox.NamedNode(GRAPH_PLAIN)
    ours = {str(q.triple) for q in dataset.store.quads_for_pattern(None, None, None, graph)}
    theirs = read(home.root).graph(PLAIN)
    lines = theirs.serialize(format="nt")
    plain = {str(quad.triple) for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}
    assert plain == ours
    assert len(ours) > 20


@_rdflib_may_warn
def test_the_plain_alternative_reads_the_same_quads(small: tuple[Home, Dataset]) -> None:
    home, dataset = small
    store = dataset.facts.load()
    theirs = read(home.root)
    theirs.remove_graph(theirs.graph(PLAIN))
    lines = theirs.serialize(format="nquads")
    assert {str(q) for q in ox.parse(lines, format=ox.RdfFormat.N_QUADS)} == {str(q) for q in store}


def test_a_process_that_takes_too_long_is_stopped() -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert run_process(command, limit=0.5) is None


def test_a_process_that_fails_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="exit code 3"):
        run_process([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_process_tells_its_time_and_memory() -> None:
    code = 'x = bytearray(64 << 20); print(\'{"stages": {"a": 1.5}}\')'
    run = run_process([sys.executable, "-c", code])
    assert run is not None
    assert run.told == {"stages": {"a": 1.5}}
    assert run.mib > 64
    assert run.cpu > 0
    assert 0 < run.seconds < 60


def test_the_middle_of_runs_is_the_median_and_the_peak() -> None:
    runs = [Run(s, s, s, {"stages": {"read": s}}) for s in (1.0, 9.0, 2.0)]
    assert middle(runs) == Run(2.0, 2.0, 9.0, {"stages": {"read": 2.0}})


def test_a_target_that_is_missed_is_said_to_be_missed() -> None:
    def at(size: int, seconds: float) -> Measures:
        stages = {"read": 3.0, "read_bare": 1.0, "dump": 1.0, "dump_bare": 1.0}
        ours = Run(seconds, seconds, 2000.0)
        return Measures(size, 1, 1, ours, plain=Run(50.0, 50.0, 1.0), stages=stages)

    found = list(find_targets([at(10_000, 1.0), at(100_000, 20.0)], Run(1.0, 0.2, 40.0)))
    assert [target.met for target in found] == [False, False, False, True, False, True]


@pytest.fixture(scope="module")
def timed() -> dict[str, Timed]:
    return time_questions(REPOSITORY / "exports" / "miprof.nq", runs=1)


def test_the_light_mix_is_the_fastest_third_and_the_heavy_one_the_slowest(
    timed: dict[str, Timed],
) -> None:
    light, heavy = make_mixes(timed)
    assert len(light.questions) == len(heavy.questions) == len(timed) // 3 > 10
    assert max(each.ms for each in light.questions) <= min(each.ms for each in heavy.questions)
    assert all(each.answer for each in timed.values())


def test_a_server_with_another_answer_is_not_measured(timed: dict[str, Timed]) -> None:
    name, question = next(iter(timed.items()))
    empty = question.answer.partition(b'"bindings":[')[0] + b'"bindings":[]}}'
    with serve_oxigraph(REPOSITORY / "exports" / "miprof.nq") as server:
        check_answers(server, timed)
        with pytest.raises(RuntimeError, match=name):
            check_answers(server, {name: Timed(name, question.query, 1.0, empty)})


def test_a_round_counts_answers_and_every_refusal_as_an_error() -> None:
    if shutil.which("wrk") is None:
        lack("wrk, the load generator, is missing")
    with serve_oxigraph(REPOSITORY / "exports" / "miprof.nq") as server:
        fine = run_round(server.port, [LIGHTEST], clients=2, seconds=1, fresh="a")
        wrong = run_round(server.port, ["no query"], clients=2, seconds=1)
    assert fine.answers > 10
    assert fine.errors == 0
    assert 0 < fine.p50 <= fine.p99
    assert wrong.errors == wrong.answers > 10


def test_a_ratio_is_taken_within_each_turn() -> None:
    rounds = {
        PEER: [Round(rate, 1, 1, 1, 0) for rate in (100, 10, 1000)],
        UNCACHED: [Round(rate, 1, 1, 1, 0) for rate in (50, 5, 900)],
    }
    cell = Cell("ours", "light", 8, rounds)
    assert cell.ratio(UNCACHED, PEER, lambda each: each.rate) == 0.5
    assert cell.middle(PEER, lambda each: each.rate) == 100


def test_each_part_of_the_report_leaves_the_others_alone() -> None:
    build, serving = "# Results\n\n## The build\n\nfast\n", "## Serving\n\nfaster\n"
    both = replace_part(build, serving)
    assert both == f"{build}\n{serving}"
    assert replace_part(both, "## Serving\n\nslow\n") == both.replace("faster", "slow")
    three = replace_part(both, "## The analysis\n\nvast\n")
    assert three == f"{build}\n## The analysis\n\nvast\n\n{serving}"
    assert replace_part(three, build.replace("fast", "slow")) == three.replace("fast", "slow", 1)
    assert replace_part("", build) == build
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_a_made_network_of_actors_is_the_same_each_time() -> None:
    one, other = (make_network(200) for _ in range(2))
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))
    actors = select_actors(one)
    assert (actors.basis.nodes, actors.basis.ties) == (200, (200 - 3) * 3)


def test_igraph_alone_and_ours_measure_the_same_network() -> None:
    bare = run_module("benchmarks.analysing_bare", 60)
    ours = run_module("benchmarks.analysing_ours", 60)
    assert bare is not None
    assert ours is not None
    assert bare.told["seconds"] > 0
    assert {*ours.told["stages"]} >= {"select", "degree", "chance"}
    report = write_analysis([Measured(60, ours, bare, ours)], "python -m benchmarks --analysis")
    assert report.startswith("## The analysis\n")
    assert "| 60 | 171 |" in report


def test_spoiled_queries_and_headers_are_the_same_each_time(timed: dict[str, Timed]) -> None:
    queries = [question.query for question in timed.values()]
    malformed = make_malformed(queries, 50)
    assert malformed == make_malformed(queries, 50)
    assert not set(malformed) & set(queries)
    for query in malformed:
        with pytest.raises((SyntaxError, ValueError)):
            ox.Store().query(query)
    assert make_headers(20) == make_headers(20)
    assert len(set(make_headers(20))) > 15


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
