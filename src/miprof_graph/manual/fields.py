"""What the ontology says of a term besides its definition, line by line, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.linked.facts import Facts
from miprof_graph.linked.ontology import find_section
from miprof_graph.linked.term import BACK, FORTH
from miprof_graph.manual.book import Book, is_ours

_FORTH: Final = ("replaced", "domain", "range", "wider", "disjoint")
_BACK: Final = ("narrower", "domain-of", "range-of")
# It is told with the relation that it is made from.
_INVERSE: Final = "inverse"
_COMMON: Final = {
    "rdfs:subClassOf": "wider",
    "rdfs:subPropertyOf": "wider",
    "skos:exactMatch": "same",
    "skos:closeMatch": "close",
    "skos:broadMatch": "broader",
    "skos:relatedMatch": "related",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One line: its key in the text table, and the terms or the plain text that it gives."""

    key: str
    iris: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A term of a vocabulary that others use too, and how near it is to ours."""

    iri: str
    nearness: str


def list_fields(book: Book, facts: Facts) -> Iterator[Field]:
    """List what is said of a term, in the order in which the dictionary tells it."""
    if "owl:deprecated" in facts.values:
        yield Field("deprecated")
    if example := book.text(facts, "skos:example"):
        yield Field("example", text=example)
    forth = {key: facts.iris(*FORTH[key]) for key in _FORTH}
    ours = {key: [iri for iri in iris if is_ours(iri)] for key, iris in forth.items()}
    ours |= {key: forth[key] for key in ("domain", "range")}
    # A list is the value of what takes its entries.
    entries = (book.terms[iri] for iri in facts.iris("skos:hasTopConcept") if iri in book.terms)
    meant = {facts.iri}.union(*(entry.kinds for entry in entries))
    back = {key: _find_pointing(book, meant, BACK[key]) for key in _BACK}
    for key, iris in (ours | back).items():
        if iris:
            yield Field(key, iris=tuple(book.sort(iris)))
    if is_functional(facts):
        yield Field("functional")
    if is_symmetric(facts):
        yield Field("symmetric")
    for weight in facts.values.get("mpo:edgeWeight", ()):
        if isinstance(weight, ox.Literal):
            yield Field("weight", text=weight.value)


def list_alignments(facts: Facts) -> list[Alignment]:
    """List the terms of other vocabularies that a term of ours is aligned with."""
    return [
        Alignment(iri, nearness)
        for prop, nearness in _COMMON.items()
        for iri in facts.iris(prop)
        if not is_ours(iri)
    ]


def is_functional(facts: Facts) -> bool:
    """Tell whether a property has one value at a time."""
    marks = facts.values.get("mpo:functional", ())
    marked = any(isinstance(mark, ox.Literal) and mark.value == "true" for mark in marks)
    return marked or _has_type(facts, "FunctionalProperty")


def is_symmetric(facts: Facts) -> bool:
    """Tell whether a relation holds both ways."""
    return _has_type(facts, "SymmetricProperty")


def _has_type(facts: Facts, name: str) -> bool:
    return any(iri.endswith(f"#{name}") for iri in facts.iris("rdf:type"))


def _find_pointing(book: Book, meant: set[str], properties: tuple[str, ...]) -> list[str]:
    """Find the terms that point to any of some terms by any of some properties."""
    return [
        iri
        for iri, facts in book.terms.items()
        if is_ours(iri)
        and find_section(facts) != _INVERSE
        and meant.intersection(facts.iris(*properties))
    ]
