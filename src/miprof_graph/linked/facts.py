"""What the graph itself says of a thing, beside claims: its names, kinds, definition, addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.linked.words import Name
from miprof_graph.names import PREFIXES, compact, is_web_address
from miprof_graph.rows import Term

_QUERY: Final = """
SELECT ?p ?o ?wider WHERE {{
  {{ {iri} ?p ?o }}
  UNION {{ {iri} a ?o . ?o rdfs:subClassOf ?wider . BIND(rdfs:subClassOf AS ?p) }}
}}"""
_GRAPH: Final = "SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
_ELSEWHERE: Final = ("foaf:homepage", "schema:url", "rdfs:seeAlso")
_SAME: Final = ("owl:sameAs", "skos:exactMatch")
_NEAR: Final = ("skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch")
_OTHER_NAMES: Final = ("mpo:shortLabel", "skos:altLabel")
_LABELS: Final = ("skos:prefLabel", "rdfs:label", "dcterms:title")
_DEFINITIONS: Final = ("skos:definition", "rdfs:comment", "dcterms:description")


@dataclass(frozen=True, slots=True)
class Facts:
    """The triples of one thing by predicate (as CURIEs), and its classes with those above."""

    iri: str
    values: Mapping[str, Sequence[Term]]
    above: Mapping[str, frozenset[str]]

    def iris(self, *properties: str) -> list[str]:
        """Give the IRIs that are values of some properties, in order and once each."""
        found = (term for prop in properties for term in self.values.get(prop, ()))
        return list(dict.fromkeys(t.value for t in found if isinstance(t, ox.NamedNode)))

    def text(self, language: str, *properties: str) -> Name | None:
        """Give the first text of some properties, in a language if there is one in it."""
        texts = self.texts(language, *properties)
        return texts[0] if texts else None

    def texts(self, language: str, *properties: str) -> list[Name]:
        """Give the texts of some properties, those in a language first, once each."""
        found = [term for prop in properties for term in self.values.get(prop, ())]
        names = {Name(t.value, t.language or ""): None for t in found if isinstance(t, ox.Literal)}
        ranked = sorted(names, key=lambda name: name.language != language)
        return list({name.text: name for name in reversed(ranked)}.values())[::-1]

    @property
    def kinds(self) -> list[str]:
        """Our own classes of the thing, without those that are above another of them."""
        ours = [iri for iri in self.iris("rdf:type") if iri.startswith(PREFIXES["mpo"])]
        wider = {above for iri in ours for above in self.above.get(iri, ())}
        return [iri for iri in ours if iri not in wider]

    @property
    def links(self) -> list[str]:
        """Addresses elsewhere on the web that are about the thing."""
        return [iri for iri in self.iris(*_ELSEWHERE) if is_web_address(iri)]

    @property
    def same(self) -> list[str]:
        """The names of the very same thing elsewhere."""
        return [iri for iri in self.iris(*_SAME) if is_web_address(iri)]

    @property
    def matches(self) -> list[tuple[str, list[str]]]:
        """The names of things elsewhere by how they match, such as `exactMatch`."""
        near = ((prop.partition(":")[2], self.iris(prop)) for prop in _NEAR)
        known = ((kind, [*filter(is_web_address, iris)]) for kind, iris in near)
        return [(kind, iris) for kind, iris in (("exactMatch", self.same), *known) if iris]

    def definition(self, language: str) -> Name | None:
        """Say in one sentence what the thing is."""
        return self.text(language, *_DEFINITIONS)

    def other_names(self, language: str, name: str) -> list[Name]:
        """Give what else the thing is called."""
        names = self.texts(language, *_LABELS, *_OTHER_NAMES)
        return [other for other in names if other.text != name]

    def slips(self, language: str) -> list[Name]:
        """Give the forms of the name in documents that are not right."""
        return self.texts(language, "skos:hiddenLabel")


def read_facts(backend: Backend, iri: str) -> Facts:
    """Read what the graph says of a thing, with one query; of an unknown thing, nothing."""
    values: dict[str, list[Term]] = {}
    above: dict[str, set[str]] = {}
    for prop, value, wider in read_rows(backend, _QUERY.format(iri=ox.NamedNode(iri))):
        if isinstance(value, ox.NamedNode) and isinstance(wider, ox.NamedNode):
            above.setdefault(value.value, set()).add(wider.value)
        elif isinstance(prop, ox.NamedNode) and value is not None:
            values.setdefault(compact(prop.value), []).append(value)
    return Facts(
        iri,
        {prop: sorted(set(terms), key=str) for prop, terms in values.items()},
        {kind: frozenset(wider) for kind, wider in above.items()},
    )


def read_graph_facts(backend: Backend, graph: str) -> dict[str, Facts]:
    """Read all that one graph says, thing by thing, with one query; `above` is left empty."""
    values: dict[str, dict[str, list[Term]]] = {}
    for subject, prop, value in read_rows(backend, _GRAPH.format(graph=ox.NamedNode(graph))):
        if isinstance(subject, ox.NamedNode) and isinstance(prop, ox.NamedNode) and value:
            facts = values.setdefault(subject.value, {})
            facts.setdefault(compact(prop.value), []).append(value)
    return {
        iri: Facts(iri, {prop: sorted(terms, key=str) for prop, terms in found.items()}, {})
        for iri, found in sorted(values.items())
    }
