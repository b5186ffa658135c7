"""The same measures by igraph alone, without networkx: `python -m benchmarks.analysing_bare NODES`.

It computes what a researcher would at once get from igraph (no words, no evidence, no rankings)
with the same seeds, runs and samples.
"""

from __future__ import annotations

import json
import random
import sys
import warnings
from collections import Counter
from itertools import combinations
from statistics import fmean
from time import process_time
from typing import Any

import igraph

from benchmarks.analysing_network import make_network
from miprof_graph.analysis.chance import count_samples, takes_paths
from miprof_graph.analysis.communities import count_runs
from miprof_graph.analysis.sampling import draw_sample

_SEED = 2013


def main() -> None:
    """Measure the made network, and print what it took as JSON."""
    network = make_network(int(sys.argv[1]))
    number = {node: index for index, node in enumerate(network)}
    ends = [(number[one], number[other]) for one, other in network.edges()]
    sector = [data["group"] for _, data in network.nodes(data=True)]
    labels = [sorted(set(sector)).index(name) for name in sector]
    began = process_time()
    measure(igraph.Graph(len(number), ends), igraph.Graph(len(number), ends, True), labels)
    sys.stdout.write(json.dumps({"seconds": process_time() - began}) + "\n")


def measure(graph: Any, directed: Any, labels: list[int]) -> None:
    """Compute everything once."""
    warnings.simplefilter("ignore", RuntimeWarning)
    graph.density()
    core = graph.connected_components().giant()
    _measure_paths(graph, core)
    graph.degree(), directed.indegree(), directed.outdegree()
    core.eigenvector_centrality()
    directed.pagerank()
    directed.hub_score(), directed.authority_score()
    graph.biconnected_components(), graph.articulation_points(), graph.bridges()
    graph.constraint(), graph.transitivity_local_undirected(mode="zero")
    graph.coreness()
    found = [_divide(graph) for _ in range(count_runs(graph.ecount()))]
    best = max(found, key=lambda each: each.modularity)
    fmean(best.compare_to(other, method="adjusted_rand") for other in found)
    graph.assortativity_nominal(labels, False)
    Counter((labels[one], labels[other]) for one, other in graph.get_edgelist())
    _measure_shared(directed)
    _measure_chance(graph, directed, labels)


def _divide(graph: Any) -> Any:
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311
    return graph.community_leiden("modularity", n_iterations=-1)


def _measure_paths(graph: Any, core: Any) -> None:
    sample = draw_sample(graph.vcount(), graph.ecount(), _SEED)
    if sample is None:
        graph.betweenness(), core.closeness(), core.path_length_hist(False)
        return
    for batch in sample.batches:
        graph.betweenness(sources=batch)
        for distances in core.distances(source=batch):
            sum(distances)


def _measure_shared(directed: Any) -> None:
    """Join those with a tie to the same node, as the two-mode projections do."""
    shared: Counter[tuple[int, int]] = Counter()
    for members in directed.get_adjlist(mode="in"):
        if len(members) <= 200:
            shared.update(combinations(members, 2))


def _measure_chance(graph: Any, directed: Any, labels: list[int]) -> None:
    paths = takes_paths(graph.vcount(), graph.ecount())
    for _ in range(count_samples(graph.ecount())):
        other = graph.copy()
        other.rewire(10 * graph.ecount())
        other.transitivity_undirected(mode="zero")
        other.assortativity_nominal(labels, False)
        other.assortativity_nominal(labels, False)
        other.community_leiden("modularity", n_iterations=-1)
        if paths:
            other.betweenness()
        turned = directed.copy()
        turned.rewire(10 * graph.ecount())
        turned.reciprocity()


if __name__ == "__main__":
    main()
