"""One edition of the graph: what it says, in the form in which two editions are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Local
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.names import GRAPH_CLAIMS, GRAPH_PLAIN, PREFIXES, expand
from miprof_graph.rows import Term

_TYPE: Final = PREFIXES["rdf"] + "type"
# What the rules add follows from the claims: it would only say each change once more.
_DERIVED: Final = PREFIXES["graph"] + "derived"
# In a plain graph the description of a thing and what is said of it stand side by side.
_DESCRIBING: Final = PREFIXES["mpo"] + "shortLabel"
_DESCRIBING_SOURCES: Final = {
    PREFIXES["mpo"] + name for name in ("shortLabel", "hasKind", "issued", "retrieved")
}
_TERMS: Final = {
    expand(name)
    for name in (
        *("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"),
        *("skos:Concept", "skos:ConceptScheme"),
    )
}
# RDF 1.2 puts the three parts of a statement into one term.
_UNFOLD: Final = f"""PREFIX rdf: <{PREFIXES["rdf"]}>
INSERT {{ GRAPH ?g {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }} }}
WHERE {{ GRAPH ?g {{ ?claim rdf:reifies <<( ?s ?p ?o )>> }} }}"""

_Graph = ox.DefaultGraph | ox.NamedNode


class Part(StrEnum):
    """The parts of the graph whose things are described: documents, entities, vocabulary."""

    SOURCE = "source"
    ENTITY = "entity"
    TERM = "term"


_PARTS: Final = {
    PREFIXES["src"]: Part.SOURCE,
    PREFIXES["mp"]: Part.ENTITY,
    PREFIXES["mpo"]: Part.TERM,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A document, an entity or a term: its IRI, and the values of each property, by IRI."""

    iri: str
    values: Mapping[str, frozenset[Term]]

    def texts(self, *properties: str) -> set[tuple[str, str]]:
        """Give the values of some properties (CURIEs), each with its language or nothing."""
        return {
            (value.value, getattr(value, "language", None) or "")
            for name in properties
            for value in self.values.get(expand(name) or "", ())
            if isinstance(value, ox.NamedNode | ox.Literal)
        }


Things = dict[Part, Mapping[str, Thing]]


@dataclass(frozen=True, slots=True)
class Edition:
    """What one side says: its things by part and IRI, its statements by IRI.

    `is_plain` tells that its statements are no claims but plain triples, which name no document.
    """

    things: Things
    statements: Mapping[str, Statement]
    is_plain: bool

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing of our graph."""
        return not self.statements and not any(self.things.values())


def read_edition(store: ox.Store, *, plain: bool = False) -> Edition:
    """Read an edition from a store; with `plain`, its plain triples instead of its claims."""
    store.update(_UNFOLD)
    claims = [] if plain else fetch_statements(Local(store), ["?claim a mpo:Claim ."])
    if claims:
        return Edition(read_things(store), {claim.iri: claim for claim in claims}, is_plain=False)
    triples = {said.iri: said for said in _read_plain(store)}
    return Edition(read_things(store), triples, is_plain=plain or bool(triples))


def read_things(store: ox.Store) -> Things:
    """Read how documents, entities and terms are described, whatever graph that stands in."""
    described: dict[str, dict[str, set[Term]]] = {}
    for graph in _describing_graphs(store):
        for quad in store.quads_for_pattern(None, None, None, graph):
            subject, predicate = getattr(quad.subject, "value", ""), quad.predicate.value
            if not _is_said(subject, predicate):
                described.setdefault(subject, {}).setdefault(predicate, set()).add(quad.object)
    found: dict[Part, dict[str, Thing]] = {part: {} for part in Part}
    for iri, values in described.items():
        part = _find_part(iri)
        if part and (part is not Part.TERM or _is_term(values.get(_TYPE, set()))):
            kept = {name: frozenset(terms) for name, terms in values.items()}
            found[part][iri] = Thing(iri, kept)
    return {**found}


def _find_part(iri: str) -> Part | None:
    """Tell which part of the graph an IRI belongs to, if it is one of ours."""
    return next((part for base, part in _PARTS.items() if iri.startswith(base)), None)


def _describing_graphs(store: ox.Store) -> Iterator[_Graph]:
    yield ox.DefaultGraph()
    for graph in store.named_graphs():
        name = getattr(graph, "value", "")
        if name not in (GRAPH_PLAIN, _DERIVED) and not name.startswith(GRAPH_CLAIMS):
            yield ox.NamedNode(name)


def _read_plain(store: ox.Store) -> Iterator[Statement]:
    graphs: tuple[_Graph, ...] = (ox.DefaultGraph(), ox.NamedNode(GRAPH_PLAIN))
    for graph in graphs:
        for quad in store.quads_for_pattern(None, None, None, graph):
            subject, predicate = getattr(quad.subject, "value", ""), quad.predicate.value
            if _is_said(subject, predicate):
                iri = f"{subject} {predicate} {quad.object}"
                yield Statement(
                    iri=iri, subject=subject, predicate=predicate, object=quad.object, source=""
                )


def _is_said(subject: str, predicate: str) -> bool:
    """Tell whether a triple says something of a thing, and does not describe or name it."""
    if not predicate.startswith(PREFIXES["mpo"]) or predicate == _DESCRIBING:
        return False
    part = _find_part(subject)
    return part is Part.ENTITY or (part is Part.SOURCE and predicate not in _DESCRIBING_SOURCES)


def _is_term(kinds: set[Term]) -> bool:
    return any(getattr(kind, "value", None) in _TERMS for kind in kinds)
