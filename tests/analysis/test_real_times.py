"""The real graph at a date, over time, and without one document after another."""

from __future__ import annotations

import json
from functools import partial

import networkx as nx
import pytest

from miprof_graph import open_built
from miprof_graph.analysis import Actors, Analysis, Wanted, analyse, select_actors
from miprof_graph.analysis.reductions import find_lone_sources, leave_out
from miprof_graph.cli.main import main
from miprof_graph.names import PREFIXES
from miprof_graph.network import Claim, load_network
from tests.analysis.networks import rows_of

MP = PREFIXES["mp"]


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return load_network(open_built())


def measure(
    network: nx.MultiDiGraph[str], *keys: str, days: tuple[str, str] | None = None
) -> Analysis:
    return analyse(network, Wanted(keys, days=days))


def test_on_the_day_of_the_plan_its_people_held_their_posts(network: nx.MultiDiGraph[str]) -> None:
    ties = measure(network, "degree", days=("2014-05-14", "2014-05-14")).actors.graph
    [held] = ties[MP + "elisabeth-moiron-braud"][MP + "miprof"].values()
    assert held["standing"] == "certain"
    post = MP + "poste-ministre-droits-femmes"
    ministers = {
        one for one, _, relation in ties.in_edges(post, keys=True) if "holdsPost" in relation
    }
    assert ministers == {MP + "najat-vallaud-belkacem"}


def test_the_mission_enters_with_its_creation_and_becomes_the_centre(
    network: nx.MultiDiGraph[str],
) -> None:
    _, turnover, centre = measure(network, "years", "years-turnover", "years-centre").findings
    entered = dict(rows_of(turnover, "year", "entering"))
    leaders = dict(rows_of(centre, "year", "centre"))
    mission = MP + "miprof"
    first = min(year for year, centre in leaders.items() if centre == mission)
    assert first == "2013"
    assert [year for year, names in entered.items() if mission in names] <= ["2013"]
    assert {centre for year, centre in leaders.items() if str(year) >= "2013"} == {mission}


def test_the_governments_follow_each_other_without_overlap(network: nx.MultiDiGraph[str]) -> None:
    (governments,) = measure(network, "governments").findings
    rows = rows_of(governments, "government", "from", "until")
    assert rows[0] == (MP + "gouvernement-ayrault-1", "2012-05-16", "2012-06-17")
    days = [str(day) for _, *both in rows for day in both]
    assert days == sorted(days)
    assert len(rows) >= 13


def test_no_undated_tie_is_lost_in_any_year(network: nx.MultiDiGraph[str]) -> None:
    (years,) = measure(network, "years").findings
    counts = [count for (count,) in rows_of(years, "unknown")]
    assert all(isinstance(count, int) and count > 0 for count in counts)


def test_the_headlines_hold_without_nearly_any_one_document(network: nx.MultiDiGraph[str]) -> None:
    analysis = measure(network, "robustness")
    (finding,) = analysis.findings
    assert len(finding.rows) == 7
    for reading, still, trials in rows_of(finding, "reading", "still", "trials"):
        assert trials == analysis.actors.basis.sources
        assert 0.9 * trials < still <= trials, reading


def test_what_is_left_without_a_document_is_what_the_others_would_have_made(
    network: nx.MultiDiGraph[str],
) -> None:
    actors = select_actors(network)
    lone = [source for source, is_lone in find_lone_sources(actors).items() if is_lone]
    for source in lone[::15]:
        made = select_actors(network, keep=partial(is_from_another, source))
        left = leave_out(actors, source)
        assert tie_claims(left) == tie_claims(made), source
        assert sorted(left.graph) == sorted(made.graph)


def is_from_another(source: str, claim: Claim) -> bool:
    return claim.source != source


def tie_claims(actors: Actors) -> dict[tuple[str, str, str], set[str]]:
    return {
        (one, other, key): {claim.iri for claim in data["claims"]}
        for one, other, key, data in actors.graph.edges(keys=True, data=True)
    }


def test_the_same_numbers_come_twice(network: nx.MultiDiGraph[str]) -> None:
    keys = ("years-centre", "brokers", "link-france-europe", "surer")
    assert measure(network, *keys).findings == measure(network, *keys).findings


def test_the_command_compares_years_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("fr", "Depuis 2013, c’est MIPROF"), ("en", "Since 2013, MIPROF has")):
        assert main(["analyse", "--by", "year", "--lang", language]) == 0
        assert words in capsys.readouterr().out


def test_the_command_looks_at_a_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "degree", "--on", "2014", "--format", "json", "--lang", "en"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [finding["key"] for finding in record["findings"]] == ["moment", "degree"]
    assert list(record["networks"]) == ["actors 2014-01-01/2014-12-31"]
    assert main(["analyse", "--on", "yesterday", "--lang", "en"]) == 2
    assert "--on yesterday: not a date" in capsys.readouterr().err
    assert main(["analyse", "--on", "2014", "--by", "year", "--lang", "en"]) == 2
    assert "drop --on" in capsys.readouterr().err
