"""The measures, in the order in which they are made: a new one is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis.brokers import find_brokers
from miprof_graph.analysis.centrality import (
    find_betweenness,
    find_closeness,
    find_eigenvector,
    find_hits,
    find_pagerank,
)
from miprof_graph.analysis.chance import find_chance
from miprof_graph.analysis.communities import find_communities
from miprof_graph.analysis.cores import find_cores
from miprof_graph.analysis.cuts import find_cut_points
from miprof_graph.analysis.degree import find_degree
from miprof_graph.analysis.evolution import find_evolution_by_government, find_evolution_by_year
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.holes import find_holes
from miprof_graph.analysis.letters import find_letters
from miprof_graph.analysis.mixing import find_assortativity, find_sectors
from miprof_graph.analysis.moment import find_moment
from miprof_graph.analysis.robustness import find_robustness
from miprof_graph.analysis.roles import find_links
from miprof_graph.analysis.standing import find_standing
from miprof_graph.analysis.study import Study
from miprof_graph.analysis.surer import find_surer
from miprof_graph.analysis.together import find_signing, find_sitting
from miprof_graph.analysis.whole import find_density, find_distances, find_reach, find_scope
from miprof_graph.analysis.wider import find_wider

SECTIONS: Final = ("whole", "centre", "bridges", "groups", "together", "time", "sure", "chance")
"""The parts of the findings, in the order in which they are read: `section-…` names them."""

OVER_TIME: Final = {
    "year": ("years", "years-turnover", "years-centre"),
    "government": ("governments", "governments-turnover", "governments-centre"),
}
"""The findings that compare times, by what they compare."""

MOMENT: Final = "moment"
"""The finding about the time that is looked at; without one, there is none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the keys of the findings that it gives, and who makes them.

    It is `dated` if it looks at nothing but the ties that it is given, so that it can be made of
    those of one time.
    """

    keys: tuple[str, ...]
    find: Callable[[Study], Iterable[Finding]]
    dated: bool = True


MEASURES: Final = (
    Measure((MOMENT,), find_moment),
    Measure(("scope",), find_scope, dated=False),
    Measure(("density",), find_density),
    Measure(("reach",), find_reach),
    Measure(("distances",), find_distances),
    Measure(("degree",), find_degree),
    Measure(("betweenness",), find_betweenness),
    Measure(("closeness",), find_closeness),
    Measure(("eigenvector",), find_eigenvector),
    Measure(("pagerank",), find_pagerank),
    Measure(("hubs", "authorities"), find_hits),
    Measure(("standing",), find_standing),
    Measure(("cut-points", "bridges"), find_cut_points),
    Measure(("holes",), find_holes),
    Measure(("link-associations-state", "link-france-europe"), find_links),
    Measure(("brokers",), find_brokers),
    Measure(("cores",), find_cores),
    Measure(("communities",), find_communities),
    Measure(("assortativity-sector", "assortativity-kind"), find_assortativity),
    Measure(("sectors",), find_sectors),
    Measure(("sitting",), find_sitting, dated=False),
    Measure(("signing",), find_signing, dated=False),
    Measure(("letters",), find_letters),
    Measure(OVER_TIME["year"], find_evolution_by_year, dated=False),
    Measure(OVER_TIME["government"], find_evolution_by_government, dated=False),
    Measure(("robustness",), find_robustness),
    Measure(("surer",), find_surer, dated=False),
    Measure(("wider",), find_wider, dated=False),
    Measure(("chance",), find_chance),
)
KEYS: Final = tuple(key for measure in MEASURES for key in measure.keys)
