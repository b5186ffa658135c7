"""Each rule derives what it should and nothing more; together they agree with OWL 2 RL."""

from __future__ import annotations

import re
from typing import NamedTuple

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from miprof_graph.derive import derive, read_rules
from miprof_graph.names import PREFIXES
from tests.ontology_samples import (
    ONTOLOGY,
    claim,
    dated,
    derive_store,
    make_store,
    parse,
    to_rdflib,
)

_RULES = {rule.name: rule for rule in read_rules(ONTOLOGY / "rules")}
_AB = "mp:a mpo:steers mp:b"
_BOUNDS = dated("2014-01-01", "2016-12-31")


class Case(NamedTuple):
    """What a rule is given, what it makes of it all, and where it must stay silent."""

    given: str
    wanted: str
    silent: str


_MEMBER = "mp:a mpo:memberOf mp:b . "
_CASES = {
    "01-plain": Case(
        claim("a", _AB),
        f"{_AB} .",
        claim("a", _AB, status="planned") + claim("b", _AB, rank="deprecated"),
    ),
    "02-subproperty": Case(f"{_AB} .", "mp:a mpo:linkedTo mp:b .", "mp:a mpo:linkedTo mp:b ."),
    "03-inverse": Case(f"{_AB} .", "mp:b mpo:steeredBy mp:a .", "mp:a mpo:metWith mp:b ."),
    "04-symmetric": Case("mp:a mpo:metWith mp:b .", "mp:b mpo:metWith mp:a .", f"{_AB} ."),
    "05-subclass": Case(
        "mp:a a mpo:Figure .", "mp:a a mpo:Thing, schema:Observation .", "mp:a a mpo:Thing ."
    ),
    "06-suborganisation": Case(
        "mp:a org:subOrganizationOf mp:b . mp:b org:subOrganizationOf mp:c .",
        "mp:a org:subOrganizationOf mp:c . mp:c org:hasSubOrganization mp:a .",
        "mp:a org:subOrganizationOf mp:b . mp:c org:subOrganizationOf mp:b .",
    ),
    "07-wrote-to": Case(
        "mp:a mpo:sent mp:l . mp:l mpo:addressedTo mp:b .",
        "mp:a mpo:wroteTo mp:b .",
        "mp:a mpo:wrote mp:l . mp:l mpo:addressedTo mp:b .",
    ),
    "10-membership": Case(
        claim("a", "mp:a mpo:memberOf mp:b") + _MEMBER,
        "<{claim}a#membership> a org:Membership, mpo:Membership ; org:member mp:a ; "
        "org:organization mp:b ; prov:wasDerivedFrom claim:a .",
        claim("a", "mp:a mpo:memberOf mp:b") + claim("b", _AB) + f"{_AB} .",
    ),
    "11-tenure": Case(
        claim("a", "mp:a mpo:holdsPost mp:p") + "mp:a mpo:holdsPost mp:p .",
        "<{claim}a#membership> a org:Membership, mpo:Membership ; org:member mp:a ; "
        "mpo:tenurePost mp:p ; prov:wasDerivedFrom claim:a .",
        claim("a", "mp:a mpo:holdsPost mp:p", status="negated") + "mp:a mpo:holdsPost mp:p .",
    ),
    "12-tenure-organisation": Case(
        "claim:m mpo:tenurePost mp:p . mp:p mpo:postIn mp:o .",
        "claim:m org:organization mp:o .",
        "claim:m org:member mp:p . mp:p mpo:postIn mp:o .",
    ),
    "13-membership-qualifiers": Case(
        "claim:m a mpo:Membership ; prov:wasDerivedFrom claim:c . claim:c mpo:locator '§ 1'@fr ; "
        f"mpo:role mpo:role-member ; {_BOUNDS} .",
        f"claim:m mpo:role mpo:role-member ; {_BOUNDS} .",
        f"claim:m prov:wasDerivedFrom claim:c . claim:c {_BOUNDS} .",
    ),
    "14-membership-role": Case(
        "claim:m a mpo:Membership ; mpo:role mpo:role-member .",
        "claim:m org:role mpo:role-member .",
        "claim:c a mpo:Claim ; mpo:role mpo:role-member .",
    ),
    "20-org-member": Case(
        f"{_MEMBER} mp:a a mpo:Ministry . "
        "mp:x a mpo:Person ; mpo:memberOf mp:y . mp:y a mpo:Committee .",
        "mp:x org:memberOf mp:y . mp:y org:hasMember mp:x .",
        f"{_MEMBER} mp:b a mpo:Mission .",
    ),
    "21-org-member-public": Case(
        f"{_MEMBER} mp:a a mpo:Ministry . mp:b a mpo:Mission .",
        "mp:a org:memberOf mp:b . mp:b org:hasMember mp:a .",
        f"{_MEMBER} mp:a a mpo:Ministry . mp:b a mpo:Committee .",
    ),
    "22-org-linked": Case(
        "mp:a a mpo:Organisation ; mpo:partnerOf mp:b, mp:p . mp:b a mpo:Organisation .",
        "mp:a org:linkedTo mp:b .",
        "mp:a a mpo:Organisation ; mpo:steers mp:b . mp:b a mpo:Organisation .",
    ),
    "23-org-purpose": Case(
        "mp:a a mpo:Organisation ; mpo:hasTask mp:t, mp:plan . mp:t a mpo:Task .",
        "mp:a org:purpose mp:t .",
        "mp:a a mpo:Person ; mpo:hasTask mp:t . mp:t a mpo:Task .",
    ),
    "24-org-classification": Case(
        "mp:a a mpo:Organisation ; mpo:hasKind mpo:kind-state-body .",
        "mp:a org:classification mpo:kind-state-body .",
        "mp:a a mpo:LegalText ; mpo:hasKind mpo:kind-decree .",
    ),
    "25-cpov-framework": Case(
        "mp:d mpo:governs mp:a . mp:a a mpo:PublicBody .",
        "mp:a cv:hasFormalFramework mp:d .",
        "mp:d mpo:governs mp:a . mp:a a mpo:Committee .",
    ),
    "26-org-unit": Case(
        "mp:a a mpo:Mission ; mpo:partOfBody mp:b . mp:b a mpo:PublicBody .",
        "mp:a org:unitOf mp:b . mp:b org:hasUnit mp:a .",
        "mp:a a mpo:Committee ; mpo:partOfBody mp:b . mp:b a mpo:PublicBody .",
    ),
    "27-org-change": Case(
        "mp:c mpo:originalOrganisation mp:a ; mpo:resultingOrganisation mp:b . "
        "mp:a a mpo:PublicBody . mp:b a mpo:PublicBody .",
        "mp:c org:originalOrganization mp:a ; org:resultingOrganization mp:b . "
        "mp:a org:changedBy mp:c . mp:b org:resultedFrom mp:c .",
        "mp:c mpo:originalOrganisation mp:a . mp:a a mpo:Association .",
    ),
    "30-source-label": Case(
        "src:a a mpo:Source ; dcterms:title 'Un titre'@fr .",
        "src:a skos:prefLabel 'Un titre'@fr .",
        "mp:a a mpo:Report ; dcterms:title 'Un titre'@fr .",
    ),
    "40-identifier": Case(
        'mp:a mpo:doi "10.1000/a b" .',
        "mp:a adms:identifier <{mp}a#identifier-doi-10.1000%2Fa%20b> . "
        "<{mp}a#identifier-doi-10.1000%2Fa%20b> a adms:Identifier ; schema:propertyID mpo:doi ; "
        'skos:notation "10.1000/a b" ; adms:schemaAgency "Fondation DOI"@fr, "DOI Foundation"@en .',
        'mp:a mpo:textNumber "2013-7" ; mpo:identifier "1" .',
    ),
    "41-identifier-link": Case(
        'mp:a mpo:eli "https://example.org/eli/1"^^xsd:anyURI .',
        "mp:a rdfs:seeAlso <https://example.org/eli/1> .",
        'mp:a mpo:nor "DFEX1242343D" ; mpo:website "https://example.org/"^^xsd:anyURI .',
    ),
    "42-homepage": Case(
        'mp:a mpo:website "https://example.org/"^^xsd:anyURI .',
        "mp:a foaf:homepage <https://example.org/> .",
        'mp:a mpo:website "https://example.org/"^^xsd:anyURI . '
        'mp:b mpo:website "https://example.org/"^^xsd:anyURI .',
    ),
}


