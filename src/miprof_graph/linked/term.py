"""The page about one term of the ontology: what it means, where it stands, how it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.cards import Side
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.linked.facts import Facts, read_facts
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.relations import read_relations
from miprof_graph.linked.sayings import End, Sayer, name_iris
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import Name, read_words, sorting
from miprof_graph.names import PREFIXES, compact
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

_INSTANCES: Final = 40
_SHOWN: Final = 8
_USES: Final = """
SELECT ?use (COUNT(*) AS ?count) WHERE {{
  {{ ?s {iri} ?o BIND("relation" AS ?use) }}
  UNION {{ ?s a {iri} BIND("class" AS ?use) }}
  UNION {{ ?s rdf:predicate {iri} BIND("claim" AS ?use) }}
  UNION {{ ?s rdf:object|mpo:status|mpo:rank|mpo:role {iri} BIND("value" AS ?use) }}
}} GROUP BY ?use"""
_MEMBERS: Final = "SELECT DISTINCT ?s WHERE {{ ?s a {iri} }} ORDER BY ?s LIMIT {limit}"
_POINTING: Final = """
SELECT ?p ?s WHERE {{
  VALUES ?p {{ {properties} }} ?s ?p {iri}
}}"""
_CLAIMS: Final = """
{{ SELECT ?claim WHERE {{
  ?claim rdf:predicate|rdf:object|mpo:status|mpo:rank|mpo:role {iri}
}} ORDER BY ?claim LIMIT {limit} }}"""
# Below the term, and above it: what is said of it, what it says of others.
BACK: Final = {
    "narrower": ("rdfs:subClassOf", "rdfs:subPropertyOf"),
    "domain-of": ("rdfs:domain",),
    "range-of": ("rdfs:range",),
    "entries": ("skos:inScheme",),
    "family-of": ("mpo:edgeGroup", "mpo:colourGroup"),
    "checked-by": ("sh:path", "sh:targetClass", "sh:class", "sh:property", "sh:languageIn"),
}
FORTH: Final = {
    "wider": ("rdfs:subClassOf", "rdfs:subPropertyOf"),
    "domain": ("rdfs:domain",),
    "range": ("rdfs:range",),
    "inverse": ("owl:inverseOf",),
    "disjoint": ("owl:disjointWith",),
    "list": ("skos:inScheme",),
    "family": ("mpo:edgeGroup", "mpo:colourGroup"),
    "close": ("skos:closeMatch", "skos:broadMatch", "skos:relatedMatch", "skos:exactMatch"),
    "replaced": ("dcterms:isReplacedBy",),
    "path": ("sh:path",),
    "targets": ("sh:targetClass", "sh:class"),
    "demands": ("sh:property",),
}
_SPARQL: Final = """\
SELECT ?subject ?property ?value WHERE {{
  {{ ?subject <{iri}> ?value . BIND(<{iri}> AS ?property) }}
  UNION {{ ?subject ?property <{iri}> . BIND(<{iri}> AS ?value) }}
  UNION {{ <{iri}> ?property ?value . BIND(<{iri}> AS ?subject) }}
}} LIMIT 200"""

Rows = list[tuple[str, list[End]]]


def show_term(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the page of a class, a relation, an entry of a list, or a shape.

    Raises:
        MissingError: If the ontology has no such term.
    """
    backend, iri = context.backend, topic.iri
    facts = read_facts(backend, iri)
    if not facts.values:
        raise MissingError("linked.unknown", name=topic.name)
    pointing = _read_pointing(backend, iri)
    members = _read_iris(backend, _MEMBERS.format(iri=f"<{iri}>", limit=_INSTANCES))
    anchor = _CLAIMS.format(iri=f"<{iri}>", limit=_SHOWN)
    statements = fetch_statements(backend, [anchor])
    relations = read_relations(backend, {statement.predicate for statement in statements})
    iris = {iri, *members, *relations.iris(), *name_iris(statements)}.union(
        *pointing.values(), facts.kinds, *(facts.iris(*names) for names in FORTH.values())
    )
    words = read_words(backend, iris, language)
    sayer = Sayer(words, relations, language)
    return show_topic(
        "term.html",
        request,
        language,
        topic,
        code=compact(iri),
        name=words.name(iri),
        kinds=[sayer.common(kind) for kind in _kinds(facts)],
        definition=facts.definition(language),
        examples=facts.texts(language, "skos:example")[:1],
        notes=facts.texts(language, "skos:note", "skos:scopeNote")[:1],
        deprecated="owl:deprecated" in facts.values,
        forth=_list({k: facts.iris(*names) for k, names in FORTH.items()}, sayer),
        back=_list(pointing, sayer),
        uses=_count_uses(backend, iri),
        members=sorted((sayer.end(ox.NamedNode(m)) for m in members), key=_by_name),
        statements=[_show(statement, sayer) for statement in statements],
        query=_SPARQL.format(iri=iri),
    )


def _show(statement: Statement, sayer: Sayer) -> tuple[End, Name, object]:
    """Give the subject, the relation, and the value with its one saying."""
    (value,) = sayer.values(Side.SUBJECT, [statement])
    subject = sayer.end(ox.NamedNode(statement.subject))
    return subject, sayer.words.name(statement.predicate), value


def _kinds(facts: Facts) -> list[str]:
    """Give what kind of term it is: our own class of list entry, else the general one."""
    ours = [iri for iri in facts.kinds if iri != PREFIXES["mpo"] + "Concept"]
    return ours or facts.iris("rdf:type")


def _read_pointing(backend: Backend, iri: str) -> dict[str, list[str]]:
    names = {name: key for key, properties in BACK.items() for name in properties}
    query = _POINTING.format(properties=" ".join(names), iri=f"<{iri}>")
    found: dict[str, list[str]] = {}
    for prop, subject in read_rows(backend, query):
        if isinstance(prop, ox.NamedNode) and isinstance(subject, ox.NamedNode):
            found.setdefault(names[compact(prop.value)], []).append(subject.value)
    return {key: sorted(set(found.get(key, ()))) for key in BACK}


def _read_iris(backend: Backend, query: str) -> list[str]:
    return [row[0].value for row in read_rows(backend, query) if isinstance(row[0], ox.NamedNode)]


def _count_uses(backend: Backend, iri: str) -> dict[str, int]:
    rows = read_rows(backend, _USES.format(iri=f"<{iri}>"))
    return {
        use.value: int(count.value)
        for use, count in rows
        if isinstance(use, ox.Literal) and isinstance(count, ox.Literal)
    }


def _list(table: Mapping[str, list[str]], sayer: Sayer) -> Rows:
    rows = []
    for key, iris in table.items():
        ends = sorted((sayer.end(ox.NamedNode(iri)) for iri in iris), key=_by_name)
        if ends:
            rows.append((key, ends))
    return rows


def _by_name(end: End) -> tuple[str, str]:
    return sorting(end.name)
