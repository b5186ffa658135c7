"""The terms of the ontology as a curator meets them: names, meanings, and what fits what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.index import in_language
from miprof_graph.names import PREFIXES, compact
from miprof_graph.rows import Term as Node
from miprof_graph.vocabulary import Property, Vocabulary

_MPO: Final = PREFIXES["mpo"]
_RDF: Final = PREFIXES["rdf"]
_RDFS: Final = PREFIXES["rdfs"]
_SKOS: Final = PREFIXES["skos"]
_OWL: Final = PREFIXES["owl"]
THING: Final = _MPO + "Thing"
CONCEPT: Final = _MPO + "Concept"
SOURCE: Final = _MPO + "Source"

_Said = Mapping[str, Mapping[str, list[Node]]]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or an entry of a list: its names and its meaning, by language."""

    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]

    @property
    def curie(self) -> str:
        """The name that files give it."""
        return compact(self.iri)

    def label(self, language: str) -> str:
        """Give its name in a language, else in another, else its CURIE."""
        return in_language(self.labels, language) or self.curie

    def definition(self, language: str) -> str:
        """Say in a language what it is, or nothing."""
        return in_language(self.definitions, language)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A property that a claim may use: what it says, of what class, and what it takes."""

    term: Term
    domain: str
    property: Property


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms, each by its IRI; `broader` gives a class and every class above it."""

    classes: Mapping[str, Term]
    concepts: Mapping[str, Term]
    predicates: Mapping[str, Predicate]
    broader: Mapping[str, frozenset[str]]
    kinds_of: Mapping[str, frozenset[str]]

    def above(self, kinds: Iterable[str]) -> frozenset[str]:
        """Give some classes with every class above them."""
        return frozenset().union(*(self.broader.get(kind, frozenset({kind})) for kind in kinds))

    def below(self, kind: str) -> frozenset[str]:
        """Give a class with every class below it."""
        return frozenset(one for one, above in self.broader.items() if kind in above) | {kind}

    def entries(self, kind: str) -> list[Term]:
        """List the entries of the lists that are of a class, by IRI."""
        return [term for iri, term in sorted(self.concepts.items()) if kind in self.kinds_of[iri]]

    def fitting(self, kinds: Collection[str]) -> list[Predicate]:
        """List the predicates that may be said of a thing of some classes, by IRI."""
        above = self.above(kinds)
        return [one for _, one in sorted(self.predicates.items()) if one.domain in above]

    def entity_kinds(self) -> list[Term]:
        """List the classes that an entity may be declared with, by IRI."""
        kinds = sorted(self.below(THING) - self.below(SOURCE) - {THING})
        return [self.classes[kind] for kind in kinds]


def read_terms(ontology: Iterable[ox.Triple], vocabulary: Vocabulary) -> Terms:
    """Read the terms from the triples of the ontology; what is deprecated is left out."""
    said: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for triple in ontology:
        if isinstance(triple.subject, ox.NamedNode):
            said[triple.subject.value][triple.predicate.value].append(triple.object)
    current = {iri: about for iri, about in said.items() if _OWL + "deprecated" not in about}
    parents = {
        iri: [one for one in _iris(said, iri, _RDFS + "subClassOf") if one.startswith(_MPO)]
        for iri in vocabulary.classes
    }
    broader = {iri: _climb(parents, iri) for iri in vocabulary.classes}
    concepts = {iri: _term(said, iri) for iri in vocabulary.concepts & current.keys()}
    predicates = {
        iri: Predicate(_term(said, iri), domain, known)
        for iri, known in vocabulary.properties.items()
        if iri in current
        for domain in _iris(said, iri, _RDFS + "domain")[:1]
        if THING in broader.get(domain, ())
    }
    return Terms(
        classes={iri: _term(said, iri) for iri in vocabulary.classes & current.keys()},
        concepts=concepts,
        predicates=predicates,
        broader=broader,
        kinds_of={iri: _kinds(said, broader, iri) for iri in concepts},
    )


def _iris(said: _Said, iri: str, predicate: str) -> list[str]:
    found = said.get(iri, {}).get(predicate, ())
    return sorted(term.value for term in found if isinstance(term, ox.NamedNode))


def _texts(said: _Said, iri: str, *predicates: str) -> dict[str, str]:
    return {
        term.language or "": term.value
        for predicate in predicates
        for term in said.get(iri, {}).get(predicate, ())
        if isinstance(term, ox.Literal)
    }


def _term(said: _Said, iri: str) -> Term:
    labels = _texts(said, iri, _RDFS + "label", _SKOS + "prefLabel")
    return Term(iri, labels, _texts(said, iri, _SKOS + "definition"))


def _kinds(said: _Said, broader: Mapping[str, frozenset[str]], iri: str) -> frozenset[str]:
    own = _iris(said, iri, _RDF + "type")
    return frozenset().union(*(broader.get(kind, frozenset()) for kind in own))


def _climb(parents: Mapping[str, list[str]], kind: str) -> frozenset[str]:
    found: set[str] = set()
    queue = [kind]
    while queue:
        one = queue.pop()
        if one not in found:
            found.add(one)
            queue += parents.get(one, ())
    return frozenset(found)
