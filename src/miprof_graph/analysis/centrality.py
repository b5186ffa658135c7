"""Who stands where in the network, by readings of being central that look at all ties at once."""

from __future__ import annotations

from collections.abc import Iterator

from miprof_graph.analysis.engine import DAMPING, Scores
from miprof_graph.analysis.findings import Finding, Kind, Method
from miprof_graph.analysis.hits import iterate_hits
from miprof_graph.analysis.rankings import Ranking, make_ranking
from miprof_graph.analysis.study import Study

_SECTION = "centre"
_NUMPY = Method("numpy")


def find_betweenness(study: Study) -> Iterator[Finding]:
    """Rank the actors by how many shortest paths between others lead through them."""
    yield make_ranking(study, Ranking("betweenness", _SECTION, Kind.SHARE, study.betweenness))


def find_closeness(study: Study) -> Iterator[Finding]:
    """Rank the actors of the largest part by how near they are to all others in it."""
    yield make_ranking(study, Ranking("closeness", _SECTION, Kind.NUMBER, study.closeness))


def find_eigenvector(study: Study) -> Iterator[Finding]:
    """Rank the actors of the largest part by how central their partners are."""
    yield make_ranking(study, Ranking("eigenvector", _SECTION, Kind.NUMBER, study.eigenvector))


def find_pagerank(study: Study) -> Iterator[Finding]:
    """Rank the actors by the attention that directed, weighted ties give them."""
    parameters = {"damping": DAMPING}
    ranking = Ranking("pagerank", _SECTION, Kind.SHARE, study.pagerank, parameters=parameters)
    yield make_ranking(study, ranking)


def find_hits(study: Study) -> Iterator[Finding]:
    """Rank the actors by how they point to (hubs), and are pointed to by (authorities), others."""
    for key, values in zip(
        ("hubs", "authorities"), iterate_hits(study.actors.directed), strict=True
    ):
        yield make_ranking(study, Ranking(key, _SECTION, Kind.NUMBER, Scores(values, _NUMPY)))
