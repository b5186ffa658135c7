"""What the dataset says of itself: dates, documents, counts (VoID)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from miprof_graph.exports.description import Description, literal, plain
from miprof_graph.names import (
    GRAPH_ENTITIES,
    GRAPH_PUBLISHED,
    GRAPH_STAGING,
    PREFIXES,
    compact,
)

_VERSION: Final = "SELECT (MAX(?v) AS ?version) { ?o a owl:Ontology ; owl:versionInfo ?v }"
_ISSUED: Final = "SELECT (MIN(?d) AS ?date) { ?o a owl:Ontology ; dcterms:issued ?d }"
_MODIFIED: Final = """SELECT (MAX(STR(?d)) AS ?date) {
  { ?o a owl:Ontology ; dcterms:modified ?d } UNION { ?s a mpo:Source ; mpo:retrieved ?d } }"""
_FIRST: Final = "SELECT (MIN(STR(?date)) AS ?first) { ?claim mpo:earliest ?date }"
_LAST: Final = "SELECT (MAX(STR(?date)) AS ?last) { ?claim mpo:latest ?date }"
_SOURCES: Final = "SELECT ?source { ?source a mpo:Source } ORDER BY ?source"
_ENTITIES: Final = f"""SELECT (COUNT(DISTINCT ?s) AS ?n) (MIN(?s) AS ?first) {{
  GRAPH <{GRAPH_ENTITIES}> {{ ?s a ?class }} }}"""
_CLASSES: Final = """SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a ?class } %s }
GROUP BY ?class ORDER BY ?class"""
_PROPERTIES: Final = """SELECT ?property (COUNT(*) AS ?n) { GRAPH ?g { ?s ?property ?o } %s }
GROUP BY ?property ORDER BY ?property"""
# A store may hold more than our dataset, and keep house in graphs of its own.
_OURS: Final = f"""FILTER(STRSTARTS(STR(?g), "{PREFIXES["graph"]}"))
  FILTER(?g NOT IN (<{GRAPH_PUBLISHED}>, <{GRAPH_STAGING}>))"""
_EXAMPLE: Final = PREFIXES["mp"] + "miprof"
_KNOWN: Final = f"SELECT ?p {{ GRAPH <{GRAPH_ENTITIES}> {{ <{_EXAMPLE}> ?p ?o }} }} LIMIT 1"

Ask = Callable[[str], Iterable[tuple[str, ...]]]
"""Gives the rows of a SELECT query as texts."""


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """What the catalogue takes from the dataset; dates are ISO dates, or empty if unknown."""

    version: str
    issued: str
    modified: str
    first: str
    last: str
    sources: list[str]
    entities: int
    example: str
    classes: dict[str, int]
    properties: dict[str, int]


def find_facts(ask: Ask) -> DatasetFacts:
    """Find the dataset's version, dates, documents and counts."""
    ((version,),) = ask(_VERSION)
    ((issued,),) = ask(_ISSUED)
    ((modified,),) = ask(_MODIFIED)
    ((first,),) = ask(_FIRST)
    ((last,),) = ask(_LAST)
    ((entities, example),) = ask(_ENTITIES)
    graphs = ""
    if any(ask(_KNOWN)):
        example, graphs = _EXAMPLE, _OURS
    return DatasetFacts(
        *(version, issued, modified, first, last),
        [source for (source,) in ask(_SOURCES)],
        *(int(entities), example),
        {name: int(count) for name, count in ask(_CLASSES % graphs)},
        {name: int(count) for name, count in ask(_PROPERTIES % graphs)},
    )


def describe_counts(about: Description, dataset: str, found: DatasetFacts) -> None:
    """Describe the dataset in VoID: counts, parts, vocabularies, an example."""
    about.say(dataset, "void:triples", _count(sum(found.properties.values())))
    if found.example:
        about.say(dataset, "void:entities", _count(found.entities))
        about.say(dataset, "void:uriSpace", plain(PREFIXES["mp"]))
        about.say(dataset, "void:exampleResource", found.example)
    for name, count in found.classes.items():
        part = f"{dataset}#class-{_slug(name)}"
        about.say(dataset, "void:classPartition", part)
        about.say(part, "void:class", name)
        about.say(part, "void:entities", _count(count))
    for name, count in found.properties.items():
        part = f"{dataset}#property-{_slug(name)}"
        about.say(dataset, "void:propertyPartition", part)
        about.say(part, "void:property", name)
        about.say(part, "void:triples", _count(count))
    used = (*found.classes, *found.properties)
    bases = {base for base in PREFIXES.values() if any(name.startswith(base) for name in used)}
    about.say(dataset, "void:vocabulary", *bases)


def _count(number: int) -> bytes:
    return literal(number, "xsd:integer")


def _slug(iri: str) -> str:
    """Name a term inside an IRI of ours: its CURIE with a hyphen."""
    return compact(iri).replace(":", "-").replace("/", "-").replace("#", "-")
