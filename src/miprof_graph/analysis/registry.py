"""The measures, in the order in which they are made: a new one is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis.centrality import find_betweenness
from miprof_graph.analysis.degree import find_degree
from miprof_graph.analysis.evolution import find_evolution_by_government, find_evolution_by_year
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.study import Study
from miprof_graph.analysis.whole import find_density

SECTIONS: Final = ("whole", "centre", "bridges", "groups", "together", "time", "sure", "chance")
"""The parts of the findings, in the order in which they are read: `section-…` names them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the keys of the findings that it gives, and who makes them."""

    keys: tuple[str, ...]
    find: Callable[[Study], Iterable[Finding]]


MEASURES: Final = (
    Measure(("density",), find_density),
    Measure(("degree",), find_degree),
    Measure(("betweenness",), find_betweenness),
    Measure(("years", "years-turnover", "years-centre"), find_evolution_by_year),
    Measure(
        ("governments", "governments-turnover", "governments-centre"),
        find_evolution_by_government,
    ),
)
KEYS: Final = tuple(key for measure in MEASURES for key in measure.keys)
