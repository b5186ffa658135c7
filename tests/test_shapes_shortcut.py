"""SHACL runs on a view of the store, with targets spread: pyshacl alone must find the same."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from miprof_graph.check.shapes import _find_predicates, _spread_targets
from miprof_graph.check.view import StoreView
from miprof_graph.derive import derive, read_rules
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts

_WRONG = """
mp:miprof skos:altLabel "MIPROF"@fr ; mpo:shortLabel "un libellé bien trop long pour la carte"@fr .
mp:collectif skos:prefLabel "Le collectif"@fr .
mp:BAD a mpo:Person .
<https://w3id.org/miprof-graph/claim/1> a mpo:Claim ;
    mpo:earliest "2020-01-01"^^xsd:date ; mpo:latest "2019-01-01"^^xsd:date ; mpo:rank mp:miprof .
[] a mpo:Person .
"""
_INVALID = sorted((Path(__file__).parent / "data" / "shapes" / "invalid").glob("*.ttl"))
_DETAILS = (
    *(SH.focusNode, SH.resultPath, SH.value, SH.sourceShape),
    *(SH.sourceConstraintComponent, SH.resultSeverity),
)


@pytest.fixture
def store(small_home: Home) -> ox.Store:
    """A store with mistakes of many kinds."""
    facts, _ = read_facts(small_home)
    store = facts.load()
    derive(store, read_rules(small_home.ontology / "rules"))
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    graph = ox.NamedNode(PREFIXES["graph"] + "wrong")
    store.load(head + _WRONG, format=ox.RdfFormat.TURTLE, to_graph=graph)
    for path in _INVALID:
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


def _validate(data: rdflib.Graph, shapes: rdflib.Graph) -> list[tuple[str, ...]]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return sorted(
        tuple(_name(report.value(result, detail)) for detail in _DETAILS)
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


def _name(term: object) -> str:
    return "blank" if isinstance(term, rdflib.BNode) else str(term)


def _read_shapes(home: Home) -> rdflib.Graph:
    return rdflib.Graph().parse(home.ontology / "shapes.ttl", format="turtle")


def test_the_view_finds_what_pyshacl_finds_alone(store: ox.Store, small_home: Home) -> None:
    plain = rdflib.Graph().parse(data="".join(f"{quad.triple} .\n" for quad in store), format="nt")
    wanted = _validate(plain, _read_shapes(small_home))
    shapes = _read_shapes(small_home)
    view = StoreView(store, _find_predicates(shapes, store))
    _spread_targets(shapes)
    assert _validate(view, shapes) == wanted
    assert len(wanted) > len(_INVALID) > 50


def test_every_property_shape_of_ours_gets_targets(small_home: Home) -> None:
    shapes = _read_shapes(small_home)
    parts = set(shapes.objects(None, SH.property))
    _spread_targets(shapes)
    assert (None, SH.property, None) not in shapes
    assert all((part, SH.targetClass, None) in shapes for part in parts)


@pytest.mark.parametrize(
    "said",
    ["ex:s sh:deactivated true .", "ex:t sh:node ex:s .", "ex:s a rdfs:Class ."],
)
def test_a_shape_that_others_use_or_that_is_off_keeps_its_parts(said: str, tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    head = "@prefix ex: <http://example.org/> .\n" + "".join(
        f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("sh", "rdfs")
    )
    body = "ex:s a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:p . ex:p sh:path ex:q .\n"
    path.write_text(head + body + said, encoding="utf-8")
    shapes = rdflib.Graph().parse(path)
    before = len(shapes)
    _spread_targets(shapes)
    assert len(shapes) == before


def test_a_closed_shape_sees_every_predicate(store: ox.Store, small_home: Home) -> None:
    shapes = _read_shapes(small_home)
    narrow = _find_predicates(shapes, store)
    shapes.add((rdflib.URIRef("http://example.org/s"), SH.closed, rdflib.Literal(True)))
    assert len(StoreView(store, _find_predicates(shapes, store))) > len(StoreView(store, narrow))


def test_the_view_answers_every_pattern_like_a_plain_graph(store: ox.Store) -> None:
    predicates = sorted({quad.predicate.value for quad in store})
    view = StoreView(store, [rdflib.URIRef(name) for name in predicates])
    plain = rdflib.Graph()
    for triple in view:
        plain.add(triple)
    assert len(plain) == len(view) == len({str(quad.triple) for quad in store})
    s, p, o = sorted(view)[len(view) // 2]
    for subject in (s, None):
        for predicate in (p, None):
            for object_ in (o, None):
                pattern = (subject, predicate, object_)
                assert set(view.triples(pattern)) == set(plain.triples(pattern))
    assert list(view.objects(s, p)) == list(plain.objects(s, p))
    assert set(view.objects(s)) == set(plain.objects(s))
    assert set(view.subjects(p, o)) == set(plain.subjects(p, o))
    assert set(view.subjects(p)) == set(plain.subjects(p))
