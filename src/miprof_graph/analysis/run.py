"""Measure the network: all findings, or those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from miprof_graph.analysis.actors import Actors, select_actors
from miprof_graph.analysis.engine import AUTO, find_engine
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.moments import make_calendar
from miprof_graph.analysis.registry import KEYS, MEASURES, MOMENT, Measure
from miprof_graph.analysis.study import SEED, TOP, Study
from miprof_graph.errors import UsageError
from miprof_graph.periods import Span

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
        days: The first and the last day (ISO) of the time to look at; all times unless given.
    """

    only: Sequence[str] = ()
    backend: str = AUTO
    top: int = TOP
    seed: int = SEED
    days: Span | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The findings, in the order of the registry, about the actors that were measured."""

    actors: Actors
    findings: Sequence[Finding]

    def names(self, language: str) -> dict[str, str]:
        """Give the short names, in a language, of all that the findings name."""
        iris = sorted(set().union(*(finding.iris() for finding in self.findings)))
        found = {iri: _name(self.actors.network, iri, language) for iri in iris}
        return {iri: name for iri, name in found.items() if name}


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
        UsageError: If there is no finding of a key, no backend of that name, or if a finding
            that is about all times is wanted at one time.
    """
    wanted = wanted or Wanted()
    only = {*wanted.only}
    if unknown := sorted(only - {*KEYS}):
        raise UsageError("analysis.unknown", name=unknown[0], names=", ".join(KEYS))
    if only and wanted.days:
        # How sure the ties of a time are belongs to whatever is said of them.
        only.add(MOMENT)
    measures = _choose(only, dated=wanted.days is not None)
    actors = select_actors(network)
    if wanted.days:
        actors = make_calendar(actors).at(wanted.days)
    engine = find_engine(wanted.backend, len(actors.graph), wanted.seed)
    study = Study(actors, engine, wanted.top, wanted.seed)
    findings: list[Finding] = []
    for measure in measures if len(actors.graph) else ():
        progress(measure.keys[0])
        findings += measure.find(study)
    return Analysis(actors, tuple(f for f in findings if not only or f.key in only))


def _choose(only: set[str], *, dated: bool) -> list[Measure]:
    """Choose the measures; at one time, those that can be made of its ties."""
    chosen = [m for m in MEASURES if not only or only & {*m.keys}]
    if not dated:
        return chosen
    timeless = {key for measure in chosen for key in measure.keys if not measure.dated}
    if asked := sorted(only & timeless):
        raise UsageError("analysis.on-all-times", name=asked[0])
    return [measure for measure in chosen if measure.dated]


def _name(network: nx.MultiDiGraph[str], iri: str, language: str) -> str:
    """Name an entity, or a document that is none of the network; nothing where it has no name."""
    if iri in network:
        data = network.nodes[iri]
        label, short = data["label"], data["short"]
    elif iri in network.graph["names"]:
        label, short = network.graph["names"][iri].label, network.graph["names"][iri].short
    else:
        return ""
    return short.get(language) or label.get(language) or next(iter(label.values()), "")
