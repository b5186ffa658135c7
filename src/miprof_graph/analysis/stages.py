"""The network at one time after another, with who has entered and who has left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.moments import ALL, DATED, Calendar, count_standings
from miprof_graph.analysis.rankings import order
from miprof_graph.analysis.slices import Slice
from miprof_graph.standing import Standing

COUNTED: Final = (Standing.CERTAIN, Standing.POSSIBLE, Standing.UNKNOWN)
"""The standings that are counted at each time, in this order."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The network at one time.

    Args:
        slice: The time.
        all: All ties that may have held then.
        dated: Those of them that documents date.
        pairs: How many pairs of actors are tied, by the surest of their ties, as in `COUNTED`.
        entered: Who has a dated tie now and had none before, the most tied first.
        left: Who had one before and has none now.
    """

    slice: Slice
    all: Actors
    dated: Actors
    pairs: Sequence[int]
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def make_stages(calendar: Calendar, slices: Sequence[Slice]) -> list[Stage]:
    """Take the network at each time; nothing is known of who entered before the first."""
    stages: list[Stage] = []
    for each in slices:
        judged = calendar.judge(each.days)
        counts = count_standings(judged)
        pairs = [counts.get(standing, 0) for standing in COUNTED]
        dated = calendar.take(each.days, judged, DATED)
        entered: tuple[str, ...] = ()
        left: tuple[str, ...] = ()
        if stages:
            before = stages[-1].dated
            entered, left = _list_new(dated, before), _list_new(before, dated)
        stages.append(
            Stage(each, calendar.take(each.days, judged, ALL), dated, pairs, entered, left)
        )
    return stages


def _list_new(actors: Actors, others: Actors) -> tuple[str, ...]:
    """List who is not among the others, those with the most partners first."""
    ranked = order(dict(actors.simple.degree))
    return tuple(node for _, node, _ in ranked if node not in others.graph)
