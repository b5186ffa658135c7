"""What the map's page is told of the whole network: times, measures, views, communities."""

from __future__ import annotations

import json
import re

import networkx as nx
import pytest

from miprof_graph.map.measures import measure_nodes
from miprof_graph.map.overlook import overlook
from miprof_graph.map.shape import node_sizes
from miprof_graph.map.views import Rule, find_views, read_rules
from miprof_graph.map.when import ALWAYS, edge_spans, node_lives
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.network import load_network
from tests.conftest import REPOSITORY
from tests.data_small import Row, make_small_store, make_store

MAP = REPOSITORY / "src" / "miprof_graph" / "map"
MP, MPO = PREFIXES["mp"], PREFIXES["mpo"]


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return load_network(make_small_store())


def spans(graph: nx.MultiDiGraph[str], start: str, name: str, end: str) -> list[list[int]]:
    return edge_spans(graph.edges[MP + start, MP + end, MPO + name]["claims"])


def test_spans_say_what_documents_say_and_no_more(network: nx.MultiDiGraph[str]) -> None:
    assert spans(network, "roxana-maracineanu", "heads", "miprof") == [[20230101, ALWAYS]]
    assert spans(network, "elisabeth-moiron-braud", "heads", "miprof") == [
        [20130101, 0],
        [20160101, 0],
    ]
    assert spans(network, "najat-vallaud-belkacem", "heads", "ministere-droits-femmes") == [
        [0, 20141231]
    ]
    assert spans(network, "decret-2013-7", "establishes", "miprof") == [[20130101, 20131231, 1]]
    assert spans(network, "greta", "evaluates", "france") == []


def test_what_is_denied_or_wrong_dates_nothing() -> None:
    rows = [
        Row("mp:greta", "evaluates", "mp:france", start="2014", status="negated"),
        Row("mp:greta", "evaluates", "mp:france", start="2015", rank="deprecated"),
        Row("mp:greta", "evaluates", "mp:france"),
    ]
    assert spans(load_network(make_store(rows, {})), "greta", "evaluates", "france") == []


def test_an_entity_lives_from_the_day_it_was_made(network: nx.MultiDiGraph[str]) -> None:
    lives = dict(zip(network, node_lives(network), strict=True))
    assert lives[MP + "miprof"] == [20130103, 0]
    assert lives[MP + "greta"] == [0, 0]


def test_measures_have_one_whole_number_for_each_entity(network: nx.MultiDiGraph[str]) -> None:
    found = measure_nodes(network)
    assert {len(values) for values in found.values()} == {network.number_of_nodes()}
    links = dict(zip(network, found["links"], strict=True))
    assert links[MP + "miprof"] == 8
    sources = dict(zip(network, found["sources"], strict=True))
    assert (sources[MP + "miprof"], sources[MP + "greta"]) == (2, 1)
    between = dict(zip(network, found["between"], strict=True))
    assert between[MP + "greta"] == 0
    assert max(between.values(), key=lambda value: value or 0) == between[MP + "miprof"]


def test_betweenness_is_that_of_a_small_graph_by_hand() -> None:
    rows = [Row("mp:greta", "heads", "mp:france"), Row("mp:france", "heads", "mp:eige")]
    graph = load_network(make_store(rows, {}))
    found = dict(zip(graph, measure_nodes(graph)["between"], strict=True))
    assert found == {MP + "eige": 0, MP + "france": 10_000, MP + "greta": 0}


def test_a_rule_asks_for_kinds_ends_and_relations() -> None:
    rule = Rule("x", kinds=frozenset("abc"), touching=frozenset("a"), without=frozenset(["t"]))
    assert rule.holds({"a", "b"}, "g", "r")
    assert not rule.holds({"b", "c"}, "g", "r")
    assert not rule.holds({"a", "d"}, "g", "r")
    assert not rule.holds({"a", "b"}, "t", "r")
    assert not Rule("x", apart=frozenset(["r"])).holds({"a", "b"}, "g", "r")


def test_every_view_that_is_declared_has_its_names() -> None:
    for language in LANGUAGES:
        path = MAP / "text" / f"{language}.json"
        texts = json.loads(path.read_text(encoding="utf-8"))
        for rule in read_rules():
            assert {f"view.{rule.name}", f"view.{rule.name}.note"} <= texts.keys()


def test_views_hold_what_their_rules_ask_for(network: nx.MultiDiGraph[str]) -> None:
    sizes = dict(zip(network, node_sizes(network), strict=True))
    views = {view.name: view for view in find_views(network, sizes)}
    assert "overview" not in views, "a small network is seen whole"
    letters = views["correspondence"]
    groups = {network.edges[key]["group"] for key in letters.edges}
    assert groups == {"correspondence"}
    assert len(letters.nodes) == len(letters.places) == len(set(letters.places))


def test_communities_are_disjoint_and_coloured(network: nx.MultiDiGraph[str]) -> None:
    found = overlook(network, node_sizes(network), [[0, 1], [2, 3, 4], [5]])
    assert [group["members"] for group in found["communities"]] == [[0, 1], [2, 3, 4]]
    assert all(group["light"] != group["dark"] for group in found["communities"])


def test_the_document_names_every_key_of_an_address() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted((MAP / "js").glob("*.js")))
    keys = set(re.findall(r'state\.define\("(\w+)"', code))
    assert len(keys) > 20
    text = (REPOSITORY / "docs" / "map.md").read_text("utf-8")
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_both_languages_of_the_page_say_the_same_things() -> None:
    french, english = (
        json.loads((MAP / "text" / f"{language}.json").read_text("utf-8")) for language in LANGUAGES
    )
    assert french.keys() == english.keys()
    for key, words in french.items():
        assert fields(words) == fields(english[key]), key
    soft = re.compile(r"(?<=\w) [:;!?»](?:\s|$)|« |'")
    assert {key: words for key, words in french.items() if soft.search(words)} == {}


def test_every_text_of_the_page_is_used() -> None:
    used = (MAP / "template.html").read_text("utf-8")
    used += "".join(path.read_text("utf-8") for path in sorted((MAP / "js").glob("*.js")))
    texts = json.loads((MAP / "text" / "fr.json").read_text("utf-8"))
    # A key with a dot in it is put together where it is used.
    plain = {key for key in texts if "." not in key}
    assert {key for key in plain if key not in used} == set()


def fields(words: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)", words))
