"""What the graph says of its entities, by property: to compare with, and to hand out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, cast

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.binding import read_days
from miprof_graph.ask.index import Index, in_language, load_index
from miprof_graph.ask.labels import read_labels
from miprof_graph.dates import date_bounds
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.names import EDTF, PREFIXES, compact, expand

IDENTIFIERS: Final = PREFIXES["mp"]
"""What stands before the identifier of an entity in its IRI."""
SCHEMA: Final = PREFIXES["mpo"]
OWN: Final = ("id", "iri")
"""Properties that are not in the graph: what an entity is called by, short and in full."""

_WITHIN: Final = 0.9
"""What a date is worth that is only less exact than the one it is compared with."""
_FRENCH_DATE: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_OTHERS: Final = "skos:prefLabel, skos:altLabel, skos:definition, schema:url"
_VALUES: Final = f"""
SELECT ?entity ?property ?value WHERE {{
  ?entity ?property ?value .
  FILTER(STRSTARTS(STR(?entity), "{IDENTIFIERS}"))
  FILTER(STRSTARTS(STR(?property), "{SCHEMA}") || ?property IN ({_OTHERS}))
}}"""
_TEXTS: Final = f"""
SELECT ?property ?label ?definition ?range WHERE {{
  {{ ?property rdfs:label ?label }} UNION {{ ?property skos:definition ?definition }}
  UNION {{ ?property rdfs:range ?range }}
  FILTER(STRSTARTS(STR(?property), "{SCHEMA}"))
}}"""

Value = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Described:
    """A property: its identifier here, its texts by language, the class of its values."""

    id: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    range: str = ""

    def label(self, language: str) -> str:
        """Give its name in a language."""
        return in_language(self.labels, language) or self.id

    def definition(self, language: str) -> str:
        """Say in a language what it means, or nothing."""
        return in_language(self.definitions, language)


class Facts:
    """The values of every property of every entity, read when they are first needed."""

    def __init__(self, backend: Backend, index: Index) -> None:
        self._backend = backend
        self.index = index

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, tuple[Value, ...]]]:
        found: dict[str, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
        for entity, name, value in read_rows(self._backend, _VALUES):
            if isinstance(value, ox.NamedNode | ox.Literal) and isinstance(name, ox.NamedNode):
                iri = str(getattr(entity, "value", ""))
                if iri in self.index.by_entity:
                    found[shorten(name.value)][iri].add(value)
        return {
            name: {iri: tuple(sorted(values, key=str)) for iri, values in by_entity.items()}
            for name, by_entity in found.items()
        }

    @cached_property
    def properties(self) -> Mapping[str, Described]:
        """The properties that have values, by identifier."""
        texts: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        ranges: dict[str, str] = {}
        for name, label, definition, values in read_rows(self._backend, _TEXTS):
            short = shorten(str(getattr(name, "value", "")))
            for part, term in (("label", label), ("definition", definition)):
                if isinstance(term, ox.Literal):
                    texts[short][part][term.language or ""] = term.value
            if isinstance(values, ox.NamedNode):
                ranges[short] = values.value
        for curie in (*OWN, *(held for held in self._values if ":" in held)):
            key = f"reconcile.property-{curie.rpartition(':')[2]}"
            texts[curie]["label"] = {language: text(key, language) for language in LANGUAGES}
        return {
            name: Described(
                name, texts[name]["label"], texts[name]["definition"], ranges.get(name, "")
            )
            for name in sorted({*OWN, *self._values})
        }

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The identifiers of all entities."""
        return frozenset(filter(None, map(identify, self.index.by_entity)))

    def find(self, name: str) -> Described | None:
        """Find a property by its identifier, CURIE or IRI."""
        return self.properties.get(shorten(expand(name) or name))

    def values(self, iri: str, name: str) -> tuple[Value, ...]:
        """List the values of a property of an entity, sorted."""
        if name in OWN:
            own = iri if name == "iri" else identify(iri)
            return (ox.Literal(own),) if iri in self.index.by_entity else ()
        return self._values.get(name, {}).get(iri, ())

    def of_kind(self, kind: str) -> list[Described]:
        """List the properties that entities of a type have; those of many come first."""
        kinds = [full_iri(kind)] if kind else []
        if not self.index.kinds.keys() >= {*kinds}:
            return []
        count = Counter(
            {
                name: sum(self.index.has_kind(iri, kinds) for iri in by_entity)
                for name, by_entity in self._values.items()
            }
        )
        names = [name for name, found in count.items() if found]
        names.sort(key=lambda name: (-count[name], name))
        return [self.properties[name] for name in (*OWN, *names)]

    def with_value(self, name: str, wanted: Iterable[str]) -> dict[str, float]:
        """Give the entities that have a value like one of those wanted, and how like, 0 to 1."""
        texts = tuple(wanted)
        held = self.index.by_entity if name in OWN else self._values.get(name, {})
        rated = {iri: self.compare(iri, name, texts) or 0.0 for iri in held if identify(iri)}
        return {iri: alike for iri, alike in rated.items() if alike}

    def compare(self, iri: str, name: str, wanted: Iterable[str]) -> float | None:
        """Say how like a value of an entity is to one of those wanted, from 0 to 1.

        It is None if the graph gives the entity no value.
        """
        values = self.values(iri, name)
        if not values:
            return None
        texts = tuple(wanted)
        return max((self._alike(value, text) for value in values for text in texts), default=0.0)

    def names(self, iri: str) -> list[str]:
        """List what an entity, or an entry of a list of the ontology, is called."""
        known = self.index.by_entity.get(iri)
        return [name.text for name in known] if known else list(self._labels.get(iri, {}).values())

    def label(self, iri: str, language: str) -> str:
        """Give the name of an entity, or of an entry of a list, in a language."""
        if iri in self.index.by_entity:
            return self.index.label(iri, language)
        return in_language(self._labels.get(iri, {}), language) or compact(iri)

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        iris = {
            value.value
            for by_entity in self._values.values()
            for values in by_entity.values()
            for value in values
            if isinstance(value, ox.NamedNode) and value.value not in self.index.by_entity
        }
        both = {name: read_labels(self._backend, iris, name) for name in LANGUAGES}
        return {iri: {name: both[name][iri] for name in LANGUAGES} for iri in iris}

    def _alike(self, value: Value, wanted: str) -> float:
        if isinstance(value, ox.Literal):
            if value.datatype.value == EDTF:
                return _compare_dates(value.value, wanted)
            return self.index.likenesses.compare(wanted, [value.value])
        if wanted in (value.value, compact(value.value), identify(value.value)):
            return 1.0
        return self.index.likenesses.compare(wanted, self.names(value.value))


