"""The page about the ontology: every term on one page, each at the anchor that its IRI names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from miprof_graph.linked.facts import Facts, read_graph_facts
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import Name, sorting
from miprof_graph.names import GRAPH_ONTOLOGY, PREFIXES, compact
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

_MPO: Final = PREFIXES["mpo"]
_OWL: Final = PREFIXES["owl"]
_LABELS: Final = ("skos:prefLabel", "rdfs:label", "sh:message")
_SPARQL: Final = """\
SELECT ?term ?label ?definition WHERE {{
  ?term rdfs:isDefinedBy <{iri}> ; rdfs:label|skos:prefLabel ?label .
  OPTIONAL {{ ?term skos:definition ?definition . FILTER(LANG(?definition) = "{language}") }}
  FILTER(LANG(?label) = "{language}")
}} ORDER BY ?label"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the ontology as a list shows it."""

    iri: str
    code: str
    name: Name
    definition: Name | None
    parts: tuple[Entry, ...] = ()

    @property
    def anchor(self) -> str:
        """The part of its IRI behind the hash."""
        return self.iri.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of terms."""

    key: str
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many terms the section has, parts included."""
        return sum(1 + len(entry.parts) for entry in self.entries)


def name_ontology_page(language: str) -> str:
    """Name the file, among the downloads, that is the page of the ontology in a language."""
    return f"ontology.{language}.html"


def show_ontology(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the whole ontology, with one query.

    Raises:
        MissingError: If the dataset holds none.
    """
    terms = read_graph_facts(context.backend, GRAPH_ONTOLOGY)
    about = terms.get(topic.iri)
    if about is None:
        raise MissingError("linked.unknown", name=topic.name or topic.iri)
    return show_topic(
        "ontology.html",
        request,
        language,
        topic,
        title=about.text(language, "dcterms:title", "rdfs:label") or Name(topic.iri),
        description=about.text(language, "dcterms:description"),
        abstract=about.text(language, "dcterms:abstract"),
        note=about.text(language, "skos:editorialNote"),
        version=about.text(language, "owl:versionInfo"),
        sections=list(_make_sections(terms, language)),
        file=context.downloads.get(name_ontology_page(language)),
        query=_SPARQL.format(iri=topic.iri, language=language),
    )


def _make_sections(terms: Mapping[str, Facts], language: str) -> Iterable[Section]:
    """Sort the terms into kinds; an inverse form stands below the relation it is made from."""
    by_class: dict[str, list[Facts]] = {}
    for iri, facts in sorted(terms.items()):
        if iri.startswith(_MPO):
            by_class.setdefault(find_section(facts), []).append(facts)
    inverses = {
        inverse: facts
        for facts in by_class.get("inverse", ())
        for inverse in facts.iris("owl:inverseOf")
    }
    for facts in by_class.get("relations", ()):
        for inverse in facts.iris("owl:inverseOf"):
            inverses.setdefault(facts.iri, terms.get(inverse, facts))
    for key in ("classes", "relations", "characteristics", "annotations", "lists", "shapes"):
        found = by_class.get(key, [])
        entries = [_enter(facts, _parts(key, facts, terms, inverses), language) for facts in found]
        if entries:
            yield Section(key, tuple(sorted(entries, key=lambda entry: sorting(entry.name))))


def _parts(
    key: str, facts: Facts, terms: Mapping[str, Facts], inverses: Mapping[str, Facts]
) -> Sequence[Facts]:
    if key == "relations":
        inverse = inverses.get(facts.iri)
        return [inverse] if inverse and inverse is not facts else []
    if key == "lists":
        return [terms[iri] for iri in facts.iris("skos:hasTopConcept") if iri in terms]
    if key == "shapes":
        return [terms[iri] for iri in facts.iris("sh:property") if iri in terms]
    return []


def _enter(facts: Facts, parts: Sequence[Facts], language: str) -> Entry:
    code = compact(facts.iri)
    return Entry(
        iri=facts.iri,
        code=code,
        name=facts.text(language, *_LABELS) or Name(code),
        definition=facts.definition(language),
        parts=tuple(_enter(part, (), language) for part in parts),
    )


def find_section(facts: Facts) -> str:
    """Name the section a term belongs to, such as `classes`; an entry of a list has none."""
    types = set(facts.iris("rdf:type"))
    if _OWL + "ObjectProperty" in types:
        return "inverse" if "mpo:inverseForm" in facts.values else "relations"
    sections = {
        _OWL + "Class": "classes",
        _OWL + "DatatypeProperty": "characteristics",
        _OWL + "AnnotationProperty": "annotations",
        PREFIXES["skos"] + "ConceptScheme": "lists",
        PREFIXES["sh"] + "NodeShape": "shapes",
    }
    return next((key for iri, key in sections.items() if iri in types), "")
