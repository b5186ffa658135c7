"""Who has the most ties."""

from __future__ import annotations

from collections.abc import Iterator

from miprof_graph.analysis.engine import NETWORKX
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method, Said, Shape
from miprof_graph.analysis.rankings import ENTITY, RANK, SECTOR, leaders, rank_rows
from miprof_graph.analysis.study import Study


def find_degree(study: Study) -> Iterator[Finding]:
    """Rank the actors by the number of others that they have a tie with."""
    actors = study.actors
    degrees = dict(actors.simple.degree)
    rows = rank_rows(
        study,
        degrees,
        dict(actors.directed.in_degree),
        dict(actors.directed.out_degree),
        dict(actors.simple.degree(weight="weight")),
        {node: len(actors.claims_of(node)) for node in degrees},
    )
    first = Field(rows[0].cells[1] if rows else None, Kind.ENTITY)
    count = Field(rows[0].cells[3] if rows else 0, Kind.COUNT)
    fields = {"first": first, "count": count, "leaders": leaders(rows)}
    yield Finding(
        key="degree",
        section="centre",
        shape=Shape.RANKING,
        columns=(
            RANK,
            ENTITY,
            SECTOR,
            Column("partners", Kind.COUNT),
            Column("incoming", Kind.COUNT),
            Column("outgoing", Kind.COUNT),
            Column("strength", Kind.COUNT),
            Column("statements", Kind.COUNT),
        ),
        rows=rows,
        unit="partners",
        sentences=(Said("said-degree", fields),),
        caveat=Said("caveat-degree"),
        method=Method(NETWORKX),
        basis=actors.basis,
        parameters={"top": study.top},
    )
