"""The ontology reuses terms that exist, and says nothing about them."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS

from miprof_graph.names import PREFIXES, compact
from tests.ontology_samples import is_ours, local_name, read_graph

_GRAPH = read_graph("alignments.ttl")
_TARGETS = sorted({str(o) for o in _GRAPH.objects()})
_CLOSED = {str(n): n for n in (DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS)}
# rdflib does not list these: they are names of CPOV 2.1.2, ELI and the Web Annotation model.
_KNOWN = {
    *("cv:PublicOrganisation", "cv:hasFormalFramework"),
    *("eli:LegalResource", "eli:changes", "eli:changed_by", "eli:id_local", "eli:date_document"),
    *("eli:first_date_entry_in_force", "eli:date_no_longer_in_force", "eli:transposes"),
    "bibo:doi",
    "oa:hasSelector",
    "schema:observationAbout",  # since schema.org 23; rdflib's list is older
}
_SUB = (RDFS.subClassOf, RDFS.subPropertyOf)


def test_there_are_alignments_with_every_vocabulary_of_the_design() -> None:
    used = {compact(iri).partition(":")[0] for iri in _TARGETS}
    assert used >= {"cv", "dcterms", "eli", "foaf", "org", "prov", "rdf", "schema", "skos"}
    assert len(_TARGETS) >= 60


@pytest.mark.parametrize("iri", _TARGETS)
def test_every_term_we_align_with_exists(iri: str) -> None:
    namespace = next((n for n in _CLOSED if iri.startswith(n)), "")
    known = bool(namespace) and rdflib.URIRef(iri) in _CLOSED[namespace]
    assert known or compact(iri) in _KNOWN


def test_only_terms_of_ours_are_aligned_and_never_made_equal_to_others() -> None:
    assert [s for s in _GRAPH.subjects() if not is_ours(s)] == []
    allowed = {*_SUB, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    assert set(_GRAPH.predicates()) <= allowed


def test_a_property_is_never_put_below_a_class_or_a_class_below_a_property() -> None:
    for said, upper in ((RDFS.subClassOf, True), (RDFS.subPropertyOf, False)):
        for s, o in _GRAPH.subject_objects(said):
            assert local_name(s)[0].isupper() is upper
            assert _name(o)[0].isupper() is upper


def _name(iri: object) -> str:
    return compact(str(iri)).partition(":")[2]


def test_the_namespaces_of_the_alignments_have_prefixes_of_ours() -> None:
    assert [iri for iri in _TARGETS if compact(iri).partition(":")[0] not in PREFIXES] == []
