"""What the start page tells of the graph: how much there is, of what kinds, from what documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.sparql import put_terms
from miprof_graph.ask.wording import word_date
from miprof_graph.names import GRAPH_ENTITIES, is_web_address
from miprof_graph.rows import select_texts

_CLAIMS: Final = "SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE { ?claim a mpo:Claim }"
_KINDS: Final = f"""
SELECT ?kind ?label (COUNT(DISTINCT ?thing) AS ?n) WHERE {{
  GRAPH <{GRAPH_ENTITIES}> {{ ?thing a ?kind }}
  ?kind a owl:Class ; rdfs:label ?label .
  FILTER(LANG(?label) = $lang)
}} GROUP BY ?kind ?label ORDER BY DESC(?n) ?label"""
_SOURCES: Final = """
SELECT ?source ?title ?url ?issued ?publisher (COUNT(DISTINCT ?claim) AS ?n) WHERE {
  ?source a mpo:Source ; dcterms:title ?title .
  FILTER(LANG(?title) = $lang)
  ?claim prov:hadPrimarySource ?source .
  OPTIONAL { ?source schema:url ?url }
  OPTIONAL { ?source mpo:issued ?issued }
  OPTIONAL { ?source dcterms:publisher/skos:prefLabel ?publisher FILTER(LANG(?publisher) = $lang) }
} GROUP BY ?source ?title ?url ?issued ?publisher ORDER BY DESC(?n) ?source"""
_LIST_KIND: Final = """SELECT ?thing ?thingLabel ?definition WHERE {{
  ?thing a <{kind}> ; skos:prefLabel ?thingLabel .
  FILTER(LANG(?thingLabel) = "{lang}")
  OPTIONAL {{ ?thing skos:definition ?definition FILTER(LANG(?definition) = "{lang}") }}
}} ORDER BY ?thingLabel ?thing"""
_LIST_SOURCE: Final = """SELECT ?subject ?subjectLabel ?predicate ?predicateLabel
  ?object ?objectLabel ?status ?statusLabel ?locator ?quote
WHERE {{
  ?claim prov:hadPrimarySource <{source}> ;
    rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    mpo:status ?status ; mpo:locator ?locator .
  ?subject skos:prefLabel|dcterms:title ?subjectLabel FILTER(LANG(?subjectLabel) = "{lang}")
  ?predicate rdfs:label ?predicateLabel FILTER(LANG(?predicateLabel) = "{lang}")
  ?status skos:prefLabel ?statusLabel FILTER(LANG(?statusLabel) = "{lang}")
  OPTIONAL {{ ?object skos:prefLabel|dcterms:title ?name FILTER(LANG(?name) = "{lang}") }}
  OPTIONAL {{ ?claim oa:hasTarget/oa:hasSelector/oa:exact ?quote }}
  BIND(COALESCE(?name, STR(?object)) AS ?objectLabel)
}} ORDER BY ?subjectLabel ?predicateLabel ?objectLabel ?quote"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing, how many there are, and the query that lists them."""

    label: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source document, its date in words, how many claims rest on it, the query for them."""

    title: str
    publisher: str
    issued: str
    url: str | None
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the start page counts and lists, in one language."""

    claims: int
    entities: int
    kinds: tuple[Kind, ...]
    documents: tuple[Document, ...]


def read_contents(store: ox.Store, language: str) -> Contents:
    """Count and list what a store holds."""
    kinds = tuple(
        Kind(label, int(n), _LIST_KIND.format(kind=kind, lang=language))
        for kind, label, n in _rows(store, _KINDS, language)
    )
    documents = tuple(
        Document(
            title,
            publisher,
            word_date(issued, language),
            url if is_web_address(url) else None,
            int(n),
            _LIST_SOURCE.format(source=source, lang=language),
        )
        for source, title, url, issued, publisher, n in _rows(store, _SOURCES, language)
    )
    [[claims]] = _rows(store, _CLAIMS, language)
    return Contents(int(claims), sum(kind.count for kind in kinds), kinds, documents)


def _rows(store: ox.Store, query: str, language: str) -> list[tuple[str, ...]]:
    return [*select_texts(store, put_terms(query, {"lang": ox.Literal(language)}))]
