"""Find an entity by what people call it: accents, case and punctuation do not matter.

One index serves the command line, the search page and the reconciliation service:

    index = load_index(backend)                     # read once for each backend, then kept
    search(index, "violence femmes", language="fr")         # best first, typing errors forgiven
    suggest(index, "obs", language="fr", limit=8)           # while a name is being typed

Both give `Hit`s. `kinds` keeps entities of certain classes only (IRIs; subclasses count).
`Finder` finds the one entity that is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.folding import fold
from miprof_graph.ask.index import MAIN, SLIP, Index, Name, load_index
from miprof_graph.ask.likeness import Likeness
from miprof_graph.errors import MiprofError
from miprof_graph.names import PREFIXES, compact, expand

__all__ = ["Entity", "EntityError", "Finder", "Hit", "Index", "load_index", "search", "suggest"]

_ASK_KNOWN: Final = "SELECT ?p WHERE {{ {iri} ?p ?o }} LIMIT 1"
_MOST: Final = 8
_TELLING: Final = 4
_LEAST: Final = 35
"""A hit with a lower score has only common words with what is looked for."""
_HARDLY: Final = 10
_COMPARED: Final = 400


@dataclass(frozen=True, slots=True)
class Entity:
    """Something found: its IRI and the name to show for it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that answers to some words.

    `label` is its main name in the reader's language, `name` the one of its names that fits
    (in any language; `is_other_name` says that the label does not show it), `kind_label` and
    `definition` what it is, `score` how well it fits, from 0 to 100.
    """

    iri: str
    label: str
    kinds: tuple[str, ...]
    kind_label: str
    definition: str
    name: str
    is_other_name: bool
    score: int


class EntityError(MiprofError):
    """No entity, or more than one, answers to the name; `candidates` are the nearest."""

    def __init__(self, key: str, wanted: str, candidates: list[Entity]) -> None:
        lines = "".join(f"\n  {compact(found.iri)}  {found.label}" for found in candidates)
        super().__init__(key, name=wanted, candidates=lines)
        self.candidates = candidates


def search(
    index: Index, words: str, *, language: str, kinds: Collection[str] = (), limit: int = 20
) -> list[Hit]:
    """List the entities whose names fit some words, the best first.

    A name that covers more of the words comes before one that says little else.
    """
    folded = fold(words)
    rated: dict[str, dict[Name, int]] = defaultdict(dict)
    for like in index.likenesses.find(words, most=_COMPARED):
        name = index.names[like.number]
        score = 100 if name.folded == folded else _score(like, name)
        if score >= _LEAST and index.has_kind(name.iri, kinds):
            rated[name.iri][name] = score
    hits = []
    for names in rated.values():
        best = max(names, key=lambda name: (names[name], name.language == language, -name.weight))
        # A name that fits hardly better than the label is not worth a line of its own.
        usual = [name for name in names if name.weight == MAIN and name.language == language]
        shown = next((name for name in usual if names[name] >= names[best] - _HARDLY), best)
        hits.append(_hit(index, shown, names[best], language))
    # Between a thing and a document that has it for a title, the thing is meant.
    by_rank = sorted(
        hits, key=lambda hit: (-hit.score, _is_source(hit.iri), fold(hit.label), hit.iri)
    )
    return by_rank[:limit]


def suggest(
    index: Index, prefix: str, *, language: str, kinds: Collection[str] = (), limit: int = _MOST
) -> list[Hit]:
    """List the entities with a name, or words of one, that begin so; else those that resemble it.

    An entity whose identifier it is comes first, then names that begin with the whole, short
    ones before long ones.
    """
    own = [index.by_entity[iri][0] for iri in _own_iris(prefix) if iri in index.by_entity]
    found: dict[str, Name] = {}
    for name in (*own, *_starting(index, prefix, language)):
        found.setdefault(name.iri, name)
    names = [name for name in found.values() if index.has_kind(name.iri, kinds)]
    if not names and len(fold(prefix)) >= _TELLING:
        return search(index, prefix, language=language, kinds=kinds, limit=limit)
    return [_hit(index, name, 100, language) for name in names[:limit]]


class Finder:
    """Finds entities by what people call them, and names them in the reader's language."""

    def __init__(self, backend: Backend, language: str) -> None:
        self._backend = backend
        self._language = language

    def get(self, wanted: str) -> Entity:
        """Find the one entity that is meant: by IRI, CURIE, slug, or name.

        Raises:
            EntityError: If there is none or more than one; it suggests which might be meant.
        """
        for iri in _as_iris(wanted):
            if read_rows(self._backend, _ASK_KNOWN.format(iri=iri)):
                return Entity(iri.value, wanted)
        found = self.find(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise EntityError("ask.entity-ambiguous", wanted, found[:_MOST])
        near = self.suggest(wanted)
        raise EntityError("ask.entity-near" if near else "ask.entity-unknown", wanted, near)

    def find(self, wanted: str) -> list[Entity]:
        """List the entities a name fits best: exactly, by its beginning, by words, or in part."""
        folded = fold(wanted)
        if not folded:
            return []
        words = set(folded.split())
        fits: list[Callable[[Name], bool]] = [
            lambda name: name.folded == folded and name.weight == MAIN,
            lambda name: name.folded == folded,
            # One word is the beginning of too many names to say which is meant.
            lambda name: len(words) > 1 and name.folded.startswith(f"{folded} "),
            lambda name: words <= set(name.folded.split()),
            lambda name: folded in name.folded,
        ]
        for fit in fits:
            found = {name.iri for name in load_index(self._backend).names if fit(name)}
            # A document is meant only where nothing that it speaks of answers to the name.
            meant = {iri for iri in found if not _is_source(iri)} or found
            if meant:
                return sorted(self._entities(meant), key=lambda one: (one.label, one.iri))
        return []

    def suggest(self, wanted: str) -> list[Entity]:
        """List entities whose names, or words of them, resemble one nothing answers to."""
        from difflib import get_close_matches

        by_name: dict[str, list[str]] = {}
        for name in load_index(self._backend).names:
            words = (word for word in name.folded.split() if len(word) >= _TELLING)
            for part in (name.folded, *words):
                by_name.setdefault(part, []).append(name.iri)
        close = get_close_matches(fold(wanted), by_name, n=_MOST, cutoff=0.7)
        return self._entities(dict.fromkeys(iri for part in close for iri in by_name[part]))[:_MOST]

    def _entities(self, iris: Iterable[str]) -> list[Entity]:
        index = load_index(self._backend)
        return [Entity(iri, index.label(iri, self._language)) for iri in iris]


def _score(like: Likeness, name: Name) -> int:
    # What covers all the words is what a reader wants, however long its name is.
    score = 98 * like.covered * (0.6 + 0.4 * like.wanted)
    return round(score - (name.weight == SLIP))


def _starting(index: Index, prefix: str, language: str) -> list[Name]:
    """List the names in which every word of a text begins a word, best first."""
    folded = fold(prefix)
    starts = [f" {word}" for word in folded.split()]
    found = []
    for name in index.names if starts else ():
        framed = f" {name.folded}"
        if all(start in framed for start in starts):
            later = not name.folded.startswith(folded)
            rank = (later, name.weight == SLIP, name.language != language, len(name.folded))
            found.append((rank, name.iri, name.text, name))
    return [name for *_, name in sorted(found, key=lambda one: one[:3])]


def _hit(index: Index, name: Name, score: int, language: str) -> Hit:
    label = index.label(name.iri, language)
    return Hit(
        iri=name.iri,
        label=label,
        kinds=index.narrowest(name.iri),
        kind_label=index.kind_label(name.iri, language),
        definition=index.definition(name.iri, language),
        name=name.text,
        is_other_name=fold(label) != name.folded,
        score=score,
    )


def _is_source(iri: str) -> bool:
    return iri.startswith(PREFIXES["src"])


def _own_iris(text: str) -> list[str]:
    return [start + text.strip() for start in (PREFIXES["mp"], PREFIXES["src"], "")]


def _as_iris(wanted: str) -> list[ox.NamedNode]:
    text = wanted.strip()
    candidates = [text.removeprefix("<").removesuffix(">")] if "://" in text else [expand(text)]
    if re.fullmatch(r"[a-z0-9-]+", text):
        candidates = [PREFIXES["mp"] + text, PREFIXES["src"] + text]
    iris = []
    for candidate in filter(None, candidates):
        try:
            iris.append(ox.NamedNode(candidate))
        except ValueError:
            continue
    return iris