def _run(name: str, facts: str) -> set[ox.Triple]:
    store = make_store(facts)
    before = {quad.triple for quad in store}
    derive(store, [_RULES[name]])
    return {t for t in (quad.triple for quad in store) if t not in before}


def _about_samples(triples: set[ox.Triple]) -> set[ox.Triple]:
    ours = tuple(f"<{PREFIXES[name]}" for name in ("mp", "src", "claim"))
    return {t for t in triples if str(t.subject).startswith(ours)}


def test_every_rule_has_its_cases() -> None:
    assert sorted(_CASES) == sorted(_RULES)
    assert len(_RULES) >= 20


@pytest.mark.parametrize("name", sorted(_CASES))
def test_a_rule_derives_exactly_what_follows(name: str) -> None:
    case = _CASES[name]
    wanted = parse(
        case.wanted.replace("{claim}", PREFIXES["claim"]).replace("{mp}", PREFIXES["mp"])
    )
    assert _about_samples(_run(name, case.given)) == wanted


@pytest.mark.parametrize("name", sorted(_CASES))
def test_a_rule_stays_silent_where_nothing_follows(name: str) -> None:
    assert _about_samples(_run(name, _CASES[name].silent)) == set()


@pytest.mark.parametrize("name", sorted(_RULES))
def test_a_rule_bears_its_title_in_both_languages_and_the_graph_it_fills(name: str) -> None:
    query = _RULES[name].query
    for key in ("title_fr", "title_en", "graph"):
        assert len(re.findall(rf"^# {key}: \S.*$", query, re.MULTILINE)) == 1
    assert _RULES[name].graph == PREFIXES["graph"] + ("plain" if name == "01-plain" else "derived")


