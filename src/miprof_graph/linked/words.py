"""The names that pages show, each with the language it is in, so that pages can say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from unicodedata import combining, normalize

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.names import BASE, compact

LONGEST: Final = 60
_AT_ONCE: Final = 400
# In the order of preference.
_FULL: Final = ("skos:prefLabel", "rdfs:label", "dcterms:title", "sh:message")
_SHORT: Final = "mpo:shortLabel"
_LANGUAGE: Final = "dcterms:language"


class Name(NamedTuple):
    """A text for people, and the language it is in where one is known."""

    text: str
    language: str = ""


class Words:
    """The names of IRIs, in the reader's language where there is one, else in another."""

    def __init__(self, texts: Mapping[str, Mapping[str, list[ox.Literal]]], language: str) -> None:
        self._texts = texts
        self._language = language
        self._found: dict[tuple[str, tuple[str, ...]], Name | None] = {}

    def name(self, iri: str) -> Name:
        """Give the full name of an IRI; the short form of the IRI if it has none."""
        return self._find(iri, _FULL) or self.brief(iri)

    def short(self, iri: str) -> Name:
        """Give the short name of an IRI, else its full one."""
        return self._find(iri, (_SHORT,)) or self.name(iri)

    def fitting(self, iri: str) -> Name:
        """Give the full name of an IRI, or its short one where the full one fills a line."""
        full = self.name(iri)
        return full if len(full.text) <= LONGEST else self.short(iri)

    def tongue(self, iri: str) -> str:
        """Give the language a document is written in, if it is known and only one."""
        said = {term.value for term in self._texts.get(iri, {}).get(_LANGUAGE, ())}
        return said.pop() if len(said) == 1 else ""

    def brief(self, iri: str) -> Name:
        """Shorten an IRI that nobody named."""
        short = compact(iri)
        return Name(short if short != iri else iri.removeprefix(BASE))

    def _find(self, iri: str, properties: tuple[str, ...]) -> Name | None:
        key = (iri, properties)
        if key not in self._found:
            self._found[key] = self._choose(iri, properties)
        return self._found[key]

    def _choose(self, iri: str, properties: Sequence[str]) -> Name | None:
        known = self._texts.get(iri, {})
        rated = (
            (literal.language != self._language, place, literal.value, literal.language or "")
            for place, prop in enumerate(properties)
            for literal in known.get(prop, ())
        )
        best = min(rated, default=None)
        return Name(best[2], best[3]) if best else None


def sorting(name: Name) -> tuple[str, str]:
    """Give what names are put in alphabetical order by: accents and capitals do not count.

    >>> sorted([Name("Zone"), Name("école")], key=sorting)[0].text
    'école'
    """
    plain = "".join(char for char in normalize("NFKD", name.text) if not combining(char))
    return plain.casefold(), name.text


def read_words(backend: Backend, iris: Iterable[str], language: str) -> Words:
    """Read the names of IRIs in every language: one query for every 400 of them."""
    wanted = sorted(set(iris))
    texts: dict[str, dict[str, list[ox.Literal]]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        values = " ".join(str(ox.NamedNode(iri)) for iri in wanted[start : start + _AT_ONCE])
        # A branch for each property is a look-up; a second VALUES would be joined row by row.
        branches = " UNION ".join(
            f'{{ ?iri {prop} ?name BIND("{prop}" AS ?property) }}'
            for prop in (*_FULL, _SHORT, _LANGUAGE)
        )
        query = f"SELECT ?iri ?property ?name WHERE {{ VALUES ?iri {{ {values} }} {branches} }}"
        for iri, prop, name in read_rows(backend, query):
            if isinstance(iri, ox.NamedNode) and isinstance(name, ox.Literal):
                assert isinstance(prop, ox.Literal)  # noqa: S101 - the query binds it
                texts.setdefault(iri.value, {}).setdefault(prop.value, []).append(name)
    return Words(texts, language)
