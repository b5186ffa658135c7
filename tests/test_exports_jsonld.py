"""The JSON-LD files: PyLD, which implements the whole of JSON-LD, finds in them what we meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld

from miprof_graph.errors import MiprofError
from miprof_graph.exports.compaction import read_context
from miprof_graph.exports.jsonld import make_jsonld
from miprof_graph.exports.ntriples import split_lines
from tests.exports_samples import CONTEXT, HOSTILE, Built, share_exports

XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT_IRI = "https://w3id.org/miprof-graph/ontology/0.1.0/context.jsonld"


@pytest.fixture(scope="module", params=["sample", "project"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return share_exports(request.param, tmp_path_factory.mktemp("exports"))


def refuse(url: str, _: object) -> object:
    raise AssertionError(f"the document asks the network for {url}")


OFFLINE = {"documentLoader": refuse, "format": "application/n-quads"}


def read_json(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def expand_offline(document: object) -> set[ox.Quad]:
    return set(ox.parse(jsonld.to_rdf(document, OFFLINE), format=ox.RdfFormat.N_QUADS))


def comparable(value: object) -> object:
    """Forget the order of lists, which says nothing, and that we write numbers as numbers."""
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((comparable(inner) for inner in value), key=json.dumps)
    return json.dumps(value) if isinstance(value, int) else value


@pytest.mark.parametrize("name", ["miprof", "catalog"])
def test_json_ld_expands_offline_to_exactly_the_turtle(built: Built, name: str) -> None:
    document = read_json(built.folder / f"{name}.jsonld")
    turtle = set(ox.parse(path=str(built.folder / f"{name}.ttl")))
    assert expand_offline(document) == turtle
    assert turtle


def test_json_ld_is_what_pyld_makes_with_our_context_and_frame(built: Built) -> None:
    """Framing is a look-up here because the frame is flat; this test notices if that changes."""
    frame = read_json(built.ontology / "frame.jsonld")
    context = read_json(built.ontology / "context.jsonld")["@context"]
    assert frame.pop("@context") in (context, CONTEXT_IRI)
    ours = read_json(built.folder / "miprof.jsonld")
    framed = jsonld.frame(ours, {"@context": context, **frame}, OFFLINE)
    # PyLD also lists the things that are only pointed at, with nothing but their name.
    theirs = {node["id"]: comparable(node) for node in framed["@graph"] if len(node) > 1}
    assert {node["id"]: comparable(node) for node in ours["@graph"]} == theirs


def test_json_ld_is_readable_without_knowing_rdf(tmp_path: Path) -> None:
    document = read_json(share_exports("sample", tmp_path).folder / "miprof.jsonld")
    node = next(node for node in document["@graph"] if node["id"] == "mp:person-0-0")
    assert list(node) == ["id", "type", "definition", "heads", "memberOf", "prefLabel"]
    assert node["type"] == "Person"
    assert node["prefLabel"]["fr"] == "Personne 0 0"
    assert node["memberOf"] == ["mp:committee-0"]
    hostile = next(node for node in document["@graph"] if node["id"] == "mp:hostile")
    assert hostile["prefLabel"] == {"en": HOSTILE, "fr": HOSTILE}


def test_nodes_and_keys_are_sorted(built: Built) -> None:
    nodes = read_json(built.folder / "miprof.jsonld")["@graph"]
    assert nodes
    for node in nodes:
        keys = [key for key in node if key not in ("id", "type")]
        assert keys == sorted(keys)
        assert next(iter(node)) == "id"


P = "https://w3id.org/miprof-graph/ontology#p"
VALUES = [
    f'"7"^^<{XSD}integer>',
    f'"07"^^<{XSD}integer>',
    f'"true"^^<{XSD}integer>',
    f'"99999999999999999999"^^<{XSD}integer>',
    f'"24.9"^^<{XSD}decimal>',
    f'"7"^^<{XSD}decimal>',
    f'"P3Y"^^<{XSD}duration>',
    f'"https://example.org/"^^<{XSD}anyURI>',
    f'"true"^^<{XSD}boolean>',
    f'"1"^^<{XSD}boolean>',
    f'"2014-01-01"^^<{XSD}date>',
    '"plain"',
    '"français"@fr',
    '"schön"@de',
    '"\\u0001 \\b \\f \\" \\\\ \\n \\u007F"',
    "<https://example.org/a?b=(c)#d>",
    "<https://w3id.org/miprof-graph/id/a>",
    "<https://w3id.org/miprof-graph/id/a/b>",
    "<https://w3id.org/miprof-graph/ontology#p>",
    "<https://w3id.org/miprof-graph/ontology#id>",
    "<urn:x:y>",
]
TERMS: list[object] = [
    None,
    {"@id": "mpo:p"},
    {"@id": "mpo:p", "@type": "@id"},
    {"@id": "mpo:p", "@type": "@vocab", "@container": "@set"},
    {"@id": "mpo:p", "@type": "xsd:integer"},
    {"@id": "mpo:p", "@type": "xsd:decimal"},
    {"@id": "mpo:p", "@type": "xsd:boolean"},
    {"@id": "mpo:p", "@type": "xsd:date"},
    {"@id": "mpo:p", "@type": "xsd:string"},
    {"@id": "mpo:p", "@language": "fr"},
    {"@id": "mpo:p", "@container": "@language"},
    {"@id": "mpo:p", "@container": ["@language", "@set"]},
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_every_value_survives_under_every_kind_of_term(term: object) -> None:
    context = {**CONTEXT, "p": term} if term else dict(CONTEXT)
    lines = sorted(f"<urn:s> <{P}> {value}".encode() for value in VALUES)
    triples = split_lines(lines)
    document = json.loads(make_jsonld(triples, read_context({"@context": context})))
    text = b"".join(line + b" .\n" for line in lines)
    assert expand_offline(document) == set(ox.parse(text, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    "entry",
    [
        {"@import": "https://example.org/"},
        {"p": {"@id": "mpo:p", "@container": "@list"}},
        {"p": {"@reverse": "mpo:p"}},
        {"p": {"@id": "mpo:p", "@context": {}}},
        {"p": None},
    ],
    ids=str,
)
def test_a_context_beyond_the_writer_is_refused_by_name(entry: dict[str, Any]) -> None:
    with pytest.raises(MiprofError, match=next(iter(entry))):
        read_context({"@context": {**CONTEXT, **entry}})


def test_an_iri_that_would_be_read_as_a_curie_is_refused() -> None:
    triples = split_lines([f"<urn:s> <{P}> <mp:x>".encode()])
    with pytest.raises(MiprofError, match="mp:x"):
        make_jsonld(triples, read_context({"@context": CONTEXT}))
