"""Their side: which items share something with an entity, and what an item is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from miprof_graph.ask.folding import fold
from miprof_graph.link.asking import TERMS, Asker, Line, Question
from miprof_graph.link.entities import Entity
from miprof_graph.link.scope import DIRECT, Scope
from miprof_graph.link.spelling import LANGUAGES, spell_address, spell_identifier, spell_name
from miprof_graph.mappings.model import WIKIDATA

LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_NAMES: Final = (
    *(LABEL, "http://www.w3.org/2004/02/skos/core#altLabel"),
    *(DIRECT + "P1448", DIRECT + "P1813"),  # official name, short name
)
_ITEM: Final = re.compile(re.escape(WIKIDATA) + "Q[1-9][0-9]*")
_DESCRIPTION: Final = "http://schema.org/description"
_INSTANCE: Final = DIRECT + "P31"
_SUBCLASS: Final = DIRECT + "P279"
_MOST_SHARED: Final = 20
"""A name that more items bear tells nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item, as far as it can be told from its namesakes.

    `names` are folded, each with the first field that has it; `descriptions` are by language,
    `description` and `kind` for people; `values` are pairs of a property and what it holds.
    """

    iri: str
    label: str
    kind: str
    description: str
    descriptions: Mapping[str, str]
    names: Mapping[str, str]
    classes: frozenset[str]
    countries: frozenset[str]
    values: frozenset[tuple[str, str]]


def find_items(entities: Sequence[Entity], asker: Asker, scope: Scope) -> dict[str, set[str]]:
    """Find the items that share a name, an address or an identifier with each entity.

    Raises:
        RemoteError: If the server does not answer.
    """
    names = {name.text for entity in entities for name in entity.names}
    bearers = asker.ask(names, Question(_finding(_NAMES), spell_name))
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in entity.names:
            if len(bearers[name.text]) <= _MOST_SHARED:
                found[entity.iri] |= _items(bearers[name.text])
    for spell, theirs in (
        *((spell_identifier, theirs) for theirs in scope.identifiers.values()),
        *((spell_address, theirs) for theirs in scope.addresses.values()),
    ):
        owners: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for fact in (*entity.identifiers, *entity.addresses):
                if fact.theirs == theirs:
                    owners[fact.value].add(entity.iri)
        for value, lines in asker.ask(owners, Question(_finding(theirs), spell)).items():
            for iri in owners[value]:
                found[iri] |= _items(lines)
    return found


def describe_items(items: Iterable[str], asker: Asker, scope: Scope) -> dict[str, Item]:
    """Say what items are.

    Raises:
        RemoteError: If the server does not answer.
    """
    question = Question(_describing(scope), lambda item: [f"<{item}>"])
    return {item: _make(item, lines, scope) for item, lines in asker.ask(items, question).items()}


def _items(lines: Iterable[Line]) -> set[str]:
    """Keep the items: properties and lexemes have names too, and another store may hold more."""
    return {name for (name,) in lines if _ITEM.fullmatch(name)}


def _finding(fields: Sequence[str]) -> str:
    path = "|".join(f"<{field}>" for field in fields)
    return f"SELECT DISTINCT ?key ?item WHERE {{ VALUES ?key {{ {TERMS} }} ?item {path} ?key }}"


def _describing(scope: Scope) -> str:
    """Write the query for all that is known of an item, one branch a field.

    The keys stand in each branch: no engine then reads a property of all items there are.
    """
    spoken = ", ".join(f'"{tag}"' for tag in LANGUAGES)
    filter_ = f"FILTER(LANG(?value) IN ({spoken}))"
    roots = " ".join(f"<{root}>" for root in scope.roots)
    branches = [
        *(f"?key <{field}> ?value {filter_} {_bind(field)}" for field in (*_NAMES, _DESCRIPTION)),
        f"?key <{_INSTANCE}>/<{LABEL}> ?value {filter_} {_bind(_INSTANCE)}",
        f"VALUES ?value {{ {roots} }} ?key <{_INSTANCE}>/<{_SUBCLASS}>* ?value {_bind(_SUBCLASS)}",
        *(
            f"?key <{field}> ?value {_bind(field)}"
            for field in (*scope.country_properties, *scope.values)
        ),
    ]
    union = " UNION ".join(f"{{ VALUES ?key {{ {TERMS} }} {branch} }}" for branch in branches)
    return f"SELECT DISTINCT ?key ?field ?value (LANG(?value) AS ?tag) WHERE {{ {union} }}"


def _bind(field: str) -> str:
    return f'BIND("{field}" AS ?field)'


def _make(iri: str, lines: Sequence[Line], scope: Scope) -> Item:
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for field, value, tag in lines:
        texts[field].append((tag, value))
    names: dict[str, str] = {}
    for field in _NAMES:
        for _, value in texts[field]:
            names.setdefault(fold(value), field)
    return Item(
        iri,
        _choose(texts[LABEL]) or _choose(texts[_NAMES[1]]),
        _choose(texts[_INSTANCE]),
        _choose(texts[_DESCRIPTION]),
        dict(texts[_DESCRIPTION]),
        names,
        frozenset(value for _, value in texts[_SUBCLASS]),
        frozenset(value for field in scope.country_properties for _, value in texts[field]),
        frozenset((field, value) for field in scope.values for _, value in texts[field]),
    )


def _choose(texts: Sequence[tuple[str, str]]) -> str:
    """Choose the text in the first of our languages; of two, the first in the alphabet."""
    ranked = (((*LANGUAGES, tag).index(tag), value) for tag, value in texts)
    return min(ranked, default=(0, ""))[1]
