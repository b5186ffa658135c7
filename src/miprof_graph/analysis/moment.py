"""How sure the ties are at the time that the network is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from miprof_graph.analysis.engine import NETWORKX
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method, Row, Said, Shape
from miprof_graph.analysis.moments import count_standings
from miprof_graph.analysis.stages import COUNTED
from miprof_graph.analysis.study import Study


def find_moment(study: Study) -> Iterator[Finding]:
    """Count the pairs of actors by how sure it is that they were tied; nothing without a time."""
    graph = study.actors.graph
    if "when" not in graph.graph or not len(graph):
        return
    ties = graph.edges(keys=True, data=True)
    counts = count_standings({(one, other, key): d["standing"] for one, other, key, d in ties})
    pairs = {standing.value: counts.get(standing, 0) for standing in COUNTED}
    fields = {
        "when": Field(graph.graph["when"], Kind.DATE),
        "actors": Field(len(graph), Kind.COUNT),
        **{name: Field(count, Kind.COUNT) for name, count in pairs.items()},
    }
    yield Finding(
        key="moment",
        section="whole",
        shape=Shape.SERIES,
        columns=(Column("standing-at", Kind.TERM), Column("pairs", Kind.COUNT)),
        rows=[Row((f"standing-{name}", count)) for name, count in pairs.items()],
        unit="pairs",
        sentences=(Said("said-moment", fields),),
        caveat=Said("caveat-time"),
        method=Method(NETWORKX),
        basis=study.actors.basis,
    )
