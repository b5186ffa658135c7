"""The relations that a name means: one property, or a group of the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.folding import fold, words_of
from miprof_graph.errors import UsageError
from miprof_graph.names import compact

Names = defaultdict[str, set[str]]

_RELATIONS: Final = """
SELECT DISTINCT ?relation ?named ?name WHERE {
  ?relation rdfs:subPropertyOf mpo:linkedTo .
  { ?relation rdfs:label ?name . BIND(?relation AS ?named) }
  UNION { ?relation owl:inverseOf ?named . ?named rdfs:label ?name }
  UNION { ?named owl:inverseOf ?relation . ?named rdfs:label ?name }
}"""
_GROUPS: Final = """
SELECT DISTINCT ?relation ?group ?name ?text WHERE {
  ?relation rdfs:subPropertyOf mpo:linkedTo ; mpo:edgeGroup ?group .
  ?group skos:prefLabel ?name .
  OPTIONAL { ?group skos:definition ?text }
}"""
_NEAREST: Final = 5


@dataclass(frozen=True, slots=True)
class _Known:
    """What folded names stand for: relations, groups, and words that describe one group alone."""

    relations: Names = field(default_factory=lambda: defaultdict(set))
    groups: Names = field(default_factory=lambda: defaultdict(set))
    words: Names = field(default_factory=lambda: defaultdict(set))
    listed: set[str] = field(default_factory=set)


def find_relations(backend: Backend, wanted: Iterable[str]) -> frozenset[str]:
    """Give the IRIs of the relations that names mean, each of which may list several by commas.

    A name is that of a property or its inverse (`memberOf`, `mpo:memberOf`, `est membre de`), that
    of a group (`law`), or a word by which one group alone is described (`legal`, `courriers`).

    Raises:
        UsageError: If nothing answers to a name, or several groups do; it lists what there is.
    """
    known = _read_known(backend)
    found: set[str] = set()
    for name in (part.strip() for text in wanted for part in text.split(",")):
        folded = fold(name)
        meant = known.groups.get(folded) or known.relations.get(folded) or known.words.get(folded)
        if not meant:
            raise UsageError("ask.path-via", name=name, known=", ".join(_suggest(known, folded)))
        found |= meant
    return frozenset(found)


def _read_known(backend: Backend) -> _Known:
    known = _Known()
    described: defaultdict[str, Names] = defaultdict(lambda: defaultdict(set))
    for relation, named, name in _read_texts(backend, _RELATIONS):
        for text in (name, named, compact(named), named.rpartition("#")[2]):
            known.relations[fold(text)].add(relation)
    for relation, group, name, *definition in _read_texts(backend, _GROUPS):
        short = group.rpartition("#group-")[2]
        known.listed.add(short)
        for text in (name, compact(group), short):
            known.groups[fold(text)].add(relation)
        for word in words_of(fold(" ".join([name, *definition]))):
            described[word][group].add(relation)
    known.words.update({w: {*by.popitem()[1]} for w, by in described.items() if len(by) == 1})
    return known


def _suggest(known: _Known, folded: str) -> list[str]:
    """List the groups, then the relations whose names resemble one."""
    near = get_close_matches(folded, sorted(known.relations), _NEAREST)
    return [*sorted(known.listed), *sorted({compact(i) for n in near for i in known.relations[n]})]


def _read_texts(backend: Backend, query: str) -> Iterator[tuple[str, ...]]:
    for row in read_rows(backend, query):
        yield tuple(t.value for t in row if isinstance(t, ox.NamedNode | ox.Literal))
