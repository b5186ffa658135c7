"""The main results that are put to the test: who comes first, by each reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from miprof_graph.analysis.rankings import order
from miprof_graph.analysis.roles import LINKS, score_link
from miprof_graph.analysis.study import Study

READINGS: Final = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")

Places = Mapping[str, int]
"""The rank of each actor, from 1."""


def rank_headlines(study: Study) -> dict[str, Places]:
    """Rank the actors by all readings; the names are those of the texts `term-…`."""
    if not len(study.actors.graph):
        return {}
    scores = {f"reading-{name}": getattr(study, name).values for name in READINGS}
    scores |= {key: score_link(study, key).values for key in LINKS}
    return {name: rank(values) for name, values in scores.items() if any(values.values())}


def rank(scores: Mapping[str, float]) -> Places:
    """Give the rank of each actor, the first of equals by name in front."""
    return {node: place for place, node, _ in order(scores)}


def find_first(places: Places) -> str:
    """Give the actor that comes first."""
    return next(iter(places))
