"""The part of a store that SHACL shapes look at, as an rdflib graph quick to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

_Index = dict[Node, tuple[Node, ...]]


class StoreView(rdflib.Graph):
    """The triples of chosen predicates, from the union of all graphs of a store.

    rdflib's own graph keeps three indexes and the contexts of every triple, and takes four times
    as long to fill and three times as long to ask (`benchmarks/`). This one only reads.
    """

    def __init__(self, store: ox.Store, predicates: Iterable[rdflib.URIRef]) -> None:
        super().__init__()
        # One rdflib term per term of the data: to make one, rdflib checks it, which costs.
        convert = lru_cache(maxsize=None)(_convert)
        self._objects = {name: _read(store, name, convert) for name in predicates}
        self._subjects: dict[Node, dict[Node, list[Node]]] = {}
        self._size = sum(len(found) for rows in self._objects.values() for found in rows.values())

    def __len__(self) -> int:
        return self._size

    def triples(self, triple: Any) -> Any:
        """Give the triples that match a pattern, as rdflib asks for them."""
        subject, predicate, object_ = triple
        for name in [predicate] if predicate is not None else list(self._objects):
            rows = self._objects.get(name, {})
            for one in [subject] if subject is not None else self._find(rows, name, object_):
                for other in rows.get(one, ()):
                    if object_ is None or other == object_:
                        yield one, name, other

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:
        """Give the objects of a subject and predicate; the question that is asked most."""
        if subject is None or predicate is None or isinstance(subject, list):
            return super().objects(subject, predicate, unique)
        return iter(self._objects.get(predicate, {}).get(subject, ()))

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Any:  # noqa: A002
        """Give the subjects of a predicate and object: how the nodes of a class are found."""
        if predicate is None or object is None or isinstance(object, list):
            return super().subjects(predicate, object, unique)
        return iter(self._find(self._objects.get(predicate, {}), predicate, object))

    def _find(self, rows: _Index, predicate: Node, object_: Node | None) -> Iterable[Node]:
        if object_ is None:
            return rows
        if predicate not in self._subjects:
            index = self._subjects[predicate] = {}
            for subject, objects in rows.items():
                for each in objects:
                    index.setdefault(each, []).append(subject)
        return self._subjects[predicate].get(object_, ())


def _read(store: ox.Store, predicate: rdflib.URIRef, convert: Any) -> _Index:
    rows: _Index = {}
    for subject, object_ in _pairs(store, predicate, convert):
        known = rows.get(subject, ())
        if object_ not in known:
            rows[subject] = (*known, object_)
    return rows


def _pairs(store: ox.Store, predicate: str, convert: Any) -> Iterator[tuple[Node, Node]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
        yield convert(quad.subject), convert(quad.object)


def _convert(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=term.datatype.value)
