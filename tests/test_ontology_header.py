"""The header of the ontology carries what checkers of FAIR ontologies ask for."""

from __future__ import annotations

import datetime
import re

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, VANN

from tests.ontology_samples import IRI, MPO, languages, read_graph

_GRAPH = read_graph("miprof.ttl")
_BIBO = rdflib.Namespace("http://purl.org/ontology/bibo/")
_ONCE = (OWL.versionIRI, OWL.versionInfo, DCTERMS.license, DCTERMS.creator, _BIBO.status)
_DATES = (DCTERMS.created, DCTERMS.modified, DCTERMS.issued)
_BOTH = (
    *(DCTERMS.title, DCTERMS.description, DCTERMS.abstract, DCTERMS.bibliographicCitation),
    *(RDFS.label, RDFS.comment),
)


def test_the_ontology_declares_itself_once() -> None:
    assert list(_GRAPH.subjects(RDF.type, OWL.Ontology)) == [IRI]


@pytest.mark.parametrize("said", _ONCE, ids=str)
def test_the_header_says_version_licence_creator_and_state_once(said: rdflib.URIRef) -> None:
    assert len(list(_GRAPH.objects(IRI, said))) == 1


@pytest.mark.parametrize("said", _DATES, ids=str)
def test_the_dates_of_the_header_are_days(said: rdflib.URIRef) -> None:
    (day,) = _GRAPH.objects(IRI, said)
    assert isinstance(day, rdflib.Literal)
    assert isinstance(day.toPython(), datetime.date)


@pytest.mark.parametrize("said", _BOTH, ids=str)
def test_the_texts_of_the_header_are_in_french_and_english(said: rdflib.URIRef) -> None:
    assert languages(_GRAPH, IRI, said) == ["en", "fr"]


def test_the_version_is_in_the_version_iri_and_never_in_the_namespace() -> None:
    (version,) = _GRAPH.objects(IRI, OWL.versionInfo)
    (iri,) = _GRAPH.objects(IRI, OWL.versionIRI)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(version))
    assert str(iri) == f"{IRI}/{version}"
    assert str(version) not in MPO


def test_the_preferred_prefix_and_namespace_are_those_of_the_terms() -> None:
    assert str(_GRAPH.value(IRI, VANN.preferredNamespacePrefix)) == "mpo"
    assert str(_GRAPH.value(IRI, VANN.preferredNamespaceUri)) == str(MPO)


def test_the_creator_is_a_named_agent() -> None:
    creator = _GRAPH.value(IRI, DCTERMS.creator)
    assert (creator, RDF.type, FOAF.Agent) in _GRAPH
    assert (creator, FOAF.name, None) in _GRAPH


def test_persistent_iris_are_used_and_no_term_ends_like_a_file() -> None:
    assert str(IRI).startswith("https://w3id.org/")
    assert [s for s in _GRAPH.subjects() if re.search(r"\.(ttl|owl|rdf)$", str(s))] == []


def test_the_way_to_retire_a_term_is_written_down_and_followed() -> None:
    notes = " ".join(map(str, _GRAPH.objects(IRI, rdflib.SKOS.editorialNote)))
    assert "owl:deprecated" in notes
    retired = set(_GRAPH.subjects(OWL.deprecated, None))
    assert retired == set(_GRAPH.subjects(DCTERMS.isReplacedBy, None))
