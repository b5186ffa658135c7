"""The network as a whole: how dense it is."""

from __future__ import annotations

from collections.abc import Iterator

from miprof_graph.analysis.engine import NETWORKX
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


def find_density(study: Study) -> Iterator[Finding]:
    """Find which share of all ties that there could be there is."""
    graph, basis = study.actors.simple, study.actors.basis
    possible = basis.nodes * (basis.nodes - 1) // 2
    density = rounded(graph.number_of_edges() / possible) if possible else 0.0
    mean = 2 * basis.ties / basis.nodes if basis.nodes else 0.0
    fields = {
        "ties": Field(basis.ties, Kind.COUNT),
        "possible": Field(possible, Kind.COUNT),
        "share": Field(density, Kind.SHARE, 1),
        "mean": Field(mean, Kind.NUMBER, 1),
    }
    yield Finding(
        key="density",
        section="whole",
        shape=Shape.VALUE,
        columns=(Column("density", Kind.SHARE),),
        rows=(Row((density,)),),
        unit="share",
        sentences=(Said("said-density", fields),),
        caveat=Said("caveat-density"),
        method=Method(NETWORKX),
        basis=basis,
    )
