"""Every term of the ontology says what it means, where it stands, and how it is used."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from tests.ontology_samples import (
    IRI,
    MPO,
    ONTOLOGY,
    TERMS,
    is_ours,
    languages,
    local_name,
    read_graph,
    read_terms,
)

_GRAPH = read_graph(*TERMS)
_CLASSES = sorted(t for t in read_terms() if (MPO[t], RDF.type, OWL.Class) in _GRAPH)
_PROPERTIES = sorted(set(read_terms()) - set(_CLASSES))
_EDGES = sorted(
    local_name(p)
    for p in _GRAPH.transitive_subjects(RDFS.subPropertyOf, MPO.linkedTo)
    if p != MPO.linkedTo
)
_INVERSES = sorted(local_name(p) for p in _GRAPH.subjects(MPO.inverseForm, None))
_ROOTS = ("Thing", "Concept", "DatedStatement")
_FILES = sorted(path.name for path in ONTOLOGY.glob("*.ttl"))
_QUERIES = sorted(path.relative_to(ONTOLOGY).as_posix() for path in ONTOLOGY.rglob("*.rq"))
_ENTRIES = sorted(local_name(c) for c in _GRAPH.subjects(RDF.type, SKOS.Concept))
_SCHEMES = sorted(local_name(c) for c in _GRAPH.subjects(RDF.type, SKOS.ConceptScheme))


def test_there_are_terms_of_every_kind_to_test() -> None:
    assert len(_CLASSES) >= 59
    assert len(_PROPERTIES) >= 154
    assert len(_EDGES) >= 55
    assert len(_INVERSES) >= 52
    assert len(_ENTRIES) >= 75
    assert len(_SCHEMES) == 9
    assert set(_FILES) == {*TERMS, "shapes.ttl"}
    assert len(_QUERIES) >= 40


@pytest.mark.parametrize("term", read_terms())
def test_every_term_has_one_label_definition_and_example_in_french_and_english(term: str) -> None:
    for said in (RDFS.label, SKOS.definition, SKOS.example):
        assert languages(_GRAPH, MPO[term], said) == ["en", "fr"]


@pytest.mark.parametrize("term", read_terms())
def test_every_term_says_which_ontology_defines_it(term: str) -> None:
    assert list(_GRAPH.objects(MPO[term], RDFS.isDefinedBy)) == [IRI]


@pytest.mark.parametrize("term", read_terms())
def test_a_definition_is_a_sentence_that_says_more_than_the_label(term: str) -> None:
    for text in map(str, _GRAPH.objects(MPO[term], SKOS.definition)):
        assert text[0].isupper()
        assert text.endswith(".")
        assert len(text) > 15


def test_classes_are_named_in_upper_and_properties_in_lower_camel_case() -> None:
    assert [c for c in _CLASSES if not re.fullmatch(r"([A-Z][a-z]+)+", c)] == []
    assert [p for p in _PROPERTIES if not re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", p)] == []


def test_no_two_classes_share_a_label() -> None:
    labels = Counter(label for c in _CLASSES for label in _GRAPH.objects(MPO[c], RDFS.label))
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("name", _PROPERTIES)
def test_every_property_has_one_domain_and_one_range_that_exist(name: str) -> None:
    for said in (RDFS.domain, RDFS.range):
        (found,) = _GRAPH.objects(MPO[name], said)
        declared = (found, RDF.type, OWL.Class) in _GRAPH
        assert declared if is_ours(found) else _is_standard(rdflib.URIRef(str(found)))


def _is_standard(iri: rdflib.URIRef) -> bool:
    edtf = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
    known = (edtf, RDF.langString, RDF.Property, RDFS.Literal)
    return iri in known or iri in rdflib.XSD or iri in OWL


@pytest.mark.parametrize("name", _PROPERTIES)
def test_a_property_is_of_one_kind_only(name: str) -> None:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    assert len(kinds & set(_GRAPH.objects(MPO[name], RDF.type))) == 1


@pytest.mark.parametrize("name", _EDGES)
def test_every_relation_of_the_network_declares_group_weight_and_inverse(name: str) -> None:
    (group,) = _GRAPH.objects(MPO[name], MPO.edgeGroup)
    (weight,) = _GRAPH.objects(MPO[name], MPO.edgeWeight)
    (inverse,) = _GRAPH.objects(MPO[name], OWL.inverseOf)
    assert (group, RDF.type, MPO.EdgeGroup) in _GRAPH
    assert str(weight) in {"1", "2", "3"}
    assert (inverse, OWL.inverseOf, MPO[name]) in _GRAPH


@pytest.mark.parametrize("name", _INVERSES)
def test_an_inverse_form_mirrors_its_forward_form_and_is_no_edge(name: str) -> None:
    (forward,) = _GRAPH.objects(MPO[name], OWL.inverseOf)
    assert _GRAPH.value(MPO[name], RDFS.domain) == _GRAPH.value(forward, RDFS.range)
    assert _GRAPH.value(MPO[name], RDFS.range) == _GRAPH.value(forward, RDFS.domain)
    assert name not in _EDGES
    assert (forward, MPO.inverseForm, None) not in _GRAPH


def test_a_relation_is_its_own_inverse_just_where_it_is_symmetric() -> None:
    symmetric = set(_GRAPH.subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric == {s for s, o in _GRAPH.subject_objects(OWL.inverseOf) if s == o}
    assert symmetric


@pytest.mark.parametrize("name", _CLASSES)
def test_every_class_hangs_below_a_root_and_no_class_below_itself(name: str) -> None:
    above = list(_GRAPH.transitive_objects(MPO[name], RDFS.subClassOf))
    assert any(MPO[root] in above for root in _ROOTS)
    parents = list(_GRAPH.objects(MPO[name], RDFS.subClassOf))
    assert all(MPO[name] not in _GRAPH.transitive_objects(p, RDFS.subClassOf) for p in parents)


def test_every_root_has_something_below_it_and_a_relation_to_the_rest() -> None:
    for root in _ROOTS:
        assert (None, RDFS.subClassOf, MPO[root]) in _GRAPH
    used = set(_GRAPH.objects(None, RDFS.domain)) | set(_GRAPH.objects(None, RDFS.range))
    assert {MPO.Thing, MPO.DatedStatement} <= used


def test_every_map_colour_is_an_entry_of_the_list_and_every_entry_is_used() -> None:
    for said, kind in ((MPO.colourGroup, MPO.ColourGroup), (MPO.edgeGroup, MPO.EdgeGroup)):
        used = set(_GRAPH.objects(None, said))
        assert used == set(_GRAPH.subjects(RDF.type, kind))


@pytest.mark.parametrize("name", _ENTRIES)
def test_every_list_entry_is_labelled_defined_coded_and_in_one_list(name: str) -> None:
    assert languages(_GRAPH, MPO[name], SKOS.prefLabel) == ["en", "fr"]
    assert languages(_GRAPH, MPO[name], SKOS.definition) == ["en", "fr"]
    assert [str(code) for code in _GRAPH.objects(MPO[name], SKOS.notation)] == [name]
    (scheme,) = _GRAPH.objects(MPO[name], SKOS.inScheme)
    assert (scheme, SKOS.hasTopConcept, MPO[name]) in _GRAPH
    kinds = set(_GRAPH.objects(MPO[name], RDF.type)) - {SKOS.Concept}
    assert len(kinds) == 1
    assert all((kind, RDFS.subClassOf, MPO.Concept) in _GRAPH for kind in kinds)


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_no_two_entries_of_a_list_share_a_label(scheme: str) -> None:
    entries = _GRAPH.objects(MPO[scheme], SKOS.hasTopConcept)
    labels = Counter(label for e in entries for label in _GRAPH.objects(e, SKOS.prefLabel))
    assert labels
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("name", _FILES)
def test_no_file_holds_a_blank_node_or_speaks_of_another_vocabularys_terms(name: str) -> None:
    graph = read_graph(name)
    assert not [t for t in graph if any(isinstance(term, rdflib.BNode) for term in t)]
    others = {str(s) for s in graph.subjects() if not is_ours(s)}
    assert others <= {str(IRI), str(IRI).removesuffix("/ontology")}


@pytest.mark.parametrize("name", [*_FILES, *_QUERIES, "context.jsonld"])
def test_every_term_of_ours_that_a_file_uses_is_declared(name: str) -> None:
    text = (ONTOLOGY / name).read_text(encoding="utf-8")
    used = set(re.findall(r"\bmpo:([A-Za-z][A-Za-z0-9]*(?:-[a-z0-9]+)*)", text))
    shapes = read_graph("shapes.ttl")
    declared = {local_name(s) for graph in (_GRAPH, shapes) for s in graph.subjects()}
    assert used - declared == set()


@pytest.mark.parametrize("name", _FILES)
def test_french_texts_follow_french_typography(name: str) -> None:
    objects = [o for o in read_graph(name).objects() if isinstance(o, rdflib.Literal)]
    texts = [str(text) for text in objects if text.language == "fr"]
    wrong = re.compile(r"'|[^\u00a0]»|«[^\u00a0]|\w[;!?]| [;:!?]")
    assert [text for text in texts if wrong.search(text)] == []
