"""Which entities a name may mean, how likely each is, and whether one of them is certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from miprof_graph.ask.folding import fold, parts_of, without_forms, words_of
from miprof_graph.ask.index import MAIN, SLIP, Index, Name
from miprof_graph.reconcile.facts import IDENTIFIERS, SCHEMA, Facts, full_iri, identify
from miprof_graph.reconcile.queries import Query

_AGENT: Final = SCHEMA + "Agent"
_LIKE: Final = 98
"""What a name is worth at most that is only like the one that is looked for."""
_FORM: Final = 99
_SLIP: Final = 97
_OTHER_TYPE: Final = 0.7
_PROPERTY: Final = 0.25
"""What a property weighs against the name."""
_UNSAID: Final = 0.5
"""What a property counts of which the graph says nothing."""
_AGREES: Final = 0.9
_LEAST: Final = 40
"""A candidate with a lower score has only common words with what is looked for."""


@dataclass(slots=True)
class Candidate:
    """An entity that may be meant; scores go from 0 to 100, `agreeing` from 0 to 1 or None."""

    iri: str
    similarity: float = 0.0
    name: Name | None = None
    exact: bool = False
    certain: bool = False
    right_type: bool = True
    agreeing: Mapping[str, float | None] = field(default_factory=dict)
    score: float = 0.0
    match: bool = False

    def take(self, name: Name, similarity: float, *, exact: bool, certain: bool) -> None:
        """Note that a name of the entity fits, if none fitted better so far."""
        self.certain |= certain
        if similarity > self.similarity:
            self.similarity, self.name, self.exact = similarity, name, exact


def find_candidates(facts: Facts, query: Query) -> list[Candidate]:
    """List the entities a query may mean, the most likely first; `match` marks a certain one."""
    types = tuple(map(full_iri, query.types))
    if any(kind not in facts.index.kinds for kind in types):
        return []
    properties = {known.id: one.values for one in query.properties if (known := facts.find(one.id))}
    found = _by_name(facts.index, query.words) if query.words else _by_facts(facts, properties)
    kept = []
    for candidate in found:
        candidate.right_type = _has_types(facts.index, candidate.iri, types, query.strict)
        if candidate.right_type or query.strict == "should":
            alike = {
                name: facts.compare(candidate.iri, name, properties[name]) for name in properties
            }
            candidate.agreeing = alike
            candidate.score = _score(candidate, named=bool(query.words))
            kept.append(candidate)
    _decide(kept)
    kept = [candidate for candidate in kept if candidate.score >= _LEAST]
    kept.sort(key=lambda one: (-one.score, not one.match, _weight(one), one.iri))
    return kept[: query.limit]


def _by_facts(facts: Facts, properties: Mapping[str, tuple[str, ...]]) -> list[Candidate]:
    held = [facts.with_value(name, values) for name, values in properties.items()]
    return [Candidate(iri) for iri in sorted(frozenset[str]().union(*held))]


def _by_name(index: Index, words: str) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    iri = IDENTIFIERS + words.removeprefix(IDENTIFIERS).removeprefix("mp:")
    if iri in index.by_entity:
        found[iri] = Candidate(iri)
        found[iri].take(index.by_entity[iri][0], 100, exact=True, certain=True)
    _add_alike(index, words, found)
    _add_parts(index, words, found)
    return list(found.values())


def _add_parts(index: Index, words: str, found: dict[str, Candidate]) -> None:
    """Add what the parts of a name mean together, such as a name with its acronym behind it."""
    parts = [_add_alike(index, part, {}) for part in parts_of(words)]
    for iri in frozenset[str]().union(*parts):
        both = [part[iri] for part in parts if iri in part]
        best = max(both, key=lambda one: (one.exact, one.similarity))
        if best.name:
            exact = len(both) == len(parts) and all(one.exact for one in both)
            similarity = sum(one.similarity for one in both) / len(parts)
            certain = exact and any(one.certain for one in both)
            candidate = found.setdefault(iri, Candidate(iri))
            candidate.take(best.name, min(similarity, _FORM), exact=exact, certain=certain)


def _add_alike(index: Index, words: str, found: dict[str, Candidate]) -> dict[str, Candidate]:
    """Add the entities with a name that is the one looked for, or like it."""
    whole = words_of(fold(words))
    plain = without_forms(whole)
    for name in index.by_words.get("".join(whole), ()):
        _add(name, found, 100, certain=_tells(index, name))
    for name in index.by_words.get("".join(plain), ()) if plain != whole else ():
        # "Association X" is X only if X is one that acts; a theme may have the same name.
        if index.has_kind(name.iri, [_AGENT]):
            _add(name, found, _FORM, certain=_tells(index, name))
    for like in index.likenesses.find(words):
        name = index.names[like.number]
        if identify(name.iri):
            mean = like.mean
            if name.folded.startswith(f"{fold(words)} ") and len(whole) > 1:
                # A name cut short is nearer than one that has it somewhere.
                mean = (1 + mean) / 2
            similarity = _LIKE * mean - (name.weight == SLIP)
            candidate = found.setdefault(name.iri, Candidate(name.iri))
            candidate.take(name, similarity, exact=False, certain=False)
    return found


def _add(name: Name, found: dict[str, Candidate], similarity: float, *, certain: bool) -> None:
    if identify(name.iri):
        candidate = found.setdefault(name.iri, Candidate(name.iri))
        worth = _SLIP if name.weight == SLIP else similarity
        candidate.take(name, worth, exact=name.weight != SLIP, certain=certain)


def _tells(index: Index, name: Name) -> bool:
    """Say whether a name can mean nothing else: main names, acronyms, others of several words."""
    if name.weight != MAIN and len(without_forms(name.words)) == 1:
        written = [one for one in index.by_entity[name.iri] if one.weight != SLIP]
        same = [one for one in written if one.folded == name.folded]
        return bool(same) and all(one.acronym for one in same)
    return name.weight != SLIP


def _has_types(index: Index, iri: str, types: tuple[str, ...], strict: str) -> bool:
    if strict == "all":
        return all(index.has_kind(iri, [kind]) for kind in types)
    return index.has_kind(iri, types)


def _score(candidate: Candidate, *, named: bool) -> float:
    """Weigh the name with the properties, each of which counts a quarter of it."""
    unsaid = _UNSAID if named else 0.0
    parts = [unsaid if one is None else one for one in candidate.agreeing.values()]
    name = candidate.similarity if named else 0.0
    whole = (1.0 if named else 0.0) + _PROPERTY * len(parts)
    score = (name + 100 * _PROPERTY * sum(parts)) / whole if whole else 0.0
    return round(score * (1 if candidate.right_type else _OTHER_TYPE), 1)


def _decide(candidates: list[Candidate]) -> None:
    """Mark the one that is certain: its name says so, and nothing that is known speaks against."""
    certain = [one for one in candidates if one.certain and one.right_type and not _denied(one)]
    if len(certain) > 1:
        certain = [one for one in certain if one.agreeing and _confirmed(one)]
    if len(certain) == 1:
        certain[0].match = True


def _denied(candidate: Candidate) -> bool:
    return any(one is not None and one < _AGREES for one in candidate.agreeing.values())


def _confirmed(candidate: Candidate) -> bool:
    return all(one is not None and one >= _AGREES for one in candidate.agreeing.values())


def _weight(candidate: Candidate) -> int:
    return candidate.name.weight if candidate.name else SLIP
