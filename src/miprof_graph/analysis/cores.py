"""Who is in the innermost circle: the cores of the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Row, Said, Shape
from miprof_graph.analysis.study import Study

_NAMED: Final = 8


def find_cores(study: Study) -> Iterator[Finding]:
    """Find the nested circles in which everyone has so many ties, the innermost first."""
    scores = study.engine.cores(study.actors.simple)
    degree = study.degree.values
    circles: list[tuple[int, tuple[str, ...]]] = []
    for depth in sorted(set(scores.values.values()), reverse=True):
        members = [node for node, value in scores.values.items() if value >= depth]
        members.sort(key=lambda node: (-degree[node], node))
        circles.append((int(depth), tuple(members)))
    deepest, inner = circles[0]
    yield Finding(
        key="cores",
        section="groups",
        shape=Shape.GROUPS,
        columns=(
            Column("depth", Kind.COUNT),
            Column("members", Kind.ENTITIES),
            Column("size", Kind.COUNT),
        ),
        rows=[
            Row((depth, members, len(members)), study.actors.claims_among(members))
            for depth, members in circles
        ],
        unit="members",
        sentences=(
            Said(
                "said-cores",
                {
                    "size": Field(len(inner), Kind.COUNT),
                    "depth": Field(deepest, Kind.COUNT),
                    "members": Field(inner[:_NAMED], Kind.ENTITIES),
                },
            ),
        ),
        caveat=Said("caveat-cores"),
        method=scores.method,
        basis=study.actors.basis,
    )
