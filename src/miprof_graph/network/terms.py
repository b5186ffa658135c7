"""The queries that the network is read with, and the short names of what they find."""

from functools import lru_cache
from typing import Final

# Each is asked once for the whole store: a query per node would be quadratic in practice.
# Required patterns come first, OPTIONAL last: Oxigraph is up to 2,000 times slower otherwise.
EDGES: Final = "SELECT DISTINCT ?property WHERE { ?property rdfs:subPropertyOf+ mpo:linkedTo }"
SYMMETRIC: Final = "SELECT DISTINCT ?property WHERE { ?property a owl:SymmetricProperty }"
INVERSES: Final = """SELECT ?property ?inverse WHERE {
  { ?property owl:inverseOf ?inverse } UNION { ?inverse owl:inverseOf ?property } }"""
GROUPS: Final = "SELECT ?property ?group WHERE { ?property mpo:edgeGroup ?group }"
WEIGHTS: Final = "SELECT ?property ?weight WHERE { ?property mpo:edgeWeight ?weight }"
CLASSES: Final = """SELECT ?class ?parent ?group WHERE { ?class a owl:Class
  OPTIONAL { ?class rdfs:subClassOf ?parent } OPTIONAL { ?class mpo:colourGroup ?group } }"""
TYPES: Final = "SELECT ?thing ?class WHERE { ?thing a ?class . ?class a owl:Class }"
TEXTS: Final = """SELECT ?thing ?field ?text WHERE { VALUES ?field { skos:prefLabel rdfs:label
  dcterms:title mpo:shortLabel skos:altLabel skos:hiddenLabel skos:definition }
  ?thing ?field ?text }"""
CLAIMS: Final = """SELECT ?claim ?subject ?predicate ?object ?status ?rank ?source WHERE {
  ?claim a mpo:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    mpo:status ?status ; mpo:rank ?rank ; prov:hadPrimarySource ?source }"""
DETAILS: Final = """SELECT ?claim ?field ?value WHERE { VALUES ?field { mpo:from mpo:until
  mpo:earliest mpo:latest mpo:locator mpo:role mpo:exactTitle mpo:onBehalfOf mpo:legalBasis
  mpo:attributedTo skos:note } ?claim ?field ?value }"""
PASSAGES: Final = """SELECT ?claim ?quote ?url WHERE { ?claim oa:hasTarget ?passage
  OPTIONAL { ?passage schema:url ?url }
  OPTIONAL { ?passage oa:hasSelector ?selector . ?selector oa:exact ?quote } }"""
SOURCES: Final = """SELECT ?source ?publisher ?issued ?retrieved ?url ?kind WHERE {
  ?source a mpo:Source
  OPTIONAL { ?source dcterms:publisher ?publisher } OPTIONAL { ?source mpo:issued ?issued }
  OPTIONAL { ?source mpo:retrieved ?retrieved } OPTIONAL { ?source schema:url ?url }
  OPTIONAL { ?source mpo:hasKind ?kind } }"""


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://w3id.org/miprof-graph/ontology#group-law")
    'group-law'
    >>> local_name("https://w3id.org/miprof-graph/id/miprof")
    'miprof'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]


@lru_cache(maxsize=1024)
def tail_after(iri: str, prefix: str) -> str:
    """Return the local name without the prefix that all members of a list share.

    >>> tail_after("https://w3id.org/miprof-graph/ontology#status-planned", "status-")
    'planned'
    """
    return local_name(iri).removeprefix(prefix)
