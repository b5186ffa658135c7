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


def analyse(
    network: nx.MultiDiGraph[str],
    wanted: Wanted | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Analysis:
    """Measure the network that `load_network` gives.

    Args:
        network: The network that the ontology declares.
        wanted: What to measure, and by what; everything unless given.
        progress: Called with the key of each finding before it is made.

    Returns:
        The findings; none where no two actors are tied.

    Raises:
        UsageError: If there is no finding of a key, or no backend of that name.
    """
    wanted = wanted or Wanted()
    only = {*wanted.only}
    if unknown := sorted(only - {*KEYS}):
        raise UsageError("analysis.unknown", name=unknown[0], names=", ".join(KEYS))
    actors = select_actors(network)
    engine = find_engine(wanted.backend, len(actors.graph), wanted.seed)
    study = Study(actors, engine, wanted.top, wanted.seed)
    findings: list[Finding] = []
    for measure in MEASURES if len(actors.graph) else ():
        if not only or only & {*measure.keys}:
            progress(measure.keys[0])
            findings += measure.find(study)
    return Analysis(actors, tuple(f for f in findings if not only or f.key in only))


def _name(data: Mapping[str, Mapping[str, str]], language: str) -> str:
    label = data["label"]
    return data["short"].get(language) or label.get(language) or next(iter(label.values()))
