"""networkx and igraph give the same numbers, to nine digits, on ours and on made networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.analysing_network import make_network

from miprof_graph.analysis import Actors, Wanted, analyse, select_actors
from miprof_graph.analysis.blocks import find_cuts
from miprof_graph.analysis.by_igraph import Igraph
from miprof_graph.analysis.by_networkx import Networkx
from miprof_graph.analysis.communities import find_communities
from miprof_graph.analysis.engine import find_backends
from miprof_graph.analysis.hits import iterate_hits
from miprof_graph.analysis.study import Study
from tests.analysis.made import find, partners
from tests.analysis.made import make_network as say
from tests.conftest import lack

if TYPE_CHECKING:
    import networkx as nx

    from miprof_graph.analysis.engine import Scores

# What is iterated until it stands still stands still a little apart.
CLOSE = 1e-9
ENGINES = (Igraph(1), Networkx())


@pytest.fixture(scope="module", params=["real", "made"])
def actors(request: pytest.FixtureRequest, real: nx.MultiDiGraph[str]) -> Actors:
    return select_actors(real if request.param == "real" else make_network(150))


def assert_same(one: Scores, other: Scores) -> None:
    assert list(one.values) == list(other.values)
    assert [*one.values.values()] == pytest.approx([*other.values.values()], rel=CLOSE, abs=CLOSE)


@pytest.mark.parametrize("name", ["betweenness", "cores", "constraint", "effective_size"])
def test_measures_of_the_whole_network_agree(actors: Actors, name: str) -> None:
    assert_same(*(getattr(engine, name)(actors.simple) for engine in ENGINES))


@pytest.mark.parametrize("name", ["closeness", "eigenvector"])
def test_measures_of_the_largest_part_agree(actors: Actors, name: str) -> None:
    assert_same(*(getattr(engine, name)(actors.core) for engine in ENGINES))


def test_measures_that_follow_directions_agree(actors: Actors) -> None:
    assert_same(*(engine.pagerank(actors.directed) for engine in ENGINES))


def test_hubs_and_authorities_are_those_of_both_libraries(actors: Actors) -> None:
    import networkx as nx

    bare: nx.DiGraph[str] = nx.DiGraph()
    bare.add_nodes_from(actors.directed)
    bare.add_edges_from(actors.directed.edges)
    native = Igraph(1).native(bare)
    # Whoever joins nothing is no hub: igraph warns of zeros.
    with pytest.warns(RuntimeWarning):
        igraph = native.hub_score(scale=True), native.authority_score(scale=True)
    start = dict.fromkeys(bare, 1.0)
    networkx = nx.hits(bare, max_iter=10_000, tol=1e-12, nstart=start)
    for ours, one, other in zip(iterate_hits(actors.directed), igraph, networkx, strict=True):
        highest = max(other.values())
        assert [*ours.values()] == pytest.approx(one, rel=CLOSE, abs=CLOSE)
        assert [*ours.values()] == pytest.approx(
            [score / highest for score in other.values()], rel=CLOSE, abs=CLOSE
        )


def test_distances_agree(actors: Actors) -> None:
    one, other = (engine.distances(actors.core)[0] for engine in ENGINES)
    assert one == other


def test_numbers_of_the_whole_agree(actors: Actors) -> None:
    sectors = [str(sector) for _, sector in actors.simple.nodes(data="sector")]
    numbers = []
    for engine in ENGINES:
        simple, one_way = engine.native(actors.simple), engine.native(actors.one_way)
        numbers.append(
            (
                engine.clustering(simple),
                engine.mixing(simple, sectors),
                engine.centralisation(simple),
                engine.reciprocity(one_way),
            )
        )
    assert numbers[0] == pytest.approx(numbers[1], rel=CLOSE, abs=CLOSE)


def test_cut_points_and_bridges_are_those_of_igraph(actors: Actors) -> None:
    native = ENGINES[0].native(actors.simple)
    names = native.vs["name"]
    cuts = find_cuts(actors.simple)
    assert set(cuts.points) == {names[index] for index in native.articulation_points()}
    bridges = (native.es[index].tuple for index in native.bridges())
    assert set(cuts.bridges) == {tuple(sorted((names[a], names[b]))) for a, b in bridges}


def test_what_a_cut_point_cuts_off_is_what_is_left_without_it(actors: Actors) -> None:
    import networkx as nx

    cuts = find_cuts(actors.core)
    for node, count in cuts.points.items():
        rest = actors.core.subgraph(set(actors.core) - {node})
        largest = max(map(len, nx.connected_components(rest)))
        assert count == len(rest) - largest, node
    for ends, count in cuts.bridges.items():
        rest = nx.restricted_view(actors.core, [], [ends])
        assert count == min(map(len, nx.connected_components(rest))), ends


def test_the_modularity_is_that_of_igraph(actors: Actors) -> None:
    [found] = find_communities(Study(actors, ENGINES[0]))
    native = ENGINES[0].native(actors.simple)
    groups = [group for group in found.column("members") if isinstance(group, tuple)]
    number = {node: row for row, group in enumerate(groups) for node in group}
    membership = [number[node] for node in native.vs["name"]]
    expected = native.modularity(membership, weights="weight")
    assert found.parameters["modularity"] == pytest.approx(expected, rel=1e-5)


def test_rankings_are_the_same_to_the_digit(real: nx.MultiDiGraph[str]) -> None:
    keys = ("betweenness", "closeness", "eigenvector", "pagerank", "holes", "standing")
    by_igraph, by_networkx = (
        {finding.key: finding.rows for finding in analyse(real, Wanted(keys, backend)).findings}
        for backend in ("igraph", "networkx")
    )
    assert by_igraph == by_networkx


def test_another_backend_of_networkx_gives_the_same_numbers() -> None:
    if "rustworkx" not in find_backends():
        lack("the backend of networkx is missing: nx-rustworkx")
    network = say(partners("ab", "bc", "ca", "cd", "de", "ef", "fd"))
    # It knows some of the algorithms; the rest is left to networkx.
    keys = ("betweenness", "closeness", "cores", "holes")
    named, plain = (find(network, *keys, backend=name) for name in ("rustworkx", "networkx"))
    assert [finding.rows for finding in named] == [finding.rows for finding in plain]
    assert named[0].method.library == "networkx (rustworkx)"
