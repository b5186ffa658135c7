"""What the ontology says of its terms, as the reader of claims needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from miprof_graph.names import PREFIXES
from miprof_graph.rows import select_texts

_MPO = PREFIXES["mpo"]
# A property of any literal only gathers narrower ones: it cannot say how to write a cell.
_PROPERTIES = """
SELECT ?p ?kind ?range WHERE {
  VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
  ?p a ?kind ; rdfs:range ?range .
  FILTER(?range != rdfs:Literal)
  FILTER NOT EXISTS { ?p mpo:inverseForm true }
} ORDER BY ?p ?range"""
_CLASSES = "SELECT ?c WHERE { ?c a owl:Class } ORDER BY ?c"
_CONCEPTS = "SELECT ?c WHERE { ?c a skos:Concept } ORDER BY ?c"


@dataclass(frozen=True, slots=True)
class Property:
    """A property that claims may use: object IRIs, or literals of one datatype."""

    iri: str
    takes_iri: bool
    range: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of the ontology: properties, classes, listed concepts."""

    properties: dict[str, Property]
    classes: frozenset[str]
    concepts: frozenset[str]

    def find_property(self, iri: str) -> Property | None:
        """Find a property that may stand in a claim."""
        return self.properties.get(iri)


def read_vocabulary(ontology: Iterable[ox.Triple]) -> Vocabulary:
    """Keep of the ontology's triples what readers of claims ask for."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in ontology)
    properties = {
        p: Property(p, kind.endswith("ObjectProperty"), range_)
        for p, kind, range_ in select_texts(store, _PROPERTIES)
        if p.startswith(_MPO)
    }
    classes = frozenset(c for (c,) in select_texts(store, _CLASSES))
    concepts = frozenset(c for (c,) in select_texts(store, _CONCEPTS))
    return Vocabulary(properties, classes, concepts)
