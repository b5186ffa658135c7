"""Which queries are put: the named questions, sorted by their own time into light and heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from benchmarks.serving_client import sparql_path
from miprof_graph.ask.backend import Local
from miprof_graph.ask.binding import bind_question
from miprof_graph.ask.questions import load_questions
from miprof_graph.ask.sparql import declare_prefixes
from miprof_graph.dataset import open_built
from miprof_graph.errors import MiprofError

_RUNS = 7
_LANGUAGE = "fr"
# The peer refuses an address of more than 8 KiB, in which a long query cannot be put.
_LONGEST_PATH = 8_000


@dataclass(frozen=True, slots=True)
class Timed:
    """A question as a query, its own least time in ms without a server, its answer as JSON."""

    name: str
    query: str
    ms: float
    answer: bytes


@dataclass(frozen=True, slots=True)
class Mix:
    """Queries that are put in turn."""

    name: str
    questions: tuple[Timed, ...]

    @property
    def queries(self) -> list[str]:
        """The texts of its queries."""
        return [question.query for question in self.questions]


def make_mixes(timed: Mapping[str, Timed]) -> tuple[Mix, Mix]:
    """Give the fastest third of the questions as the light mix, the slowest as the heavy one."""
    ordered = sorted(timed.values(), key=lambda each: each.ms)
    third = len(ordered) // 3
    return Mix("light", tuple(ordered[:third])), Mix("heavy", tuple(ordered[-third:]))


def time_questions(dataset: Path, *, runs: int = _RUNS) -> dict[str, Timed]:
    """Time every named question with its default parameters that has an answer in a dump.

    A question that is too long for an address is left out.
    """
    store = open_built(dataset)
    backend = Local(store)
    found = {}
    for name, question in load_questions().items():
        try:
            query = declare_prefixes(bind_question(question, {}, backend, _LANGUAGE))
        except MiprofError:
            # A made graph has none of the entities that some questions ask about.
            continue
        if len(sparql_path(query)) > _LONGEST_PATH:
            continue
        times = []
        for _ in range(runs):
            began = perf_counter()
            answer = ask(store, query)
            times.append((perf_counter() - began) * 1000)
        if read_rows(answer):
            found[name] = Timed(name, query, min(times), answer)
    return found


def ask(store: ox.Store, query: str) -> bytes:
    """Put a query to the union of all graphs; give its answer as JSON."""
    answer = store.query(query, use_default_graph_as_union=True)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("a named question gives a table")
    return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""


def read_rows(answer: bytes) -> list[str]:
    """Give the rows of an answer in JSON, sorted, so that answers can be compared.

    >>> read_rows(b'{"head":{"vars":["a"]},"results":{"bindings":[{}]}}')
    ['[None]']
    """
    solutions = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("not a table")
    return sorted(str(list(row)) for row in solutions)
