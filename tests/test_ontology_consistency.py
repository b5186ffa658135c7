"""The ontology is consistent under OWL 2 RL, with facts and without; CPOV's shapes hold."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, SH

from tests.ontology_samples import claim, dated, derive_store, make_store, to_rdflib

_ERRORS = "http://www.daml.org/2002/03/agents/agent-ont#"
_CPOV = (
    Path(__file__).resolve().parents[2]
    / "shared/conformance/cpov-2.1.2/core-public-organisation-ap-SHACL.ttl"
)
_ENTITIES = """
mp:miprof a mpo:Mission ; skos:prefLabel "MIPROF"@fr, "MIPROF"@en ; skos:altLabel "la mission"@fr .
mp:ministry a mpo:Ministry ; skos:prefLabel "Ministère"@fr, "Ministry"@en .
mp:france a mpo:State, mpo:Place ; skos:prefLabel "France"@fr, "France"@en .
mp:committee a mpo:Committee . mp:person a mpo:Person . mp:post a mpo:Post . mp:task a mpo:Task .
mp:decree a mpo:LegalText . mp:plan a mpo:ActionPlan . mp:meeting a mpo:Meeting .
mp:change a mpo:ChangeEvent . mp:x a mpo:Association . mp:film a mpo:Film .
mp:treaty a mpo:LegalText . mp:axis a mpo:Axis .
mp:group a mpo:Group . mp:topic a mpo:Topic . mp:figure a mpo:Figure . mp:letter a mpo:Letter .
src:a a mpo:Source ; dcterms:title "Un document"@fr ; dcterms:publisher mp:ministry .
"""
_STATEMENTS = (
    *("mp:miprof mpo:placedUnder mp:post", "mp:miprof mpo:partOfBody mp:ministry"),
    *("mp:person mpo:holdsPost mp:post", "mp:post mpo:postIn mp:miprof"),
    *("mp:miprof mpo:memberOf mp:committee", "mp:group mpo:memberOf mp:miprof"),
    *("mp:decree mpo:governs mp:miprof", "mp:miprof mpo:hasTask mp:task"),
    *("mp:miprof mpo:locatedIn mp:france", "mp:france mpo:isPartyTo mp:decree"),
    *("mp:miprof mpo:hasKind mpo:kind-interministerial-body", "mp:miprof mpo:drewUp mp:plan"),
    *("mp:miprof mpo:partnerOf mp:ministry", "mp:miprof mpo:metWith mp:person"),
    *("src:a mpo:cites mp:decree", "mp:plan mpo:presentedAt mp:meeting"),
    *("mp:person mpo:sent mp:letter", "mp:letter mpo:addressedTo mp:post"),
    *("mp:figure mpo:figureAbout mp:topic", "mp:figure mpo:figureValue 24.9"),
    *("mp:change mpo:originalOrganisation mp:ministry", "mp:change mpo:resultingOrganisation mp:x"),
    *("mp:post mpo:memberOf mp:committee", "mp:person mpo:directed mp:film"),
    *("mp:decree mpo:givesEffectTo mp:treaty", "mp:plan mpo:hasPart mp:axis"),
    'mp:decree mpo:nor "DFEX1242343D"',
    'mp:decree mpo:eli "https://example.org/eli/1"^^xsd:anyURI',
    'mp:miprof mpo:archivesAgent "FRAN_Agent_010086"',
    'mp:miprof mpo:website "https://example.org/miprof"^^xsd:anyURI',
    'mp:post mpo:termLength "P3Y"^^xsd:duration',
    'mp:miprof mpo:createdOn "2013-01-03"^^edtf:EDTF',
    'mp:miprof mpo:description "Une mission."@fr',
    'mp:miprof mpo:description "Une autre description."@fr',
    'mp:miprof mpo:nameInSource "Miprof"@fr',
)
_FACTS = _ENTITIES + "".join(
    claim(str(number), statement, dated("2013-01-01", "2014-12-31"))
    for number, statement in enumerate(_STATEMENTS)
)


def _find_errors(facts: str) -> list[str]:
    """Close the ontology and the facts with owlrl; give its errors and what is impossible."""
    graph = rdflib.Graph()
    for s, p, o in to_rdflib(make_store(facts)):
        if not (isinstance(o, rdflib.Literal) and o.language):  # texts entail nothing
            graph.add((s, p, o))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert len(graph) > 1000
    impossible = [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]
    return impossible + [str(t) for t in graph if any(str(x).startswith(_ERRORS) for x in t)]


def test_the_ontology_is_consistent_under_owl_2_rl_with_facts_of_every_kind() -> None:
    plain = "".join(f"{statement} .\n" for statement in _STATEMENTS)
    assert _find_errors(_FACTS + plain) == []


def test_a_contradiction_would_be_seen() -> None:
    assert _find_errors("mp:x a mpo:Person, mpo:Ministry .")


def test_our_public_bodies_conform_to_cpov() -> None:
    if not _CPOV.exists():
        pytest.skip("the shapes of CPOV 2.1.2 are not beside the clone")
    data = to_rdflib(derive_store(_FACTS))
    shapes = rdflib.Graph().parse(_CPOV, format="turtle")
    conforms, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert conforms, text
    assert isinstance(report, rdflib.Graph)
    body = rdflib.URIRef("http://data.europa.eu/m8g/PublicOrganisation")
    assert len(list(data.subjects(RDF.type, body))) == 2
    assert (None, SH.targetClass, body) in shapes
