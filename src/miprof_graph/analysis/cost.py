"""How long the measures will take, said before they begin.

The figures are seconds of one core of today (`python -m benchmarks --analysis` holds them
against what is measured); they tell seconds from hours, not one machine from another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from miprof_graph.analysis.chance import count_samples, takes_paths
from miprof_graph.analysis.communities import count_runs
from miprof_graph.analysis.engine import AUTO, IGRAPH
from miprof_graph.analysis.registry import KEYS
from miprof_graph.analysis.robustness import count_trials
from miprof_graph.analysis.roles import LINKS
from miprof_graph.analysis.sampling import EXACT_WORK, draw_sample
from miprof_graph.analysis.surer import RANKINGS, is_affordable

LONG: Final = 600.0
"""Seconds beyond which nobody starts a computation without having been asked."""

# Seconds for each step from one node along one tie, and for each tie looked at once.
_STEP: Final = {"betweenness": 2.6e-8, "closeness": 1.0e-8, "distances": 1.2e-8}
_SLOW_STEP: Final = {"betweenness": 1.5e-6, "closeness": 3.0e-7, "distances": 3.0e-7}
_RUN, _DRAW, _OTHER = 1.3e-5, 3.1e-5, 1.0e-5
_SLOW_RUN, _SLOW_DRAW, _SLOW_HOLES = 3.0e-5, 2.0e-4, 4.0e-3
# For each tie: comparing times, and making the network again without a document.
_YEARS, _GOVERNMENTS, _TRIAL = 8.0e-4, 2.5e-4, 2.0e-5
# From few nodes of a large graph, memory is waited for at most steps.
_SPARSE: Final = 4


def estimate(nodes: int, ties: int, backend: str, keys: Sequence[str] = KEYS) -> float:
    """Estimate the seconds that measures take.

    Args:
        nodes: How many actors there are.
        ties: How many pairs of them are tied.
        backend: What computes; a backend of networkx counts as networkx, which it speeds up.
        keys: The keys of the findings that are to be made.
    """
    fast = backend in (AUTO, IGRAPH)
    costs = _costs(nodes, ties) if fast else _slow_costs(nodes, ties)
    return sum(costs.get(key, 0.0) + _OTHER * ties for key in keys)


def _costs(nodes: int, ties: int) -> Mapping[str, float]:
    work = nodes * ties
    steps = work
    if work > EXACT_WORK:
        sample = draw_sample(nodes, ties, 0)
        steps = _SPARSE * ties * (sample.size if sample else nodes)
    draw = _DRAW * ties + (_STEP["betweenness"] * work if takes_paths(nodes, ties) else 0)
    reading = sum(_STEP.values()) * steps
    return {
        **{key: seconds * steps for key, seconds in _STEP.items()},
        **dict.fromkeys(LINKS, _STEP["betweenness"] * steps),
        **_costs_of_trials(nodes, ties, reading),
        "communities": _RUN * ties * count_runs(ties),
        "chance": draw * count_samples(ties),
    }


def _slow_costs(nodes: int, ties: int) -> Mapping[str, float]:
    work = nodes * ties
    draw = _SLOW_DRAW * ties + (_SLOW_STEP["betweenness"] * work if takes_paths(nodes, ties) else 0)
    reading = sum(_SLOW_STEP.values()) * work
    return {
        **{key: seconds * work for key, seconds in _SLOW_STEP.items()},
        **dict.fromkeys(LINKS, _SLOW_STEP["betweenness"] * work),
        **_costs_of_trials(nodes, ties, reading),
        "holes": _SLOW_HOLES * ties,
        "communities": _SLOW_RUN * ties * count_runs(ties),
        "chance": draw * count_samples(ties),
    }


def _costs_of_trials(nodes: int, ties: int, reading: float) -> Mapping[str, float]:
    """Estimate what is measured again and again; a third of the ties hang on one document."""
    trials = count_trials(nodes, ties, ties // 3)
    again = reading + _TRIAL * ties
    return {
        "years": _YEARS * ties,
        "governments": _GOVERNMENTS * ties,
        "robustness": trials * again,
        "surer": RANKINGS * again if is_affordable(nodes, ties) else 0,
    }
