"""Find an entity by what people call it: accents, case and punctuation do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.errors import MiprofError
from miprof_graph.names import PREFIXES, compact, expand

_NAMES: Final = f"""
SELECT ?entity ?name ?weight WHERE {{
  VALUES (?property ?weight) {{
    (skos:prefLabel 0) (dcterms:title 0)
    (skos:altLabel 1) (mpo:shortLabel 1) (skos:hiddenLabel 2)
  }}
  ?entity ?property ?name .
  FILTER({" || ".join(f'STRSTARTS(STR(?entity), "{PREFIXES[p]}")' for p in ("mp", "src"))})
}}"""
_ASK_KNOWN: Final = "SELECT ?p WHERE {{ {iri} ?p ?o }} LIMIT 1"
_MOST: Final = 8
_TELLING: Final = 4
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Entity:
    """Something found: its IRI and the name to show for it."""

    iri: str
    label: str


class EntityError(MiprofError):
    """No entity, or more than one, answers to the name; `candidates` are the nearest."""

    def __init__(self, key: str, wanted: str, candidates: list[Entity]) -> None:
        lines = "".join(f"\n  {compact(found.iri)}  {found.label}" for found in candidates)
        super().__init__(key, name=wanted, candidates=lines)
        self.candidates = candidates


def fold(name: str) -> str:
    """Write a name without accents, case and punctuation.

    >>> fold("L’Œuvre : Égalité  femmes-hommes")
    'l oeuvre egalite femmes hommes'
    """
    plain = name.casefold()
    if not plain.isascii():
        joined = plain.replace("œ", "oe").replace("æ", "ae")
        parts = unicodedata.normalize("NFKD", joined)
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain))


class Finder:
    """Finds entities by what people call them; it reads the names once, when it needs them."""

    def __init__(self, backend: Backend, language: str) -> None:
        self._backend = backend
        self._language = language
        self._names: list[tuple[Entity, str, int]] | None = None

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
        fits: list[Callable[[str, int], bool]] = [
            lambda name, weight: name == folded and weight == 0,
            lambda name, _: name == folded,
            # One word is the beginning of too many names to say which is meant.
            lambda name, _: len(words) > 1 and name.startswith(f"{folded} "),
            lambda name, _: words <= set(name.split()),
            lambda name, _: folded in name,
        ]
        for fit in fits:
            found = {entity for entity, name, weight in self._read() if fit(name, weight)}
            if found:
                return sorted(found, key=lambda entity: (entity.label, entity.iri))
        return []

    def suggest(self, wanted: str) -> list[Entity]:
        """List entities whose names, or words of them, resemble one nothing answers to."""
        from difflib import get_close_matches

        by_name: dict[str, list[Entity]] = {}
        for entity, name, _ in self._read():
            for part in (name, *(word for word in name.split() if len(word) >= _TELLING)):
                by_name.setdefault(part, []).append(entity)
        close = get_close_matches(fold(wanted), by_name, n=_MOST, cutoff=0.7)
        return list(dict.fromkeys(entity for part in close for entity in by_name[part]))[:_MOST]

    def _read(self) -> list[tuple[Entity, str, int]]:
        if self._names is None:
            self._names = _read_names(self._backend, self._language)
        return self._names


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


def _read_names(backend: Backend, language: str) -> list[tuple[Entity, str, int]]:
    """Read every name with its entity, shown under its main name in the reader's language."""
    rows = sorted(
        (
            (str(entity.value), int(weight.value), name.language != language, name.value)
            for entity, name, weight in read_rows(backend, _NAMES)
            if isinstance(entity, ox.NamedNode)
            and isinstance(name, ox.Literal)
            and isinstance(weight, ox.Literal)
        ),
    )
    entities: dict[str, Entity] = {}
    for iri, _, _, name in rows:
        entities.setdefault(iri, Entity(iri, name))
    return [(entities[iri], fold(name), weight) for iri, weight, _, name in rows]
