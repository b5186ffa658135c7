"""The JSON-LD context gives every term a short key, and nothing is lost on the way and back."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld
from rdflib import OWL, RDF, RDFS

from miprof_graph.exports.compaction import read_context
from miprof_graph.exports.jsonld import make_jsonld
from miprof_graph.names import PREFIXES
from tests.ontology_samples import (
    IRI,
    MPO,
    ONTOLOGY,
    TERMS,
    claim,
    dated,
    derive_store,
    read_graph,
    read_terms,
)

_DOCUMENT: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
_FRAME: dict[str, Any] = json.loads((ONTOLOGY / "frame.jsonld").read_text(encoding="utf-8"))
_CONTEXT: dict[str, Any] = _DOCUMENT["@context"]
_GRAPH = read_graph(*TERMS)
_KEYS = [key for key in _CONTEXT if not key.startswith("@") and key not in PREFIXES]
_FACTS = (
    'mp:a a mpo:Ministry ; skos:prefLabel "Ministère"@fr, "Ministry"@en ; '
    'skos:altLabel "l’un"@fr, "l’autre"@fr ; mpo:shortLabel "Min."@fr .'
    'src:a a mpo:Source ; dcterms:title "Page"@fr ; mpo:retrieved "2026-11-21"^^xsd:date ; '
    'dcterms:license "libre", <https://example.org/l> ; schema:url <https://example.org/a?b=c#d> .'
    + claim("0", 'mp:a mpo:createdOn "2013"^^edtf:EDTF', dated("2013-01-01"))
    + claim("1", "mp:f mpo:figureValue 24.9")
    + claim("2", 'mp:a mpo:textNumber "2013-7"')
    + claim("3", "mp:a mpo:steers mp:b", "oa:hasTarget <https://example.org/x#passage>")
)


def _key(term: str) -> str:
    return f"{term}Iri" if term in PREFIXES else term


def _iri(value: Any) -> str:
    return str(value["@id"] if isinstance(value, dict) else value)


def test_there_is_one_context_of_json_ld_1_1_with_a_version_of_its_own() -> None:
    assert set(_DOCUMENT) == {"@context"}
    assert _CONTEXT["@version"] == 1.1
    version = str(_GRAPH.value(IRI, OWL.versionInfo))
    assert _FRAME["@context"] == f"{IRI}/{version}/context.jsonld"


@pytest.mark.parametrize("term", read_terms())
def test_every_term_of_ours_has_its_own_name_as_its_key_unless_a_prefix_has_it(term: str) -> None:
    assert _iri(_CONTEXT[_key(term)]) == f"mpo:{term}"


@pytest.mark.parametrize("key", _KEYS)
def test_a_key_is_a_plain_word_for_something_with_a_known_prefix(key: str) -> None:
    assert re.fullmatch(r"[A-Za-z]+", key)
    target = _iri(_CONTEXT[key])
    assert target in {"@id", "@type"} or target.partition(":")[0] in PREFIXES


def test_no_two_keys_stand_for_the_same_thing() -> None:
    counts = Counter(_iri(_CONTEXT[key]) for key in _KEYS)
    assert [iri for iri, count in counts.items() if count > 1] == []


def test_the_prefixes_are_those_of_the_project() -> None:
    prefixes = {key: iri for key, iri in _CONTEXT.items() if key in PREFIXES}
    assert prefixes == {key: PREFIXES[key] for key in prefixes}
    assert {"mp", "mpo", "src", "claim", "graph"} <= set(prefixes)


def test_values_are_coerced_as_the_range_of_the_property_says() -> None:
    for name in read_terms():
        range_ = _GRAPH.value(MPO[name], RDFS.range)
        entry = _CONTEXT[_key(name)]
        if range_ is None or (MPO[name], RDF.type, OWL.Class) in _GRAPH:
            assert isinstance(entry, str)
        elif range_ == RDF.langString:
            assert "@language" in entry["@container"]
        elif (MPO[name], RDF.type, OWL.ObjectProperty) in _GRAPH:
            assert entry["@type"] == "@id"


@pytest.mark.parametrize("facts", ["", _FACTS], ids=["ontology", "facts"])
def test_json_ld_with_this_context_expands_to_exactly_the_same_triples(facts: str) -> None:
    wanted = {str(quad.triple) for quad in derive_store(facts)}
    lines = sorted(
        (str(t.subject).encode(), str(t.predicate).encode(), str(t.object).encode())
        for t in {quad.triple for quad in derive_store(facts)}
    )
    text = make_jsonld(lines, read_context(_DOCUMENT))
    assert {str(q.triple) for q in ox.parse(text, format=ox.RdfFormat.JSON_LD)} == wanted
    nquads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    assert {str(q.triple) for q in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)} == wanted


def test_the_frame_keeps_every_node_and_links_nodes_by_identifier() -> None:
    nodes = [
        {"id": "mp:a", "type": "Ministry", "steers": "mp:b", "label": {"fr": "Un", "en": "One"}},
        {"id": "mp:b", "type": "Committee", "label": {"fr": "Deux", "en": "Two"}},
    ]
    framed = jsonld.frame({"@context": _CONTEXT, "@graph": nodes}, {**_FRAME, "@context": _CONTEXT})
    assert framed["@graph"] == nodes
