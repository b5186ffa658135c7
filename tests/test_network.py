"""The network is what the ontology declares, and carries every claim."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from miprof_graph.names import PREFIXES
from miprof_graph.network import Fact, load_network
from tests.conftest import REPOSITORY
from tests.data_small import ROWS, Row, make_small_store, make_store

MP, MPO = PREFIXES["mp"], PREFIXES["mpo"]


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return load_network(make_small_store())


def edge(graph: nx.MultiDiGraph[str], start: str, name: str, end: str) -> dict[str, object]:
    return dict(graph.edges[MP + start, MP + end, MPO + name])


def facts(graph: nx.MultiDiGraph[str], slug: str) -> dict[str, Fact]:
    return {fact.relation.name: fact for fact in graph.nodes[MP + slug]["facts"]}


def test_edges_are_the_properties_below_linked_to(network: nx.MultiDiGraph[str]) -> None:
    names = {key.removeprefix(MPO) for _, _, key in network.edges(keys=True)}
    assert names == {
        *("heads", "partOfBody", "drewUp", "establishes", "sent", "addressedTo"),
        *("metWith", "evaluates", "trains"),
    }
    assert (network.number_of_nodes(), network.number_of_edges()) == (18, 16)


def test_a_new_relation_needs_no_python() -> None:
    store = make_small_store()
    store.update(
        "INSERT DATA { GRAPH graph:ontology {"
        " mpo:hasKind rdfs:subPropertyOf mpo:heads ; mpo:edgeGroup mpo:group-law } }",
        prefixes=PREFIXES,
    )
    found = load_network(store, negated=True)
    kind = MPO + "kind-training-organisation"
    data = found.edges[MP + "miprof", kind, MPO + "hasKind"]
    assert data["group"] == "law"


def test_an_edge_says_what_the_ontology_says_of_it(network: nx.MultiDiGraph[str]) -> None:
    data = edge(network, "elisabeth-moiron-braud", "heads", "miprof")
    assert data["label"] == {"fr": "dirige", "en": "heads"}
    assert data["inverse"] == {"fr": "est dirigé par", "en": "is headed by"}
    assert (data["group"], data["weight"], data["symmetric"]) == ("governance", 3, False)


def test_an_edge_carries_all_its_claims_best_first(network: nx.MultiDiGraph[str]) -> None:
    first, second = network.edges[MP + "elisabeth-moiron-braud", MP + "miprof", MPO + "heads"][
        "claims"
    ]
    assert (first.rank, second.rank) == ("preferred", "normal")
    assert first.source == PREFIXES["src"] + "encyclopedie"
    assert (first.start, first.until, first.earliest) == ("2013", "", "2013-01-01")
    assert first.quote == "les mots du document"
    assert first.locator == "§ 3"
    assert first.url == "https://example.org/encyclo#:~:text=words"
    assert second.start == "2016-10-17"


def test_the_best_claim_gives_an_edge_its_status(network: nx.MultiDiGraph[str]) -> None:
    assert edge(network, "miprof", "drewUp", "plan-2024")["status"] == "planned"
    assert edge(network, "eige", "evaluates", "france")["status"] == "attributed"
    assert edge(network, "lettre-valls", "addressedTo", "manuel-valls")["rank"] == "deprecated"
    both = edge(network, "miprof", "partOfBody", "ministere-droits-femmes")
    assert (both["status"], both["disputed"], both["negated"]) == ("asserted", True, False)


def test_an_edge_holds_from_its_first_to_its_last_day(network: nx.MultiDiGraph[str]) -> None:
    law = edge(network, "decret-2013-7", "establishes", "miprof")
    assert (law["earliest"], law["latest"]) == ("2013-01-01", "2013-12-31")
    still = edge(network, "roxana-maracineanu", "heads", "miprof")
    assert (still["earliest"], still["latest"]) == ("2023-01-01", "")


def test_a_symmetric_relation_is_one_edge_whoever_says_it(network: nx.MultiDiGraph[str]) -> None:
    met = edge(network, "collectif", "metWith", "najat-vallaud-belkacem")
    claims = met["claims"]
    assert isinstance(claims, tuple)
    assert {claim.subject for claim in claims} == {
        MP + "collectif",
        MP + "najat-vallaud-belkacem",
    }
    assert not network.has_edge(MP + "najat-vallaud-belkacem", MP + "collectif")


def test_what_is_only_denied_is_a_fact_and_no_edge(network: nx.MultiDiGraph[str]) -> None:
    assert not network.has_edge(MP + "miprof", MP + "eige")
    assert facts(network, "miprof")["evaluates"].claims[0].status == "negated"
    assert facts(network, "eige")["evaluates"].inverted
    drawn = load_network(make_small_store(), negated=True)
    assert edge(drawn, "miprof", "evaluates", "eige")["negated"] is True


def test_a_node_says_what_it_is_called_and_of_what_kind(network: nx.MultiDiGraph[str]) -> None:
    node = network.nodes[MP + "miprof"]
    assert node["label"] == {"fr": "MIPROF", "en": "MIPROF"}
    assert node["short"] == {"fr": "MIPROF"}
    assert node["other"] == (("fr", "mission interministérielle"),)
    assert node["hidden"] == (("", "MIPROFF"),)
    assert (node["slug"], node["class_iri"], node["group"]) == (
        "miprof",
        MPO + "Mission",
        "mission",
    )


def test_a_class_without_a_colour_takes_that_of_its_parent(network: nx.MultiDiGraph[str]) -> None:
    node = network.nodes[MP + "ministere-droits-femmes"]
    assert (node["class_iri"], node["group"]) == (MPO + "Ministry", "state")


def test_dates_names_and_figures_are_facts(network: nx.MultiDiGraph[str]) -> None:
    found = facts(network, "miprof")
    assert found["createdOn"].value.text == "2013-01-03"
    assert found["officialName"].value.language == "fr"
    figure = found["figureAbout"]
    assert figure.inverted
    assert {inner.relation.name: inner.value.text for inner in figure.details} == {
        "figureValue": "350",
        "figureUnit": "professionnels",
    }


def test_qualifiers_of_a_claim_are_kept(network: nx.MultiDiGraph[str]) -> None:
    claims = edge(network, "eige", "evaluates", "france")["claims"]
    assert isinstance(claims, tuple)
    assert claims[0].attributed_to == MP + "greta"
    assert claims[0].role == MPO + "kind-web-page"
    titled = edge(network, "najat-vallaud-belkacem", "heads", "ministere-droits-femmes")["claims"]
    assert isinstance(titled, tuple)
    assert titled[0].title == "ministre des Droits des femmes"


def test_the_order_of_the_store_changes_nothing() -> None:
    def picture(graph: nx.MultiDiGraph[str]) -> str:
        return repr([list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))])

    forwards = picture(load_network(make_store(ROWS, {})))
    assert picture(load_network(make_store(reversed(ROWS), {}))) == forwards


def test_an_empty_store_is_an_empty_network() -> None:
    assert load_network(make_store([], {})).number_of_nodes() == 0


def test_an_entity_that_nobody_describes_is_called_by_its_slug() -> None:
    found = load_network(make_store([Row("mp:unknown-one", "heads", "mp:miprof")], {}))
    assert found.nodes[MP + "unknown-one"]["label"] == {"fr": "unknown-one"}


def test_the_map_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from miprof_graph.map import build_map;"
        "from tests.data_small import make_small_store;"
        "Path(sys.argv[1]).write_text(build_map(make_small_store()), encoding='utf-8')"
    )
    pages = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", program, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "LC_ALL": "C"},
            cwd=REPOSITORY,
            check=True,
        )
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]
