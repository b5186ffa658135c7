"""What follows from what: the rules of `ontology/rules/`, run until nothing new comes.

A rule is a SPARQL CONSTRUCT; its header names the graph its triples go to. What a rule gives is
sorted before it enters the store, so that the store's order, and every dump, is the same each time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.errors import DataError
from miprof_graph.names import PREFIXES
from miprof_graph.problems import make_problem

_GRAPH: Final = re.compile(r"^# graph: (\S+)$", re.MULTILINE)
_ROUNDS: Final = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the graph it fills, its query."""

    name: str
    graph: str
    query: str

    @property
    def path(self) -> str:
        """The file of the rule, as problems call it."""
        return f"ontology/rules/{self.name}.rq"


def read_rules(folder: Path) -> list[Rule]:
    """Read the rules of a folder in the order of their names."""
    rules = []
    for path in sorted(folder.glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        found = _GRAPH.search(query)
        graph = PREFIXES["graph"] + (found.group(1) if found else "derived")
        rules.append(Rule(path.stem, graph, query))
    return rules


def derive(store: ox.Store, rules: Sequence[Rule]) -> int:
    """Run all rules over the union of the graphs to a fixpoint; give the number of new quads.

    Raises:
        DataError: If a rule is no SPARQL, or if there is no fixpoint after fifty rounds because
            a rule makes new names for ever.
    """
    before, idle = len(store), 0
    last: Rule | None = None
    given: dict[str, set[bytes]] = {rule.name: set() for rule in rules}
    for rule in islice(cycle(rules), _ROUNDS * len(rules)):
        if _run(store, rule, given[rule.name]):
            last, idle = rule, 0
        else:
            idle += 1
        if idle == len(rules):
            return len(store) - before
    if last:
        raise DataError([make_problem(last.path, 1, "rule-endless", rounds=_ROUNDS)])
    return 0


def _run(store: ox.Store, rule: Rule, given: set[bytes]) -> bool:
    """Run a rule and keep what it gives; tell whether it is more than it has `given` before.

    The engine writes and reads lines: an object for each triple would take three times as long.
    """
    try:
        triples = store.query(rule.query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        problem = make_problem(rule.path, error.lineno or 1, "query", detail=error.msg)
        raise DataError([problem]) from error
    assert isinstance(triples, ox.QueryTriples)  # noqa: S101 - a rule is a CONSTRUCT
    text = triples.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
    fresh = set(text.splitlines(keepends=True)) - given
    given |= fresh
    graph = ox.NamedNode(rule.graph)
    store.load(b"".join(sorted(fresh)), format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    return bool(fresh)
