"""What the map's page carries: columns and packed text, the same each time, and its layout."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from random import Random

import numpy as np

from miprof_graph.map.data import Book, point_at
from miprof_graph.map.layout import _repel
from miprof_graph.map.mesh import repel_on_mesh
from miprof_graph.map.pack import columns, pack, split, without_empty
from miprof_graph.map.shape import bend_apart
from miprof_graph.network import load_network
from tests.data_small import make_small_store


def rows(columns: dict[str, list[object]], count: int) -> list[dict[str, object]]:
    return [
        {key: values[place] for key, values in columns.items() if values[place] != ""}
        for place in range(count)
    ]


def test_nothing_is_lost_between_what_is_drawn_and_what_is_packed() -> None:
    network = load_network(make_small_store())
    book = Book(network)
    bends = bend_apart(sorted(network.edges(keys=True)))
    whole = book.write(bends) | book.evidence()
    scene, text = split(whole)
    rest = json.loads(zlib.decompress(base64.b64decode(text)))
    for table in ("nodes", "edges", "claims", "sources"):
        both = {**scene[table]["columns"], **rest[table]}
        assert both == json.loads(json.dumps(whole[table]))
        assert {len(values) for values in both.values()} == {scene[table]["count"]}
        assert scene[table]["count"] > 1
    entries = {"nodes": [book.node(iri) for iri in network], "sources": book.parts["sources"]}
    for table, made in entries.items():
        both = {**scene[table]["columns"], **rest[table]}
        assert rows(both, scene[table]["count"]) == json.loads(json.dumps(made))
    assert not {"quote", "note", "place"} & scene["claims"]["columns"].keys()


def test_what_is_absent_is_an_empty_text_and_zero_is_not() -> None:
    assert columns([{"from": 0}, {}]) == {"from": [0, ""]}
    assert without_empty({"from": [0], "rank": [""]}) == {"from": [0]}
    assert pack({"é": [1]}) == pack({"é": [1]})


def test_a_claim_that_only_a_story_tells_has_its_evidence() -> None:
    network = load_network(make_small_store())
    book = Book(network)
    book.write([])
    count = len(book.said)
    told = replace(network.graph["claims"][0], iri="claim:told", quote="Des mots.")
    assert book.claim(told) == count
    assert book.evidence()["claims"]["quote"][count] == "Des mots."


def test_the_address_of_a_passage_is_left_out_where_it_follows_from_the_words() -> None:
    book = Book(load_network(make_small_store()))
    book.write([])
    # The small store writes `text=words` whatever the words are, so none follows.
    assert all(url.endswith("#:~:text=words") for url in book.evidence()["claims"]["url"])
    assert point_at("https://example.org/#part", "l'été") == (
        "https://example.org/#part:~:text=l%27%C3%A9t%C3%A9"
    )
    assert point_at("", "mots") == point_at("https://example.org/", "") == ""


def test_the_mesh_pushes_as_all_pairs_do() -> None:
    random = Random(7)  # noqa: S311 - the same places each time are wanted
    points = np.array([[random.uniform(-2000, 2000) for _ in "xy"] for _ in range(900)])
    charge = np.array([random.uniform(1, 5) for _ in range(900)])
    exact, meshed = _repel(points, charge, 25), repel_on_mesh(points, charge, 25)
    error = np.linalg.norm(exact - meshed, axis=1) / np.linalg.norm(exact, axis=1)
    assert float(np.median(error)) < 0.1