_CREATED = "mp:a mpo:createdOn "
_PLAIN = {
    "a denial of the same rank wins": (
        claim("a", _AB) + claim("b", _AB, status="negated"), 0
    ),
    "a denial of lower rank loses": (
        claim("a", _AB, rank="preferred") + claim("b", _AB, status="negated"), 1
    ),
    "a deprecated denial counts for nothing": (
        claim("a", _AB) + claim("b", _AB, status="negated", rank="deprecated"), 1
    ),
    "a denial of another time leaves the claim": (
        claim("a", _AB, dated(end="2014-12-31"))
        + claim("b", _AB, dated("2015-01-01"), status="negated"), 1
    ),
    "a denial of a time that overlaps wins": (
        claim("a", _AB, dated("2013-01-01", "2014-12-31"))
        + claim("b", _AB, dated("2014-06-01"), status="negated"), 0
    ),
    "another source that still asserts it cannot outweigh a denial": (
        claim("a", _AB) + claim("b", _AB, status="negated") + claim("c", _AB), 0
    ),
    "a preferred value sets the normal one aside": (
        claim("a", _CREATED + '"2013"') + claim("b", _CREATED + '"2014"', rank="preferred"), 1
    ),
    "values of equal rank stand side by side": (
        claim("a", _CREATED + '"2013"') + claim("b", _CREATED + '"2014"'), 2
    ),
    "a preferred value of another time leaves the normal one": (
        claim("a", _CREATED + '"2013"', dated(end="2013-12-31"))
        + claim("b", _CREATED + '"2014"', dated("2014-01-01"), rank="preferred"), 2
    ),
    "a preferred relation leaves other relations of many values": (
        claim("a", _AB) + claim("b", "mp:a mpo:steers mp:c", rank="preferred"), 2
    ),
    "a preferred value of another thing changes nothing": (
        claim("a", _CREATED + '"2013"')
        + claim("b", 'mp:b mpo:createdOn "2014"', rank="preferred"), 2
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", _PLAIN)
def test_the_plain_graph_follows_rank_and_denial(case: str) -> None:
    facts, count = _PLAIN[case]
    assert len(_run("01-plain", facts)) == count


_SAMPLE = """
mp:miprof a mpo:Mission ; mpo:partOfBody mp:ministry ; mpo:partnerOf mp:greta ;
  mpo:drewUp mp:plan ; mpo:locatedIn mp:paris ; mpo:metWith mp:person .
mp:ministry a mpo:Ministry ; mpo:partOfBody mp:government .
mp:government a mpo:PublicBody ; mpo:partOfBody mp:state .
mp:state a mpo:State .
mp:greta a mpo:InternationalBody .
mp:plan a mpo:Strategy ; mpo:hasPart mp:measure ; mpo:supersedes mp:older .
mp:older a mpo:ActionPlan .
mp:measure a mpo:Measure .
mp:paris a mpo:Place .
mp:person a mpo:Person ; mpo:holdsPost mp:post ; mpo:sent mp:letter .
mp:post a mpo:Post ; mpo:postIn mp:miprof .
mp:letter a mpo:Letter ; mpo:addressedTo mp:greta ; mpo:numberOfPages 2 .
"""
_CLOSURE = ("02-subproperty", "03-inverse", "04-symmetric", "05-subclass", "06-suborganisation")


def _owl_closure(store: ox.Store) -> rdflib.Graph:
    """Close the store with owlrl, given what we may not say of ORG's own terms."""
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)
    graph = rdflib.Graph()
    for s, p, o in to_rdflib(store):
        if str(s).startswith(PREFIXES["mp"]) or p in axioms or o == OWL.SymmetricProperty:
            graph.add((s, p, o))
    sub = rdflib.ORG.subOrganizationOf
    graph.add((sub, RDF.type, OWL.TransitiveProperty))
    graph.add((sub, OWL.inverseOf, rdflib.ORG.hasSubOrganization))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_the_rules_of_closure_agree_with_owl_2_rl() -> None:
    closed = _owl_closure(make_store(_SAMPLE))
    store = make_store(_SAMPLE)
    derive(store, [_RULES[name] for name in _CLOSURE])

    def told(graph: rdflib.Graph) -> set[tuple[str, ...]]:
        found = ((str(s), str(p), str(o)) for s, p, o in graph)
        return {
            t
            for t in found
            if t[0].startswith(PREFIXES["mp"])
            and t[1] != str(OWL.sameAs)
            and t[2] != str(OWL.Thing)
        }

    assert told(to_rdflib(store)) == told(closed)
    assert len(told(closed)) > 100


def test_a_fixpoint_is_reached_and_a_second_run_adds_nothing() -> None:
    store = derive_store(_SAMPLE + claim("a", "mp:person mpo:holdsPost mp:post", _BOUNDS))
    assert derive(store, list(_RULES.values())) == 0
