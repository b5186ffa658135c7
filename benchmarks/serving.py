"""The service under load, beside `oxigraph serve` in memory and rdflib-endpoint, in turns."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.processes import run_module
from benchmarks.serving_client import Reply, ask_query
from benchmarks.serving_load import Round, run_round
from benchmarks.serving_mixes import Mix, Timed, make_mixes, read_rows, time_questions
from benchmarks.serving_processes import wait_until_idle
from benchmarks.serving_servers import Server, serve_ours, serve_oxigraph, serve_rdflib
from miprof_graph.paths import find_home

CLIENTS: Final = (1, 8, 32)
MADE: Final = 100_000
PEER, UNCACHED, FRESH, REPEATED, RDFLIB = "oxigraph", "uncached", "fresh", "repeated", "rdflib"
# Enough for 32 clients, so that no side refuses what it is measured by.
OPTIONS: Final = ("--max-queries", "128", "--timeout", "60")
_SECONDS: Final = {"light": 2.0, "heavy": 4.0}
RDFLIB_SECONDS: Final = 5.0
_RDFLIB_LIMIT: Final = 20.0
_STARTS: Final = 5
_IDLE_LIMIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One mix at one size and number of clients: the rounds of each side, taken in turn."""

    size: str
    mix: str
    clients: int
    rounds: Mapping[str, list[Round]]

    def ratio(self, side: str, other: str, of: Callable[[Round], float]) -> float:
        """Give the median of the ratios within each turn."""
        pairs = zip(self.rounds[side], self.rounds[other], strict=True)
        return median(of(one) / of(two) for one, two in pairs)

    def middle(self, side: str, of: Callable[[Round], float]) -> float:
        """Give the median over the rounds of one side."""
        return median(of(each) for each in self.rounds[side])


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MiB before and after many answers."""

    before: float
    after: float
    answers: int


@dataclass(frozen=True, slots=True)
class Passed:
    """Each light question put once: how many rdflib-endpoint answers soon, both sides' seconds."""

    soon: int
    seconds: float
    own: float


@dataclass(slots=True)
class Serving:
    """Everything that was measured of the servers."""

    rounds: int
    mixes: dict[str, tuple[Mix, Mix]] = field(default_factory=dict)
    quads: dict[str, int] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    starts: dict[str, list[float]] = field(default_factory=dict)
    resting: dict[str, float] = field(default_factory=dict)
    loaded: dict[str, float] = field(default_factory=dict)
    flat: Memory | None = None
    rdflib: Passed | None = None
    """None where it could not be had."""


def measure_serving(rounds: int, answers: int) -> Serving:
    """Measure both sizes, the starts, and the memory over a number of answers."""
    found = Serving(rounds)
    real = find_home().exports / "miprof.nq"
    with tempfile.TemporaryDirectory(prefix="miprof-serving-") as name:
        made = _make_dataset(Path(name))
        for size, dataset in (("ours", real), (f"{MADE:,}", made)):
            _measure_size(found, size, dataset)
    found.starts = _measure_starts(real)
    light = found.mixes["ours"][0]
    _say("memory")
    # A small cache is soon full, so that what grows afterwards is not the cache.
    with serve_ours(real, "--cache", "8", *OPTIONS) as server:
        found.flat = _measure_memory(server, light, answers)
    _measure_rdflib(found, real, light)
    return found


def _make_dataset(folder: Path) -> Path:
    _say(f"{MADE}: generate and build")
    run_module("benchmarks.generate", MADE, folder / "home")
    run_module("benchmarks.ours", folder / "home", folder / "built")
    return folder / "built" / "miprof.nq"


def _measure_size(found: Serving, size: str, dataset: Path) -> None:
    timed = time_questions(dataset)
    found.mixes[size] = make_mixes(timed)
    with dataset.open("rb") as lines:
        found.quads[size] = sum(1 for _ in lines)
    with _compared(dataset) as sides:
        found.resting |= {f"{size} {name}": server.memory() for name, server in sides.items()}
        for server in sides.values():
            check_answers(server, timed)
        for mix in found.mixes[size]:
            found.cells += [_measure_cell(sides, size, mix, n, found.rounds) for n in CLIENTS]
        found.loaded |= {f"{size} {name}": server.memory() for name, server in sides.items()}


@contextmanager
def _compared(dataset: Path) -> Iterator[dict[str, Server]]:
    """Start the peer and both of ours: one that keeps no answers, one as it is by default."""
    with ExitStack() as stack:
        yield {
            PEER: stack.enter_context(serve_oxigraph(dataset)),
            UNCACHED: stack.enter_context(serve_ours(dataset, "--cache", "0", *OPTIONS)),
            REPEATED: stack.enter_context(serve_ours(dataset, *OPTIONS)),
        }


