"""The card of an entity: its names, and every statement about it with where it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.disputes import find_disputed
from miprof_graph.ask.labels import explain_sources, read_labels
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.names import PREFIXES, compact

_DESCRIPTION: Final = """
SELECT DISTINCT ?property ?value WHERE {{
  VALUES ?property {{ skos:prefLabel rdfs:label dcterms:title skos:altLabel skos:hiddenLabel
                      mpo:shortLabel skos:definition rdfs:comment schema:url }}
  {entity} ?property ?value
}}"""
_KINDS: Final = """
SELECT DISTINCT ?kind WHERE {{
  {entity} a ?kind .
  FILTER(STRSTARTS(STR(?kind), "{mpo}"))
  FILTER NOT EXISTS {{ {entity} a ?narrower . ?narrower rdfs:subClassOf ?kind .
                       FILTER(?narrower != ?kind) }}
}} ORDER BY ?kind"""
_INVERSES: Final = """
SELECT DISTINCT ?property ?inverse WHERE {{
  VALUES ?property {{ {properties} }}
  {{ ?property owl:inverseOf ?inverse }} UNION {{ ?inverse owl:inverseOf ?property }}
  UNION {{ ?property a owl:SymmetricProperty . BIND(?property AS ?inverse) }}
}} ORDER BY ?property ?inverse"""
_COUNT: Final = """
SELECT (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{ ?claim prov:hadPrimarySource {entity} }}"""
_FUNCTIONAL: Final = "SELECT ?property WHERE { ?property mpo:functional true }"


_LINKS: Final = (
    *("rdf:subject", "rdf:object"),
    *("mpo:attributedTo", "mpo:onBehalfOf", "mpo:legalBasis"),
)


class Side(IntEnum):
    """Where the entity stands in a statement."""

    SUBJECT = 0
    OBJECT = 1
    MENTION = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """The statements of one relation in which the entity stands on one side."""

    iri: str
    label: str
    side: Side
    statements: tuple[Statement, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """All that is said of one entity.

    `labels` names every IRI that occurs; `documents` gives the titles of those named briefly.
    """

    iri: str
    label: str
    kinds: tuple[str, ...]
    definition: str
    other_names: tuple[str, ...]
    slips: tuple[str, ...]
    url: str
    relations: tuple[Relation, ...]
    sourced: int
    labels: Mapping[str, str]
    documents: tuple[tuple[str, str], ...]


def read_card(backend: Backend, iri: str, language: str, *, short: bool = False) -> Card:
    """Read the card of an entity: a fixed number of queries, however much is said of it.

    With `short`, long names of other entities and documents are shortened.
    """
    entity = ox.NamedNode(iri)
    statements = fetch_statements(backend, [f"?claim {link} {entity} ." for link in _LINKS])
    kinds = _read_iris(backend, _KINDS.format(entity=entity, mpo=PREFIXES["mpo"]))
    inverses = _read_inverses(backend, {statement.predicate for statement in statements})
    iris = {iri, *kinds, *inverses.values()}.union(*(s.iris() for s in statements))
    labels = read_labels(backend, iris, language, short=short)
    label = read_labels(backend, [iri], language)[iri]
    names = _read_names(backend, entity, language)
    other = {*names.get("skos:altLabel", ()), *names.get("mpo:shortLabel", ())} - {label}
    definitions = names.get("skos:definition") or names.get("rdfs:comment") or [""]
    functional = set(_read_iris(backend, _FUNCTIONAL)) if statements else set()
    return Card(
        iri=iri,
        label=label,
        kinds=tuple(labels[kind] for kind in kinds),
        definition=definitions[0],
        other_names=tuple(sorted(other)),
        slips=tuple(names.get("skos:hiddenLabel", ())),
        url=names.get("schema:url", [""])[0],
        relations=tuple(_group(iri, statements, labels, inverses, functional)),
        sourced=_count(backend, entity),
        labels=labels,
        documents=tuple(explain_sources(backend, labels, language)),
    )


def _group(
    iri: str,
    statements: list[Statement],
    labels: Mapping[str, str],
    inverses: Mapping[str, str],
    functional: set[str],
) -> Iterator[Relation]:
    """Gather statements by relation: outgoing, then incoming, then those that only mention it."""
    sides: dict[tuple[int, str, str], list[Statement]] = {}
    for statement in statements:
        predicate = statement.predicate
        if statement.subject == iri:
            key = (0, labels[predicate], predicate)
        elif isinstance(statement.object, ox.NamedNode) and statement.object.value == iri:
            inverse = inverses.get(predicate)
            key = (1, labels[inverse] if inverse else f"← {labels[predicate]}", predicate)
        else:
            key = (2, labels[predicate], predicate)
        sides.setdefault(key, []).append(statement)
    for (side, label, predicate), members in sorted(sides.items()):
        by_subject: dict[str, list[Statement]] = {}
        for statement in members:
            by_subject.setdefault(statement.subject, []).append(statement)
        disputed = any(
            find_disputed(group, single=predicate in functional) for group in by_subject.values()
        )
        yield Relation(predicate, label, Side(side), tuple(members), disputed)


def _read_names(backend: Backend, entity: ox.NamedNode, language: str) -> dict[str, list[str]]:
    """Read the texts that describe an entity, by property, the reader's language first."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for prop, value in read_rows(backend, _DESCRIPTION.format(entity=entity)):
        if isinstance(prop, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            other = isinstance(value, ox.Literal) and value.language != language
            found.setdefault(compact(prop.value), []).append((other, value.value))
    return {
        prop: list(dict.fromkeys(text for _, text in sorted(texts)))
        for prop, texts in found.items()
    }


def _read_inverses(backend: Backend, properties: set[str]) -> dict[str, str]:
    if not properties:
        return {}
    values = " ".join(str(ox.NamedNode(iri)) for iri in sorted(properties))
    rows = read_rows(backend, _INVERSES.format(properties=values))
    return {
        prop.value: inverse.value
        for prop, inverse in reversed(rows)
        if isinstance(prop, ox.NamedNode) and isinstance(inverse, ox.NamedNode)
    }


def _read_iris(backend: Backend, query: str) -> list[str]:
    return [iri.value for (iri,) in read_rows(backend, query) if isinstance(iri, ox.NamedNode)]


def _count(backend: Backend, entity: ox.NamedNode) -> int:
    ((count,),) = read_rows(backend, _COUNT.format(entity=entity))
    return int(count.value) if isinstance(count, ox.Literal) else 0
