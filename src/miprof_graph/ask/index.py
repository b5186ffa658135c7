"""The names of everything the graph speaks of, read once and ready to be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, cast

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.folding import fold, is_acronym, words_of
from miprof_graph.ask.likeness import Likenesses
from miprof_graph.names import PREFIXES, compact

MAIN, OTHER, SLIP = 0, 1, 2
"""How a thing is called: its name, another name for it, a misspelling found in a document."""

_OURS: Final = " || ".join(f'STRSTARTS(STR(?entity), "{PREFIXES[p]}")' for p in ("mp", "src"))
_NAMES: Final = f"""
SELECT ?entity ?name ?weight WHERE {{
  VALUES (?property ?weight) {{
    (skos:prefLabel {MAIN}) (dcterms:title {MAIN})
    (skos:altLabel {OTHER}) (mpo:shortLabel {OTHER}) (mpo:officialName {OTHER})
    (skos:hiddenLabel {SLIP})
  }}
  ?entity ?property ?name .
  FILTER({_OURS})
}}"""
_ABOUT: Final = f"""
SELECT ?entity ?kind ?definition WHERE {{
  {{ ?entity skos:definition ?definition }} UNION {{
    ?entity a ?kind FILTER(STRSTARTS(STR(?kind), "{PREFIXES["mpo"]}"))
  }}
  FILTER({_OURS})
}}"""
_KINDS: Final = f"""
SELECT ?kind ?broader ?label ?definition WHERE {{
  ?kind a owl:Class FILTER(STRSTARTS(STR(?kind), "{PREFIXES["mpo"]}"))
  {{ ?kind rdfs:label ?label }} UNION {{ ?kind skos:definition ?definition }}
  UNION {{ ?kind rdfs:subClassOf ?broader FILTER(STRSTARTS(STR(?broader), "{PREFIXES["mpo"]}")) }}
}}"""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing; `weight` is MAIN, OTHER or SLIP."""

    iri: str
    text: str
    language: str
    weight: int
    folded: str
    words: tuple[str, ...]
    """The words that tell it from others: folded, without articles."""
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of the ontology: its texts by language, and the classes right above it."""

    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    broader: tuple[str, ...]

    def label(self, language: str) -> str:
        """Give its name in a language, else in another, else its CURIE."""
        return in_language(self.labels, language) or compact(self.iri)

    def definition(self, language: str) -> str:
        """Say in a language what it is, or nothing."""
        return in_language(self.definitions, language)


class Index:
    """Names, classes and definitions of every entity; each is read when it is first needed."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name, sorted by entity, then by weight."""
        rows = {
            (entity.value, int(weight.value), name.language or "", name.value)
            for entity, name, weight in read_rows(self._backend, _NAMES)
            if isinstance(entity, ox.NamedNode)
            and isinstance(name, ox.Literal)
            and isinstance(weight, ox.Literal)
        }
        return tuple(_make_name(*row) for row in sorted(rows))

    @cached_property
    def by_entity(self) -> Mapping[str, tuple[Name, ...]]:
        """The names of each entity."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            found[name.iri].append(name)
        return {iri: tuple(names) for iri, names in found.items()}

    @cached_property
    def by_words(self) -> Mapping[str, tuple[Name, ...]]:
        """The names that are the same but for articles and spaces."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            found["".join(name.words)].append(name)
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def likenesses(self) -> Likenesses:
        """Compares texts with the names, which keep their numbers."""
        return Likenesses([name.folded for name in self.names], [name.iri for name in self.names])

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The classes that have entities among those with names, by IRI."""
        used = frozenset[str]().union(*self.kinds_of.values()) if self.kinds_of else frozenset()
        return {iri: kind for iri, kind in _read_kinds(self._backend).items() if iri in used}

    @cached_property
    def kinds_of(self) -> Mapping[str, frozenset[str]]:
        """The classes of each entity, those above included."""
        return self._about[0]

    @cached_property
    def _about(self) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]]]:
        kinds: dict[str, set[str]] = defaultdict(set)
        definitions: dict[str, dict[str, str]] = defaultdict(dict)
        for entity, kind, definition in read_rows(self._backend, _ABOUT):
            iri = str(getattr(entity, "value", ""))
            if iri not in self.by_entity:
                continue
            if isinstance(kind, ox.NamedNode):
                kinds[iri].add(kind.value)
            if isinstance(definition, ox.Literal):
                definitions[iri][definition.language or ""] = definition.value
        return {iri: frozenset(found) for iri, found in kinds.items()}, definitions

    def label(self, iri: str, language: str) -> str:
        """Give the main name of an entity in a language, else in another, else its CURIE."""
        names = self.by_entity.get(iri, ())
        best = min(names, key=lambda name: (name.weight, name.language != language), default=None)
        return best.text if best else compact(iri)

    def definition(self, iri: str, language: str) -> str:
        """Give what an entity is in one sentence, or nothing."""
        return in_language(self._about[1].get(iri, {}), language)

    def narrowest(self, iri: str) -> tuple[str, ...]:
        """List the classes of an entity that have none of its other classes below them."""
        own = self.kinds_of.get(iri, frozenset())
        above = {broader for kind in own if kind in self.kinds for broader in self._above(kind)}
        return tuple(sorted(own - above))

    def kind_label(self, iri: str, language: str) -> str:
        """Say what an entity is: the names of its narrowest classes."""
        known = (self.kinds[kind] for kind in self.narrowest(iri) if kind in self.kinds)
        return ", ".join(kind.label(language) for kind in known)

    def has_kind(self, iri: str, kinds: Collection[str]) -> bool:
        """Say whether an entity is of one of some classes; of any, if none is given."""
        return not kinds or not self.kinds_of.get(iri, frozenset()).isdisjoint(kinds)

    def _above(self, kind: str) -> set[str]:
        found: set[str] = set()
        queue = [kind]
        while queue:
            known = self.kinds.get(queue.pop())
            new = set(known.broader) - found if known else set()
            found |= new
            queue += new
        return found - {kind}


def load_index(backend: Backend) -> Index:
    """Give the index of what a backend holds: the same for all who ask, read once."""
    return _index_of(cast("Hashable", backend))


@lru_cache(maxsize=4)
def _index_of(backend: Backend) -> Index:
    return Index(backend)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Choose a text in a language, else the first in another, else nothing."""
    return texts.get(language) or next((texts[other] for other in sorted(texts)), "")


def _make_name(iri: str, weight: int, language: str, name: str) -> Name:
    folded = fold(name)
    return Name(iri, name, language, weight, folded, words_of(folded), is_acronym(name))


def _read_kinds(backend: Backend) -> dict[str, Kind]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    definitions: dict[str, dict[str, str]] = defaultdict(dict)
    broader: dict[str, set[str]] = defaultdict(set)
    for kind, above, label, definition in read_rows(backend, _KINDS):
        iri = str(getattr(kind, "value", ""))
        if isinstance(above, ox.NamedNode):
            broader[iri].add(above.value)
        for table, term in ((labels, label), (definitions, definition)):
            if isinstance(term, ox.Literal):
                table[iri][term.language or ""] = term.value
    return {
        iri: Kind(iri, labels[iri], definitions[iri], tuple(sorted(broader[iri])))
        for iri in sorted({*labels, *definitions, *broader})
    }
