"""Whom the network needs to hold together: cut points and bridges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miprof_graph.analysis.blocks import find_cuts
from miprof_graph.analysis.engine import NETWORKX, Scores
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method, Row, Said, Shape
from miprof_graph.analysis.rankings import Ranking, make_ranking
from miprof_graph.analysis.study import Study

_SECTION = "bridges"


def find_cut_points(study: Study) -> Iterator[Finding]:
    """Rank the actors by how many others would be cut off from the rest without them."""
    cuts = find_cuts(study.actors.simple)
    points = {node: float(count) for node, count in cuts.points.items()}
    scores = Scores(points, Method(NETWORKX))
    yield make_ranking(study, Ranking("cut-points", _SECTION, Kind.COUNT, scores))
    yield _find_bridges(study, cuts.bridges)


def _find_bridges(study: Study, bridges: Mapping[tuple[str, str], int]) -> Finding:
    ends = sorted(bridges, key=lambda pair: (-bridges[pair], pair))
    # A tie that only one actor hangs by is said by the number of its partners already.
    wide = [pair for pair in ends if bridges[pair] > 1]
    return Finding(
        key="bridges",
        section=_SECTION,
        shape=Shape.PAIRS,
        columns=(
            Column("entity", Kind.ENTITY),
            Column("other", Kind.ENTITY),
            Column("cut-off", Kind.COUNT),
        ),
        rows=[
            Row((*pair, bridges[pair]), study.actors.claims_between(*pair))
            for pair in wide[: study.top]
        ],
        unit="cut-points",
        sentences=(
            Said(
                "said-bridges",
                {
                    "count": Field(len(ends), Kind.COUNT),
                    "ties": Field(study.actors.basis.ties, Kind.COUNT),
                    "alone": Field(len(ends) - len(wide), Kind.COUNT),
                },
            ),
        ),
        caveat=Said("caveat-bridges"),
        method=Method(NETWORKX),
        basis=study.actors.basis,
        parameters={"top": study.top},
    )
