"""Several readings of being central side by side, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean
from typing import Final

from miprof_graph.analysis.engine import Scores
from miprof_graph.analysis.findings import Column, Field, Finding, Kind
from miprof_graph.analysis.rankings import Ranking, make_ranking, order
from miprof_graph.analysis.study import Study

_READINGS: Final = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")


def find_standing(study: Study) -> Iterator[Finding]:
    """Rank the actors of the largest part by the mean of their places in five rankings."""
    places = {name: _places(study, getattr(study, name)) for name in _READINGS}
    means = {node: fmean(places[name][node] for name in _READINGS) for node in study.actors.core}
    first = [node for _, node, _ in order(means, lowest_first=True)[: study.top]]
    spread = {node: _spread([places[name][node] for name in _READINGS]) for node in first}
    # Of those ahead, whom the readings place most differently.
    torn = max(first, key=lambda node: (spread[node], node))
    found = [places[name][torn] for name in _READINGS]
    yield make_ranking(
        study,
        Ranking(
            key="standing",
            section="centre",
            kind=Kind.NUMBER,
            scores=Scores(means, study.betweenness.method),
            others=[
                *((Column(f"place-{name}", Kind.COUNT), places[name]) for name in _READINGS),
                (Column("spread", Kind.COUNT), spread),
            ],
            fields={
                "worst": Field(
                    max(places[n][node] for n in _READINGS for node in first[:3]), Kind.COUNT
                ),
                "torn": Field(torn, Kind.ENTITY),
                "low": Field(min(found), Kind.COUNT),
                "high": Field(max(found), Kind.COUNT),
            },
            lowest_first=True,
        ),
    )


def _places(study: Study, scores: Scores) -> dict[str, int]:
    """Give the place of each actor of the largest part, among these alone."""
    core = study.actors.core
    kept = {node: score for node, score in scores.values.items() if node in core}
    return {node: rank for rank, node, _ in order(kept)}


def _spread(places: list[int]) -> int:
    return max(places) - min(places)