def load_facts(backend: Backend) -> Facts:
    """Give the facts that a backend holds: the same for all who ask, read once."""
    return _facts_of(cast("Hashable", backend))


@lru_cache(maxsize=4)
def _facts_of(backend: Backend) -> Facts:
    return Facts(backend, load_index(backend))


def identify(iri: str) -> str:
    """Give the identifier of an entity, or nothing for what is none.

    >>> identify("https://w3id.org/miprof-graph/id/miprof")
    'miprof'
    """
    return iri.removeprefix(IDENTIFIERS) if iri.startswith(IDENTIFIERS) else ""


def full_iri(name: str) -> str:
    """Give the IRI of a class by its identifier, CURIE or IRI.

    >>> full_iri("Person") == full_iri("mpo:Person") == full_iri(full_iri("Person"))
    True
    """
    return name if name.startswith(SCHEMA) else expand(name) or SCHEMA + name


def shorten(iri: str) -> str:
    """Give the identifier of a class or a property: its name in our ontology, else its CURIE.

    >>> shorten("https://w3id.org/miprof-graph/ontology#heads"), shorten("https://schema.org/url")
    ('heads', 'schema:url')
    """
    return iri.removeprefix(SCHEMA) if iri.startswith(SCHEMA) else compact(iri)


def _compare_dates(held: str, wanted: str) -> float:
    """Compare two dates: the same, one within the other, or apart."""
    french = _FRENCH_DATE.fullmatch(wanted)
    days = read_days("-".join(french.groups()[::-1]) if french else wanted.partition("T")[0])
    first, last = date_bounds(held)
    if not (days and first and last):
        return 0.0
    if days == (first, last):
        return 1.0
    start, end = days
    within = (first <= start and end <= last) or (start <= first and last <= end)
    return _WITHIN if within else 0.0
