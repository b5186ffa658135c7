"""The terms of the ontology in one language, read from the files that are written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Local
from miprof_graph.errors import DataError
from miprof_graph.linked.facts import Facts, read_graph_facts
from miprof_graph.linked.ontology import find_section
from miprof_graph.linked.words import Name, sorting
from miprof_graph.names import GRAPH_ONTOLOGY, PREFIXES, compact
from miprof_graph.paths import Home
from miprof_graph.problems import Problem
from miprof_graph.turtle import read_turtle

_MPO: Final = PREFIXES["mpo"]
_INVERSE: Final = "inverse"


class Book:
    """The terms of the ontology, as one language tells them."""

    def __init__(self, terms: Mapping[str, Facts], language: str) -> None:
        self.terms = terms
        self.language = language
        self._inverses = {
            forward: facts
            for facts in terms.values()
            if find_section(facts) == _INVERSE
            for forward in facts.iris("owl:inverseOf")
        }

    def label(self, iri: str) -> str:
        """Name a term; the short form of its IRI if it is not ours, or has no label."""
        facts = self.terms.get(iri)
        name = facts.text(self.language, "skos:prefLabel", "rdfs:label") if facts else None
        return name.text if name else compact(iri)

    def text(self, facts: Facts, prop: str) -> str:
        """Give the text of a term under a property, or nothing."""
        name = facts.text(self.language, prop)
        return name.text if name else ""

    def sort(self, iris: Iterable[str]) -> list[str]:
        """Put terms in alphabetical order of their labels; accents and capitals do not count."""
        return sorted(set(iris), key=lambda iri: (*sorting(Name(self.label(iri))), iri))

    def find_inverse(self, iri: str) -> Facts | None:
        """Find the inverse form that is made from a relation."""
        return self._inverses.get(iri)

    def in_section(self, section: str) -> list[Facts]:
        """List the terms of one section of the ontology, by label."""
        found = [iri for iri, facts in self.terms.items() if find_section(facts) == section]
        return [self.terms[iri] for iri in self.sort(found) if is_ours(iri)]

    def above(self, iri: str) -> list[str]:
        """List a class of ours and all above it, the nearest first."""
        found = [iri]
        for known in found:
            facts = self.terms.get(known)
            wider = sorted(facts.iris("rdfs:subClassOf")) if facts else []
            found += [parent for parent in wider if is_ours(parent) and parent not in found]
        return found


def is_ours(iri: str) -> bool:
    """Tell whether an IRI is a term of our ontology."""
    return iri.startswith(_MPO)


def anchor(iri: str) -> str:
    """Give the part of a term's IRI behind the hash: its place on every page that tells it."""
    return iri.removeprefix(_MPO)


def read_terms(home: Home) -> dict[str, Facts]:
    """Read what the files of the ontology say of each term.

    Raises:
        DataError: If a file has problems.
    """
    problems: list[Problem] = []
    store = ox.Store()
    graph = ox.NamedNode(GRAPH_ONTOLOGY)
    for path in sorted(home.ontology.glob("*.ttl")):
        triples, _, wrong = read_turtle(path, home.relative(path))
        problems += wrong
        store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    if problems:
        raise DataError(problems)
    return read_graph_facts(Local(store), GRAPH_ONTOLOGY)
