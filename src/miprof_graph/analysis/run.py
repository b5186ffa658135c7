"""Measure the network: all findings, or those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from miprof_graph.analysis.actors import Actors, select_actors
from miprof_graph.analysis.engine import AUTO, find_engine
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.moments import make_calendar
from miprof_graph.analysis.registry import KEYS, MEASURES, MOMENT
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


def prepare_study(network: nx.MultiDiGraph[str], wanted: Wanted) -> Study:
    """Select the actors, at a time if one is wanted, and what computes; nothing is measured yet.

    Raises:
        UsageError: If there is no backend of the name that is wanted.
    """
    actors = select_actors(network)
    if wanted.days:
        actors = make_calendar(actors).at(wanted.days)
    engine = find_engine(wanted.backend, len(actors.graph), wanted.seed)
    return Study(actors, engine, wanted.top, wanted.seed)


def choose_keys(wanted: Wanted) -> list[str]:
    """List the keys of the findings that are to be made, in the order of the registry.

    Raises:
        UsageError: If there is no finding of a key, or if one that is about all times is wanted
            at one time.
    """
    only = {*wanted.only}
    if unknown := sorted(only - {*KEYS}):
        raise UsageError("analysis.unknown", name=unknown[0], names=", ".join(KEYS))
    if wanted.days is None:
        return [key for key in KEYS if not only or key in only]
    timeless = {key for each in MEASURES if not each.dated for key in each.keys}
    if asked := sorted(only & timeless):
        raise UsageError("analysis.on-all-times", name=asked[0])
    # How sure the ties of a time are belongs to whatever is said of them.
    return [key for key in KEYS if key not in timeless and (not only or key in only | {MOMENT})]


def measure(
    study: Study,
    keys: Sequence[str],
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Analysis:
    """Make findings; none where no two actors are tied.

    Args:
        study: What to measure, and by what.
        keys: The keys of the findings, as `choose_keys` gives them.
        progress: Called with the first key of each measure before it is made.
    """
    findings: list[Finding] = []
    for each in MEASURES if len(study.actors.graph) else ():
        if {*keys} & {*each.keys}:
            progress(each.keys[0])
            findings += each.find(study)
    return Analysis(study.actors, tuple(f for f in findings if f.key in keys))


def analyse(network: nx.MultiDiGraph[str], wanted: Wanted | None = None) -> Analysis:
    """Measure the network that `load_network` gives: everything, unless something is wanted.

    Raises:
        UsageError: If there is no finding of a key, no backend of that name, or if a finding
            that is about all times is wanted at one time.
    """
    wanted = wanted or Wanted()
    return measure(prepare_study(network, wanted), choose_keys(wanted))


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
