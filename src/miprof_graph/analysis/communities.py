"""Which groups the network falls into, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.findings import (
    Column,
    Field,
    Finding,
    Kind,
    Method,
    Row,
    Said,
    Shape,
    rounded,
)
from miprof_graph.analysis.study import Study
from miprof_graph.libraries import import_igraph

if TYPE_CHECKING:
    import networkx as nx

Groups = Sequence[Sequence[str]]

_RUNS: Final = (3, 20)
_TIES: Final = 200_000
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Partition:
    """The best of several divisions into groups.

    Args:
        groups: The members of each group, largest group first.
        modularity: How much more ties there are within groups than chance would give, weighted.
        agreement: The mean adjusted Rand index between it and each of the other divisions:
            1 where all are the same, 0 where they agree no more than by chance.
        stability: For each group, how much of it, on average, the other divisions find again:
            the largest share of members in common (Jaccard).
        runs: How many divisions were made.
    """

    groups: Groups
    modularity: float
    agreement: float
    stability: Sequence[float]
    runs: int


def count_runs(ties: int) -> int:
    """Say how many divisions to make: fewer where each takes longer.

    >>> count_runs(400), count_runs(30_000), count_runs(300_000)
    (20, 6, 3)
    """
    least, most = _RUNS
    return max(least, min(most, _TIES // max(ties, 1)))


def divide(study: Study, graph: nx.Graph[str]) -> Partition:
    """Divide a graph into groups, several times from different seeds, and keep the best."""
    import networkx as nx

    runs = count_runs(graph.number_of_edges())
    found = [study.engine.communities(graph, study.seed + run) for run in range(runs)]
    qualities = [rounded(nx.community.modularity(graph, map(set, groups))) for groups in found]
    best = qualities.index(max(qualities))
    others = found[:best] + found[best + 1 :]
    return Partition(
        groups=found[best],
        modularity=qualities[best],
        agreement=rounded(fmean(_compare(graph, found[best], other) for other in others)),
        stability=_stability(found[best], others),
        runs=runs,
    )


def find_communities(study: Study) -> Iterator[Finding]:
    """Find the groups that have more ties inside than out."""
    actors = study.actors
    graph = actors.simple
    partition = divide(study, graph)
    rows = []
    for number, group in enumerate(partition.groups, start=1):
        members = sorted(group, key=lambda node: (-study.degree.values[node], node))
        inside = graph.subgraph(group).number_of_edges()
        touching = sum(degree for _, degree in graph.degree(group)) - inside
        sectors = Counter(graph.nodes[node]["sector"] for node in group)
        main = min(sectors, key=lambda sector: (-sectors[sector], sector))
        cells = (
            number,
            tuple(members),
            len(group),
            f"sector-{main}",
            rounded(inside / touching) if touching else 1.0,
            rounded(partition.stability[number - 1]),
        )
        rows.append(Row(cells, actors.claims_among(group)))
    heads = tuple(str(row.cells[1][0]) for row in rows[:_NAMED] if isinstance(row.cells[1], tuple))
    yield Finding(
        key="communities",
        section="groups",
        shape=Shape.GROUPS,
        columns=(
            Column("group", Kind.COUNT),
            Column("members", Kind.ENTITIES),
            Column("size", Kind.COUNT),
            Column("sector", Kind.TERM),
            Column("inside", Kind.SHARE),
            Column("stability", Kind.SHARE),
        ),
        rows=rows,
        unit="members",
        sentences=(
            Said(
                "said-communities",
                {
                    "count": Field(sum(len(group) > 3 for group in partition.groups), Kind.COUNT),
                    "heads": Field(heads, Kind.ENTITIES),
                    "agreement": Field(partition.agreement, Kind.NUMBER, 2),
                    "runs": Field(partition.runs, Kind.COUNT),
                },
            ),
        ),
        caveat=Said("caveat-communities"),
        method=Method(study.engine.name),
        basis=actors.basis,
        parameters={
            "agreement": partition.agreement,
            "modularity": partition.modularity,
            "resolution": 1.0,
            "runs": partition.runs,
            "seed": study.seed,
        },
    )


def _compare(graph: nx.Graph[str], one: Groups, other: Groups) -> float:
    igraph = import_igraph()

    labels = []
    for groups in (one, other):
        place = {node: number for number, group in enumerate(groups) for node in group}
        labels.append([place[node] for node in graph])
    return float(igraph.compare_communities(*labels, method="adjusted_rand"))


def _stability(best: Groups, others: Sequence[Groups]) -> list[float]:
    """Give the mean over the other divisions of the best overlap with each group."""
    found: list[list[float]] = [[] for _ in best]
    for groups in others:
        place = {node: number for number, group in enumerate(groups) for node in group}
        for number, group in enumerate(best):
            shared = Counter(place[node] for node in group)
            overlaps = (
                count / (len(group) + len(groups[with_]) - count) for with_, count in shared.items()
            )
            found[number].append(max(overlaps))
    return [fmean(values) for values in found]
