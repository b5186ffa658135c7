"""What the ontology says of its terms, as the reader of claims needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from miprof_graph.names import PREFIXES
from miprof_graph.rows import select_texts

_MPO = PREFIXES["mpo"]
_PROPERTIES = """
SELECT ?p ?kind ?range WHERE {
  VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
  ?p a ?kind ; rdfs:range ?range .
  FILTER NOT EXISTS { ?p mpo:inverseForm true }
} ORDER BY ?p ?range"""
_ANCESTORS = "SELECT ?c ?d WHERE { ?c a owl:Class ; rdfs:subClassOf* ?d } ORDER BY ?c ?d"
_CONCEPTS = "SELECT ?c WHERE { ?c a skos:Concept } ORDER BY ?c"
_FUNCTIONAL = "SELECT ?p WHERE { ?p mpo:functional true } ORDER BY ?p"


@dataclass(frozen=True, slots=True)
class Property:
    """A property that claims may use: object IRIs, or literals of one datatype."""

    iri: str
    takes_iri: bool
    range: str
    functional: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of the ontology: properties, classes with their ancestors, listed concepts."""

    properties: dict[str, Property]
    ancestors: dict[str, frozenset[str]]
    concepts: frozenset[str]

    def find_property(self, iri: str) -> Property | None:
        """Find a property that may stand in a claim."""
        return self.properties.get(iri)


def read_vocabulary(ontology: Iterable[ox.Triple]) -> Vocabulary:
    """Keep of the ontology's triples what readers of claims ask for."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in ontology)
    functional = {p for (p,) in select_texts(store, _FUNCTIONAL)}
    properties = {
        p: Property(p, kind.endswith("ObjectProperty"), range_, p in functional)
        for p, kind, range_ in select_texts(store, _PROPERTIES)
        if p.startswith(_MPO)
    }
    ancestors: dict[str, set[str]] = {}
    for child, parent in select_texts(store, _ANCESTORS):
        ancestors.setdefault(child, set()).add(parent)
    concepts = frozenset(c for (c,) in select_texts(store, _CONCEPTS))
    frozen = {name: frozenset(above) for name, above in ancestors.items()}
    return Vocabulary(properties, frozen, concepts)
