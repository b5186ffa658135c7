"""Our side: the entities to find elsewhere, with all that may tell them from others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.folding import fold, without_forms, words_of
from miprof_graph.link.scope import Scope
from miprof_graph.names import PREFIXES, compact
from miprof_graph.rows import Term, select

# In the order in which they are believed.
_NAMES: Final = ("skos:prefLabel", "mpo:officialName", "skos:altLabel", "mpo:shortLabel")
_DEFINITION: Final = "skos:definition"
_TYPE: Final = "rdf:type"
_QUERY: Final = """
SELECT ?entity ?property ?value WHERE {{
  VALUES ?property {{ {properties} }}
  ?entity ?property ?value .
  FILTER(STRSTARTS(STR(?entity), "{start}"))
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of a thing: its text, the property it stands in, and its folded form."""

    text: str
    field: str
    folded: str

    @property
    def is_full(self) -> bool:
        """Whether it has two words at least: a single one, or letters, are shared by too many."""
        return len(without_forms(words_of(self.folded))) > 1


@dataclass(frozen=True, slots=True)
class Fact:
    """A value to compare: our property, the properties of theirs, and the value."""

    field: str
    theirs: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of ours; `definitions` are by language."""

    iri: str
    label: str
    names: tuple[Name, ...]
    kinds: frozenset[str]
    definitions: Mapping[str, str]
    identifiers: tuple[Fact, ...]
    addresses: tuple[Fact, ...]


def read_entities(
    store: ox.Store, scope: Scope, kinds: Collection[str] = (), language: str = "fr"
) -> list[Entity]:
    """Read the entities of some kinds, or of all that are in scope, sorted by IRI.

    The store must hold what the rules derive: the classes above, and the official names.
    """
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    used = (*_NAMES, _DEFINITION, _TYPE, *map(compact, (*scope.identifiers, *scope.addresses)))
    query = _QUERY.format(properties=" ".join(used), start=PREFIXES["mp"])
    for entity, prop, value in select(store, query):
        assert isinstance(entity, ox.NamedNode) and isinstance(prop, ox.NamedNode)  # noqa: S101, PT018
        if value is not None:
            found[entity.value][compact(prop.value)].append(value)
    entities = (_make(iri, values, scope, language) for iri, values in sorted(found.items()))
    return [
        entity
        for entity in entities
        if scope.find_roots(entity.kinds) and (not kinds or not entity.kinds.isdisjoint(kinds))
    ]


def _make(iri: str, values: Mapping[str, list[Term]], scope: Scope, language: str) -> Entity:
    labels = [t for t in values.get(_NAMES[0], ()) if isinstance(t, ox.Literal)]
    best = min(labels, key=lambda t: (t.language != language, t.value), default=None)
    kinds = frozenset(t.value for t in values.get(_TYPE, ()) if isinstance(t, ox.NamedNode))
    return Entity(
        iri,
        best.value if best else compact(iri),
        tuple(_names(values)),
        kinds,
        {
            term.language or "": term.value
            for term in values.get(_DEFINITION, ())
            if isinstance(term, ox.Literal)
        },
        _facts(values, scope.identifiers),
        _facts(values, scope.addresses),
    )


def _names(values: Mapping[str, list[Term]]) -> Iterable[Name]:
    """Give each name once, with the first property that has it."""
    seen: set[str] = set()
    for field in _NAMES:
        for text in sorted(_texts(values.get(field, ()))):
            if text not in seen:
                seen.add(text)
                yield Name(text, field, fold(text))


def _texts(terms: Iterable[Term]) -> set[str]:
    return {t.value for t in terms if isinstance(t, ox.Literal)}


def _facts(
    values: Mapping[str, list[Term]], wanted: Mapping[str, tuple[str, ...]]
) -> tuple[Fact, ...]:
    return tuple(
        Fact(compact(prop), theirs, value)
        for prop, theirs in sorted(wanted.items())
        for value in sorted(_texts(values.get(compact(prop), ())))
    )
