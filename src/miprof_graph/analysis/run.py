"""Measure the network: all findings, or those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from miprof_graph.analysis.actors import Actors, select_actors
from miprof_graph.analysis.engine import AUTO, find_engine
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.registry import KEYS, MEASURES
from miprof_graph.analysis.study import SEED, TOP, Study
from miprof_graph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

Both = Mapping[str, Mapping[str, str]]
"""What entities are called, by IRI and language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure, and by what.

    Args:
        only: The keys of the findings that are wanted; all of them if there is none.
        backend: What computes: `auto`, `igraph`, `networkx`, or a backend of networkx.
        top: How many rows a ranking has at most.
        seed: The seed of all that is drawn by lot.
    """

    only: Sequence[str] = ()
    backend: str = AUTO
    top: int = TOP
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Analysis:
    """The findings, in the order of the registry, about the actors that were measured."""

    actors: Actors
    findings: Sequence[Finding]

    def names(self, language: str) -> dict[str, str]:
        """Give the short names, in a language, of all entities that the findings name."""
        nodes = self.actors.network.nodes
        iris = sorted(set().union(*(finding.iris() for finding in self.findings)))
        return {iri: _name(nodes[iri], language) for iri in iris if iri in nodes}


def prepare_study(network: nx.MultiDiGraph[str], wanted: Wanted) -> Study:
    """Select the actors, and choose what computes; nothing is measured yet.

    Raises:
        UsageError: If there is no finding of a key, or no backend of that name.
    """
    if unknown := sorted({*wanted.only} - {*KEYS}):
        raise UsageError("analysis.unknown", name=unknown[0], names=", ".join(KEYS))
    actors = select_actors(network)
    engine = find_engine(wanted.backend, len(actors.graph), wanted.seed)
    return Study(actors, engine, wanted.top, wanted.seed)


def measure(
    study: Study,
    only: Sequence[str] = (),
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Analysis:
    """Make the findings: those that are named, or all; none where no two actors are tied.

    `progress` is called with the key of each finding before it is made.
    """
    chosen = {*only} or {*KEYS}
    findings: list[Finding] = []
    for each in MEASURES if len(study.actors.graph) else ():
        if chosen & {*each.keys}:
            progress(each.keys[0])
            findings += each.find(study)
    return Analysis(study.actors, tuple(f for f in findings if f.key in chosen))


def analyse(network: nx.MultiDiGraph[str], wanted: Wanted | None = None) -> Analysis:
    """Measure the network that `load_network` gives: everything, unless something is wanted.

    Raises:
        UsageError: If there is no finding of a key, or no backend of that name.
    """
    wanted = wanted or Wanted()
    return measure(prepare_study(network, wanted), wanted.only)


def _name(data: Mapping[str, Mapping[str, str]], language: str) -> str:
    label = data["label"]
    return data["short"].get(language) or label.get(language) or next(iter(label.values()))
