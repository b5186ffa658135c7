"""Names and values in Markdown, as the sentences about changes put them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.labels import LONGEST
from miprof_graph.ask.terminal import escape
from miprof_graph.ask.wording import word_date, word_literal
from miprof_graph.diff.compare import Difference
from miprof_graph.diff.edition import Edition, Thing
from miprof_graph.messages import load_table, text
from miprof_graph.names import XSD_DATE, XSD_STRING, compact, is_web_address
from miprof_graph.rows import Term

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&~#|$]")
_NAMES: Final = ("skos:prefLabel", "rdfs:label", "dcterms:title")


def mark(words: str) -> str:
    r"""Write a text of the data so that Markdown shows it as it is, on one line.

    >>> mark("a *b*\n<i>")
    'a \\*b\\*\\\\n\\<i\\>'
    """
    return _SPECIAL.sub(r"\\\g<0>", escape(words, inline=True)).strip()


def mark_code(words: str) -> str:
    """Write a name that a reader typed as code, or as plain text where code could not hold it."""
    return mark(words) if "`" in words else f"`{escape(words, inline=True)}`"


def name_things(difference: Difference, language: str) -> dict[str, str]:
    """Name each thing of two editions as it is called now, briefly where its name is long."""
    editions = (difference.before, difference.after)
    return {iri: _name(thing, language) for edition in editions for iri, thing in _all(edition)}


def find_text(thing: Thing, language: str, *properties: str) -> str:
    """Give the value of a property in a language, else in another one, else nothing."""
    texts = thing.texts(*properties)
    return min(((tag != language, value) for value, tag in texts), default=(True, ""))[1]


def _all(edition: Edition) -> Iterable[tuple[str, Thing]]:
    return (item for things in edition.things.values() for item in things.items())


def _name(thing: Thing, language: str) -> str:
    name = find_text(thing, language, *_NAMES)
    if len(name) > LONGEST:
        name = find_text(thing, language, "mpo:shortLabel") or name
    return name if name.strip() else compact(thing.iri)


class Words:
    """Says what things are called and what values are, in one language, as inline Markdown."""

    def __init__(self, names: Mapping[str, str], language: str) -> None:
        self.language = language
        self._names = names

    def say(self, key: str, **values: object) -> str:
        """Give a text of the `diff` table; its values are Markdown."""
        return text(f"diff.{key}", self.language, **values)

    def entry(self, table: str, key: str) -> str | None:
        """Find the entry of a subtable of the `diff` table."""
        found: str | None = load_table("diff", self.language)[table].get(key)
        return found

    def label(self, iri: str) -> str:
        """Name a term within a sentence, or any other thing without setting it apart."""
        return mark(self._names.get(iri) or compact(iri))

    def name(self, iri: str) -> str:
        """Name a thing, set apart from the words around it."""
        return f"*{self.label(iri)}*"

    def code(self, iri: str) -> str:
        """Give the CURIE of a thing."""
        return f"`{compact(iri)}`"

    def property(self, iri: str) -> str:
        """Name a property: ours by its label, another one by its CURIE."""
        return self.label(iri) if iri in self._names else self.code(iri)

    def quote(self, words: str) -> str:
        """Put a text of the data into quotation marks."""
        return text("ask.quote", self.language, words=mark(words))

    def value(self, term: Term) -> str:
        """Say a value: a name, an address, a date in words, a number, or a text."""
        if isinstance(term, ox.Literal):
            return self._literal(term)
        iri = str(getattr(term, "value", term))
        known = iri in self._names or not is_web_address(iri)
        return self.name(iri) if known else self._address(iri)

    def values(self, terms: Iterable[Term]) -> str:
        """Say several values."""
        return ", ".join(map(self.value, terms))

    def became(self, before: str, after: str) -> str:
        """Say that one value became another, or that it came or went."""
        key = "became" if before and after else "gained" if after else "lost"
        return self.say(key, before=before, after=after)

    def turned(self, before: Sequence[Term], after: Sequence[Term]) -> str:
        """Say that some values became others; what sounds the same is told apart."""
        old, new = self.values(before), self.values(after)
        if old == new:
            old, new = (", ".join(map(self._exact, terms)) for terms in (before, after))
        return self.became(old, new)

    def _exact(self, term: Term) -> str:
        if isinstance(term, ox.Literal):
            kind = term.language or compact(term.datatype.value)
            return f"{self.value(term)} (`{kind}`)"
        return f"{self.value(term)} (`{compact(str(getattr(term, 'value', term)))}`)"

    def _literal(self, term: ox.Literal) -> str:
        if term.datatype.value == XSD_DATE:
            return mark(word_date(term.value, self.language))
        if is_web_address(term.value):
            return self._address(term.value)
        is_text = term.language or term.datatype.value == XSD_STRING
        return self.quote(term.value) if is_text else mark(word_literal(term, self.language))

    def _address(self, url: str) -> str:
        short = compact(url)
        return f"<{url}>" if short == url else f"`{short}`"
