"""What speaks for a candidate and against it, and how much; docs/mappings.md has the table.

The figure puts candidates in an order for the person who decides. It is no measured probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from miprof_graph.ask.folding import fold, telling_words
from miprof_graph.link.entities import Entity, Fact, Name
from miprof_graph.link.lookup import LABEL, Item
from miprof_graph.link.scope import Scope
from miprof_graph.link.spelling import trim_address

_MOST: Final = 99
_SHORT: Final = 5
# Words that a description has whatever it describes; the country is evidence of its own.
_COMMON: Final = frozenset(
    {"against", "aupres", "avant", "between", "cette", "contre", "depuis", "during", "entre"}
    | {"france", "francais", "francaise", "french", "leurs", "their", "under", "which"}
)


class Signal(StrEnum):
    """One kind of evidence."""

    IDENTIFIER = "identifier"
    LABEL = "label"
    ALIAS = "alias"
    WORD = "word"
    ADDRESS = "address"
    SECOND_NAME = "second-name"
    WORDS = "words"
    COUNTRY = "country"
    OTHER_COUNTRY = "other-country"
    NAMESAKES = "namesakes"


POINTS: Final = {
    Signal.IDENTIFIER: 60,
    Signal.LABEL: 60,
    Signal.ALIAS: 50,
    Signal.WORD: 20,
    Signal.ADDRESS: 40,
    Signal.SECOND_NAME: 15,
    Signal.WORDS: 10,
    Signal.COUNTRY: 10,
    Signal.OTHER_COUNTRY: -30,
    Signal.NAMESAKES: -30,
}
"""What each is worth, in hundredths; `words` counts twice where there are two or more."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something that both have: our field, their field (an IRI), and the text or value."""

    ours: str
    theirs: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate for an entity, and why it is one."""

    item: Item
    signals: tuple[Signal, ...]
    matches: tuple[Match, ...]
    words: tuple[str, ...]

    @property
    def points(self) -> int:
        """What all signals are worth together, from 0 to 99."""
        twice = POINTS[Signal.WORDS] if len(self.words) > 1 else 0
        return min(_MOST, max(0, sum(POINTS[signal] for signal in self.signals) + twice))


def weigh(entity: Entity, items: Iterable[Item], scope: Scope) -> list[Evidence]:
    """Weigh the items of the right class that share a name or an identifier, the best first."""
    roots = scope.find_roots(entity.kinds)
    able = [item for item in items if not roots.isdisjoint(item.classes)]
    rated = [found for item in able if (found := _weigh(entity, item, scope))]
    rated = [_count_namesakes(found, rated) for found in rated]
    return sorted(rated, key=lambda found: (-found.points, len(found.item.iri), found.item.iri))


def _weigh(entity: Entity, item: Item, scope: Scope) -> Evidence | None:
    names = _match_names(entity.names, item)
    identifiers = _match_facts(entity.identifiers, item)
    if not (names or identifiers):
        return None
    addresses = _match_facts(entity.addresses, item)
    words = _share_words(entity, item)
    signals = []
    if identifiers:
        signals.append(Signal.IDENTIFIER)
    if names:
        signals.append(_rate_name(names[0]))
    if addresses:
        signals.append(Signal.ADDRESS)
    if len({name.folded for name, _ in names}) > 1:
        signals.append(Signal.SECOND_NAME)
    if words:
        signals.append(Signal.WORDS)
    if scope.country in item.countries:
        signals.append(Signal.COUNTRY)
    elif item.countries and not scope.national.isdisjoint(entity.kinds):
        signals.append(Signal.OTHER_COUNTRY)
    matches = (*(match for _, match in names), *identifiers, *addresses)
    return Evidence(item, tuple(signals), matches, words)


def _match_names(names: Iterable[Name], item: Item) -> list[tuple[Name, Match]]:
    """Give the names that the item has too, the most telling first."""
    found = [
        (name, Match(name.field, item.names[name.folded], name.text))
        for name in names
        if name.folded in item.names
    ]
    return sorted(found, key=lambda pair: (not pair[0].is_full, pair[1].theirs != LABEL))


def _rate_name(best: tuple[Name, Match]) -> Signal:
    name, match = best
    if not name.is_full:
        return Signal.WORD
    return Signal.LABEL if match.theirs == LABEL else Signal.ALIAS


def _match_facts(facts: Iterable[Fact], item: Item) -> list[Match]:
    """Give the identifiers or addresses that the item has too."""
    return [
        Match(fact.field, theirs, fact.value)
        for fact in facts
        for theirs, value in sorted(item.values)
        if theirs in fact.theirs and _trim(value) == _trim(fact.value)
    ]


def _trim(value: str) -> str:
    return trim_address(value) if "://" in value else value.upper()


def _share_words(entity: Entity, item: Item) -> tuple[str, ...]:
    """Give the words that both are described with, in the language in which there are most.

    Those of the name itself say nothing more.
    """
    names = {word for name in entity.names for word in _words(name.text)}
    shared = (
        tuple(sorted((_words(said) & _words(item.descriptions.get(language, ""))) - names))
        for language, said in sorted(entity.definitions.items())
    )
    return max(shared, key=len, default=())


def _words(text: str) -> set[str]:
    words = {word.rstrip("sx") for word in telling_words(fold(text)) if len(word) >= _SHORT}
    return words - _COMMON


def _count_namesakes(found: Evidence, others: Sequence[Evidence]) -> Evidence:
    """Note whether other candidates, of no other country, bear the name that tells most."""
    if not found.matches or Signal.OTHER_COUNTRY in found.signals:
        return found
    name = fold(found.matches[0].text)
    rivals = [
        other
        for other in others
        if other is not found
        and name in other.item.names
        and Signal.OTHER_COUNTRY not in other.signals
    ]
    if not rivals:
        return found
    return replace(found, signals=(*found.signals, Signal.NAMESAKES))
