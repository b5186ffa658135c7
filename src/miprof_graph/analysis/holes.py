"""Who stands between others that are not tied to each other: Burt's structural holes."""

from __future__ import annotations

from collections.abc import Iterator

from miprof_graph.analysis.findings import Column, Finding, Kind, rounded
from miprof_graph.analysis.rankings import Ranking, make_ranking
from miprof_graph.analysis.study import Study


def find_holes(study: Study) -> Iterator[Finding]:
    """Rank the actors by how many of their partners are not tied among each other."""
    size = study.engine.effective_size(study.actors.simple)
    constraint = study.engine.constraint(study.actors.simple)
    degree = study.degree.values
    efficiency = {node: rounded(value / degree[node]) for node, value in size.values.items()}
    bound = {node: rounded(value) for node, value in constraint.values.items()}
    others = (
        (Column("efficiency", Kind.SHARE), efficiency),
        (Column("constraint", Kind.NUMBER), bound),
    )
    yield make_ranking(study, Ranking("holes", "bridges", Kind.NUMBER, size, others))
