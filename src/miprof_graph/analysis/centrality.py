"""Who stands where in the network: five readings of being central."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miprof_graph.analysis.engine import Scores
from miprof_graph.analysis.findings import Column, Finding, Kind, Parameter, Said, Shape
from miprof_graph.analysis.rankings import ENTITY, RANK, SECTOR, leaders, rank_rows
from miprof_graph.analysis.study import Study


def find_betweenness(study: Study) -> Iterator[Finding]:
    """Rank the actors by how many shortest ways between others lead through them."""
    scores = study.engine.betweenness(study.actors.simple)
    yield _make(study, "betweenness", Kind.SHARE, scores)


def _make(
    study: Study,
    key: str,
    kind: Kind,
    scores: Scores,
    parameters: Mapping[str, Parameter] | None = None,
) -> Finding:
    rows = rank_rows(study, scores.values)
    return Finding(
        key=key,
        section="centre",
        shape=Shape.RANKING,
        columns=(RANK, ENTITY, SECTOR, Column(key, kind)),
        rows=rows,
        unit=key,
        sentences=(Said(f"said-{key}", {"leaders": leaders(rows)}),),
        caveat=Said(f"caveat-{key}"),
        method=scores.method,
        basis=study.actors.basis,
        parameters={"top": study.top, **(parameters or {})},
    )
