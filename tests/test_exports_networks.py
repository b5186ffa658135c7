"""GraphML and GEXF: networkx loads both, and finds the network that was written."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest

from miprof_graph.exports import write_exports
from miprof_graph.network import load_network
from tests.exports_samples import (
    HOSTILE,
    Built,
    iri,
    make_store,
    share_exports,
    write_ontology,
)

MP = "https://w3id.org/miprof-graph/id/"


@pytest.fixture(scope="module", params=["sample", "project"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return share_exports(request.param, tmp_path_factory.mktemp("exports"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return share_exports("sample", tmp_path_factory.mktemp("exports")).folder


def read(path: Path) -> nx.MultiDiGraph[str]:
    gexf = path.suffix == ".gexf"
    found = nx.read_gexf(path) if gexf else nx.read_graphml(path, force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


@pytest.mark.parametrize("name", ["miprof.graphml", "miprof.gexf"])
def test_networkx_finds_the_same_nodes_and_edges(built: Built, name: str) -> None:
    wanted, found = load_network(built.store), read(built.folder / name)
    assert found.is_directed()
    assert set(found) == set(wanted)
    pairs = sorted((source, target) for source, target in wanted.edges())
    assert sorted((source, target) for source, target in found.edges()) == pairs
    assert pairs


@pytest.mark.parametrize("name", ["miprof.graphml", "miprof.gexf"])
def test_nodes_and_edges_carry_names_kinds_and_evidence(sample: Path, name: str) -> None:
    network = read(sample / name)
    node = network.nodes[f"{MP}person-0-0"]
    assert (node["label"], node["label_en"]) == ("Personne 0 0", "Person mp:person-0-0")
    assert (node["class"], node["class_fr"], node["group"]) == ("mpo:Person", "personne", "person")
    edges = network.get_edge_data(f"{MP}person-0-0", f"{MP}committee-0").values()
    edge = next(data for data in edges if data["relation"] == "mpo:memberOf")
    assert (edge["label"], edge["status"]) == ("est membre de", "asserted")
    assert (edge["claims"], edge["documents"], edge["sources"]) == (1, 1, "src:document-0")
    assert (float(edge["weight"]), edge["symmetric"]) == (2.0, False)


def test_gexf_has_intervals_for_the_timeline(sample: Path) -> None:
    text = (sample / "miprof.gexf").read_text("utf-8")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    edges = read(sample / "miprof.gexf").get_edge_data
    spans = [
        {key: data[key] for key in ("start", "end") if key in data}
        for person in range(4)
        for data in edges(f"{MP}person-0-{person}", f"{MP}committee-0").values()
        if data["relation"] == "mpo:memberOf"
    ]
    assert spans == [
        {"start": "2014-01-01", "end": "2016-12-31"},
        {"start": "2014-01-01"},
        {"start": "2014-01-01"},
        {},
    ]


def test_gexf_names_no_day_and_no_version_of_a_library(sample: Path) -> None:
    head = (sample / "miprof.gexf").read_text("utf-8")[:1000]
    assert "lastmodifieddate" not in head
    assert not re.search(r"networkx", head, re.IGNORECASE)
    assert "<creator>miprof-graph</creator>" in head


@pytest.mark.parametrize("name", ["miprof.graphml", "miprof.gexf"])
def test_hostile_text_survives_in_xml(sample: Path, name: str) -> None:
    label = read(sample / name).nodes[f"{MP}hostile"]["label"]
    # XML itself makes one line feed of the two characters that end a line in Windows.
    assert label.replace("\r\n", "\n") == HOSTILE.replace("\r\n", "\n")


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    write_ontology(tmp_path)
    write_exports(make_store(1, hostile="a\x01b\ufffe"), tmp_path, ontology=tmp_path)
    for name in ("miprof.graphml", "miprof.gexf"):
        assert read(tmp_path / name).nodes[iri("mp:hostile").value]["label"] == "a�b�"