def check_answers(server: Server, timed: Mapping[str, Timed]) -> None:
    """Hold what a server answers against the engine itself.

    Raises:
        RuntimeError: If an answer is another, so that its speed would say nothing.
    """
    for question in timed.values():
        reply = ask_query(server.port, question.query, limit=60)
        if not _is_right(reply, question):
            raise RuntimeError(f"{question.name}: another answer ({reply.status})")


def _measure_cell(
    sides: Mapping[str, Server], size: str, mix: Mix, clients: int, rounds: int
) -> Cell:
    _say(f"{size}: {mix.name}, {clients} clients")
    taken: dict[str, list[Round]] = {}
    # What is new to a server with a cache is what it costs to look for it, keep it, and drop it.
    turns = ((PEER, PEER), (UNCACHED, UNCACHED), (FRESH, REPEATED), (REPEATED, REPEATED))
    for number in range(rounds + 1):
        for side, name in turns:
            text = f"{clients}-{number}" if side == FRESH else ""
            seconds = _SECONDS[mix.name] if number else 1.0
            done = _take(sides[name], mix.queries, clients, seconds, text)
            # The first turn only warms up.
            if number:
                taken.setdefault(side, []).append(done)
    return Cell(size, mix.name, clients, taken)


def _take(
    server: Server, queries: list[str], clients: int, seconds: float, fresh: str = ""
) -> Round:
    """Take one round, once what the round before left at work has ended."""
    done = run_round(server.port, queries, clients=clients, seconds=seconds, fresh=fresh)
    wait_until_idle(server.process.pid, limit=_IDLE_LIMIT)
    return done


def _measure_starts(dataset: Path) -> dict[str, list[float]]:
    starts: dict[str, list[float]] = {PEER: [], UNCACHED: []}
    for _ in range(_STARTS):
        _say("start")
        with serve_ours(None) as server:
            starts[UNCACHED].append(server.started)
        with serve_oxigraph(dataset) as server:
            starts[PEER].append(server.started)
    return starts


def _measure_memory(server: Server, mix: Mix, answers: int) -> Memory:
    """Put texts that are all new, after a tenth of them has filled the cache."""

    def put_until(wanted: int, name: str) -> int:
        done = 0
        for number in count():
            if done >= wanted:
                break
            fresh = f"{name}{number}"
            done += run_round(server.port, mix.queries, clients=8, seconds=5, fresh=fresh).answers
        return done

    put_until(answers // 10, "first")
    before = server.memory()
    done = put_until(answers, "then")
    return Memory(before, server.memory(), done)


def _measure_rdflib(found: Serving, dataset: Path, light: Mix) -> None:
    """Put each light question once; then those answered soon and as we do in turn with ours."""
    _say("rdflib-endpoint")
    passed = _pass_through(dataset, light)
    if passed is None:
        return
    with serve_ours(dataset, "--cache", "0", *OPTIONS) as ours:
        own = sum(_put_once(ours, question).seconds for question in light.questions)
        soon = [q for q in light.questions if passed[q.name] < RDFLIB_SECONDS]
        found.rdflib = Passed(len(soon), sum(passed.values()), own)
        with serve_rdflib(dataset) as other:
            if other is None or not soon:
                return
            found.resting[f"ours {RDFLIB}"] = other.memory()
            queries = [question.query for question in soon]
            for clients in CLIENTS:
                taken: dict[str, list[Round]] = {RDFLIB: [], UNCACHED: []}
                for _ in range(found.rounds):
                    taken[RDFLIB].append(_take(other, queries, clients, RDFLIB_SECONDS))
                    taken[UNCACHED].append(_take(ours, queries, clients, 1.0))
                found.cells.append(Cell("ours", RDFLIB, clients, taken))
            found.loaded[f"ours {RDFLIB}"] = other.memory()


def _pass_through(dataset: Path, light: Mix) -> dict[str, float] | None:
    """Time each question at rdflib-endpoint; one not answered, or otherwise, takes the limit."""
    seconds: dict[str, float] = {}
    left = [*light.questions]
    while left:
        with serve_rdflib(dataset) as other:
            if other is None:
                return None
            while left:
                question = left.pop(0)
                reply = _put_once(other, question)
                right = _is_right(reply, question)
                seconds[question.name] = reply.seconds if right else _RDFLIB_LIMIT
                # It does not stop what nobody waits for any more: only a new one is at rest.
                if not right:
                    break
    return seconds


def _put_once(server: Server, question: Timed) -> Reply:
    return ask_query(server.port, question.query, limit=_RDFLIB_LIMIT)


def _is_right(reply: Reply, question: Timed) -> bool:
    return reply.status == 200 and read_rows(reply.body) == read_rows(question.answer)


def _say(what: str, write: Callable[[str], object] = sys.stderr.write) -> None:
    write(f"serving: {what}\n")
