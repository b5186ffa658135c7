"""The main results that are put to the test: who comes first, by each reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from miprof_graph.analysis.findings import rounded
from miprof_graph.analysis.roles import LINKS, score_link
from miprof_graph.analysis.study import Study

READINGS: Final = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")

Numbers = Mapping[str, float]
"""A number for each actor."""


def score_headlines(study: Study) -> dict[str, Numbers]:
    """Score the actors by all readings; the names are those of the texts `term-…`."""
    if not len(study.actors.graph):
        return {}
    scores = {f"reading-{name}": getattr(study, name).values for name in READINGS}
    scores |= {key: score_link(study, key).values for key in LINKS}
    return {name: numbers for name, numbers in scores.items() if any(numbers.values())}


def find_first(numbers: Numbers) -> str:
    """Give the actor that comes first, of equals the first by name."""
    return min(numbers, key=lambda node: (-rounded(numbers[node]), node))


def find_place(numbers: Numbers, actor: str) -> int:
    """Give the rank of an actor, from 1; equals share a rank, and who is gone comes last.

    >>> find_place({"a": 3, "b": 3, "c": 1}, "b"), find_place({"a": 3}, "z")
    (1, 2)
    """
    own = numbers.get(actor)
    if own is None:
        return len(numbers) + 1
    # Rounding takes longer than comparing, and only who seems to be ahead needs it.
    return 1 + sum(1 for n in numbers.values() if n > own and rounded(n) > rounded(own))
