"""The page about a source document: what it is, and everything the graph takes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.statements import fetch_statements
from miprof_graph.ask.wording import word_date
from miprof_graph.linked.facts import Facts, read_facts
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.relations import read_relations
from miprof_graph.linked.sayings import End, Group, Sayer, name_iris
from miprof_graph.linked.schema_org import make_schema_org
from miprof_graph.linked.topics import GRAPH, Topic
from miprof_graph.linked.words import Name, Words, read_words, sorting
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.names import GRAPH_CLAIMS, PREFIXES, is_web_address
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

ON_A_PAGE: Final = 25
"""How many subjects one page has the statements of."""

_SUBJECTS: Final = """
SELECT ?subject (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{
  ?claim prov:hadPrimarySource {iri} ; rdf:subject ?subject
}} GROUP BY ?subject"""
_FIELDS: Final = {
    "publisher": ("dcterms:publisher",),
    "kind": ("mpo:hasKind",),
    "issued": ("mpo:issued",),
    "retrieved": ("mpo:retrieved",),
    "language": ("dcterms:language",),
    "licence": ("dcterms:license",),
    "address": ("schema:url",),
}
_SPARQL: Final = """\
SELECT ?subject ?relation ?value ?locator ?quote WHERE {{
  ?claim prov:hadPrimarySource <{iri}> ; mpo:locator ?locator ;
    rdf:subject ?thing ; rdf:predicate ?property ; rdf:object ?object ;
    oa:hasTarget/oa:hasSelector/oa:exact ?quote .
  ?thing skos:prefLabel ?subject . ?property rdfs:label ?relation .
  OPTIONAL {{ ?object skos:prefLabel ?name . FILTER(LANG(?name) = "{language}") }}
  BIND(COALESCE(?name, STR(?object)) AS ?value)
  FILTER(LANG(?subject) = "{language}" && LANG(?relation) = "{language}")
}}
ORDER BY ?subject ?relation ?value"""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a document speaks of, and on which page of its statements."""

    iri: str
    name: Name
    count: int
    page: int


def show_source(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the page of a source document, its statements grouped by what they are about.

    Raises:
        MissingError: If the graph does not know it, or has no such page of it.
    """
    iri, backend = topic.iri, context.backend
    facts = read_facts(backend, iri)
    counts = _count_subjects(backend, iri)
    if not (facts.values or counts):
        raise MissingError("linked.unknown", name=topic.name)
    known = {iri, *counts, *facts.kinds, *facts.iris("mpo:hasKind", "dcterms:publisher")}
    words = read_words(backend, known, language)
    subjects = _order(counts, words)
    page = _read_page(request, ceil(len(subjects) / ON_A_PAGE))
    shown = [subject for subject in subjects if subject.page == page]
    return show_topic(
        "source.html",
        request,
        language,
        topic,
        name=words.name(iri),
        kinds=[(kind, words.name(kind)) for kind in facts.kinds],
        fields=_describe(facts, words, language),
        url=next(iter(facts.links), None),
        total=sum(counts.values()),
        subjects=subjects,
        page=page,
        pages=max(1, ceil(len(subjects) / ON_A_PAGE)),
        sections=_read_sections(backend, iri, shown, language),
        graph=Topic(GRAPH, GRAPH_CLAIMS.removeprefix(PREFIXES["graph"]) + topic.name),
        schema_org=make_schema_org(topic, facts, words, language),
        query=_SPARQL.format(iri=iri, language=language),
    )


def _count_subjects(backend: Backend, iri: str) -> dict[str, int]:
    rows = read_rows(backend, _SUBJECTS.format(iri=ox.NamedNode(iri)))
    return {
        subject.value: int(count.value)
        for subject, count in rows
        if isinstance(subject, ox.NamedNode) and isinstance(count, ox.Literal)
    }


def _order(counts: Mapping[str, int], words: Words) -> list[Subject]:
    ranked = sorted(counts, key=lambda iri: (*sorting(words.name(iri)), iri))
    return [
        Subject(iri, words.name(iri), counts[iri], place // ON_A_PAGE + 1)
        for place, iri in enumerate(ranked)
    ]


def _read_page(request: Request, pages: int) -> int:
    wanted = request.parameter("page", "1")
    if not wanted.isdecimal() or not 1 <= int(wanted) <= max(1, pages):
        raise MissingError
    return int(wanted)


def _read_sections(
    backend: Backend, iri: str, subjects: list[Subject], language: str
) -> list[tuple[Subject, list[Group]]]:
    if not subjects:
        return []
    values = " ".join(str(ox.NamedNode(subject.iri)) for subject in subjects)
    anchor = (
        f"VALUES ?about {{ {values} }} "
        f"?claim rdf:subject ?about ; prov:hadPrimarySource {ox.NamedNode(iri)} ."
    )
    statements = fetch_statements(backend, [anchor])
    relations = read_relations(backend, {statement.predicate for statement in statements})
    iris = {*relations.iris(), *name_iris(statements)}
    sayer = Sayer(read_words(backend, iris, language), relations, language)
    by_subject: dict[str, list[Group]] = {}
    for subject in subjects:
        own = [statement for statement in statements if statement.subject == subject.iri]
        by_subject[subject.iri] = sayer.group(subject.iri, own)
    return [(subject, by_subject[subject.iri]) for subject in subjects]


def _describe(facts: Facts, words: Words, language: str) -> list[tuple[str, list[End]]]:
    """Give the fields that describe a document and are filled, with their values."""
    found = []
    for field, properties in _FIELDS.items():
        terms = [term for prop in properties for term in facts.values.get(prop, ())]
        ends = [_name(field, term, words, language) for term in terms]
        if ends:
            found.append((field, ends))
    return found


def _name(field: str, term: object, words: Words, language: str) -> End:
    if isinstance(term, ox.NamedNode):
        far = term.value if is_web_address(term.value) else None
        return End(words.name(term.value), term.value, far)
    value = term.value if isinstance(term, ox.Literal) else str(term)
    if field in ("issued", "retrieved"):
        return End(Name(word_date(value, language)))
    if field == "language" and value in LANGUAGES:
        return End(Name(text(f"linked.tongue-{value}", language)))
    return End(Name(value))
