"""Beyond a size, numbers of paths are estimated, and the error that is stated is an honest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.analysing_network import make_network

from miprof_graph.analysis import Actors, sampling, select_actors
from miprof_graph.analysis.by_igraph import Igraph
from miprof_graph.analysis.cost import LONG, estimate
from miprof_graph.analysis.tables import analysis_as_text
from tests.analysis.made import measure

if TYPE_CHECKING:
    from miprof_graph.analysis.engine import Scores


@pytest.fixture(scope="module")
def actors() -> Actors:
    return select_actors(make_network(1_000))


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a network of a thousand actors for a large one."""
    monkeypatch.setattr(sampling, "EXACT_WORK", 1_000)


@pytest.mark.parametrize("name", ["betweenness", "closeness"])
def test_an_estimate_is_as_near_as_it_says(
    actors: Actors, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact: Scores = getattr(Igraph(1), name)(actors.simple)
    monkeypatch.setattr(sampling, "EXACT_WORK", 1_000)
    monkeypatch.setattr(sampling, "_SAMPLE_WORK", 1_000)
    estimated: Scores = getattr(Igraph(1), name)(actors.simple)
    assert exact.method.exact
    assert not estimated.method.exact
    assert estimated.method.sample == 200
    error = estimated.method.error
    off = [abs(exact.values[node] - value) for node, value in estimated.values.items()]
    assert 0 < max(off) < 4 * error
    first = sorted(exact.values, key=lambda node: -exact.values[node])[:5]
    again = sorted(estimated.values, key=lambda node: -estimated.values[node])[:5]
    assert len({*first} & {*again}) >= 4


def test_a_sample_of_everyone_is_exact(actors: Actors, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = Igraph(1).betweenness(actors.simple).values
    monkeypatch.setattr(sampling, "EXACT_WORK", 1_000)
    monkeypatch.setattr(sampling, "_SAMPLE_WORK", 10**9)
    estimated = Igraph(1).betweenness(actors.simple)
    assert estimated.method.sample == 1_000
    assert list(estimated.values.values()) == pytest.approx(list(exact.values()))


@pytest.mark.usefixtures("limited")
def test_the_same_seed_draws_the_same_sample_and_another_one_another(actors: Actors) -> None:
    one, same, other = (Igraph(seed).betweenness(actors.simple).values for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.usefixtures("limited")
def test_the_number_of_pairs_at_each_distance_is_estimated(actors: Actors) -> None:
    steps, method = Igraph(1).distances(actors.simple)
    assert sum(steps.values()) == pytest.approx(1_000 * 999 / 2)
    assert not method.exact


@pytest.mark.usefixtures("limited")
def test_an_estimate_says_in_words_that_it_is_one() -> None:
    said = analysis_as_text(measure(make_network(300), "betweenness"), "en", rows=True)
    assert "Estimated from 300 actors drawn by lot; standard error: " in " ".join(said.split())


def test_the_time_that_measures_take_is_estimated_before() -> None:
    small, large = estimate(300, 430, "auto"), estimate(100_000, 300_000, "auto")
    assert small < 5 < large < LONG
    assert estimate(100_000, 300_000, "networkx") > LONG
    assert estimate(100_000, 300_000, "networkx", ["density"]) < LONG
    assert estimate(10_000, 30_000, "auto", ["betweenness"]) < estimate(10_000, 30_000, "auto")
