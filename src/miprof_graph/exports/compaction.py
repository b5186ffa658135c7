"""Choose the JSON-LD keys and values that a context gives to N-Triples terms.

PyLD does all of JSON-LD, but takes some twenty times what the rest of the build takes. Our triples
have no blank nodes, lists or reverse properties, so that compaction is a look-up per predicate and
kind of value; the tests hold the outcome against PyLD's expansion, framing and RDF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from miprof_graph.errors import MiprofError
from miprof_graph.names import PREFIXES, XSD_STRING

_XSD: Final = PREFIXES["xsd"]
_INTEGER: Final = _XSD + "integer"
_BOOLEAN: Final = _XSD + "boolean"
_KEYWORDS: Final = frozenset({"@base", "@version", "@vocab"})
_TERM_KEYS: Final = frozenset({"@id", "@type", "@container", "@language", "@prefix"})
_SAFE: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.#-]*[A-Za-z0-9_#-])?")


class Rule(NamedTuple):
    """How values of one kind are written under a predicate.

    `form` is `id`, `vocab` or `node` for IRIs; for literals `map` (by language), `text`, `native`
    (a number or truth value, else text), `bare` (the same, else a value object), or `value`.
    """

    key: str
    form: str
    as_list: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the context; `type` and `language` are empty where it coerces nothing."""

    name: str
    iri: str
    type: str
    language: str
    containers: frozenset[str]
    is_prefix: bool


class Context:
    """A JSON-LD context, asked for the short form of IRIs and for the rules of predicates."""

    def __init__(
        self, document: Mapping[str, Any], vocab: str, aliases: list[Term], terms: list[Term]
    ) -> None:
        self.document = document
        self.aliases = {alias.iri: alias.name for alias in aliases}
        self.types_as_list = any(a.iri == "@type" and "@set" in a.containers for a in aliases)
        self._vocab = vocab
        self._terms = sorted(terms, key=lambda term: (len(term.name), term.name))
        self._names = {term.iri: term.name for term in reversed(self._terms)}
        self._known = {term.name for term in (*self._terms, *aliases)}
        self._bases = {term.iri: term.name for term in reversed(self._terms) if term.is_prefix}

    def compact(self, iri: str, *, vocab: bool) -> str:
        """Shorten an IRI: to a term if `vocab`, else to a CURIE, else not at all."""
        if vocab:
            if iri in self._names:
                return self._names[iri]
            rest = iri.removeprefix(self._vocab)
            if self._vocab and rest != iri and _SAFE.fullmatch(rest) and rest not in self._known:
                return rest
        end = len(iri)
        while (end := max(iri.rfind(mark, 0, end) for mark in "/#:?")) > 0:
            prefix, rest = self._bases.get(iri[: end + 1]), iri[end + 1 :]
            if prefix and _SAFE.fullmatch(rest):
                return f"{prefix}:{rest}"
        scheme, _, rest = iri.partition(":")
        if scheme in self._known and not rest.startswith("//"):
            raise MiprofError("exports.json-key", detail=iri)  # It would be read as a CURIE.
        return iri

    def find_rule(self, predicate: str, kind: str) -> Rule:
        """Find how to write values of a kind: `@id`, `@fr` (a language) or a datatype's IRI."""
        terms = [term for term in self._terms if term.iri == predicate]
        for wanted in (_coerces, _leaves):
            for term in terms:
                if form := wanted(term, kind):
                    return Rule(term.name, form, "@set" in term.containers, kind)
        # A term that means something else for this kind of value must not lend it its name.
        keys = (self.compact(predicate, vocab=vocab) for vocab in (True, False))
        key = next((key for key in keys if key not in self._known), predicate)
        return Rule(key, _bare_form(kind), False, kind)


def read_context(document: Mapping[str, Any]) -> Context:
    """Read the `@context` of a JSON-LD document.

    Raises:
        MiprofError: If it uses what the writer does not know.
    """
    entries: Mapping[str, Any] = document["@context"]
    names: dict[str, str] = {"": str(entries.get("@vocab", ""))}
    for name, value in entries.items():
        iri = value.get("@id") if isinstance(value, dict) else value
        names[name] = str(iri or "")
    aliases: list[Term] = []
    terms: list[Term] = []
    for name, value in entries.items():
        if name.startswith("@"):
            _check(name, {name} - _KEYWORDS)
        else:
            term = _read_term(name, value, names)
            (aliases if term.iri.startswith("@") else terms).append(term)
    return Context(entries, names[""], aliases, terms)


def _read_term(name: str, value: Any, names: Mapping[str, str]) -> Term:
    entry = {"@id": value} if isinstance(value, str) else value
    if not isinstance(entry, dict):
        raise MiprofError("exports.json-key", detail=name)
    _check(name, set(entry) - _TERM_KEYS)
    container = entry.get("@container", [])
    containers = frozenset([container] if isinstance(container, str) else container)
    _check(name, containers - {"@language", "@set"})
    iri, kind = _expand(names[name] or name, names), _expand(entry.get("@type", ""), names)
    simple = isinstance(value, str) and iri[-1:] in "/#:?[]@"
    is_prefix = bool(entry.get("@prefix", simple))
    return Term(name, iri, kind, entry.get("@language", ""), containers, is_prefix)


def _expand(name: str, names: Mapping[str, str]) -> str:
    """Expand a name of the context itself: a keyword, a CURIE, a term, or an IRI already."""
    prefix, colon, local = name.partition(":")
    if not name or name.startswith("@"):
        return name
    if colon:
        is_curie = prefix in names and not local.startswith("//")
        return _expand(names[prefix], names) + local if is_curie else name
    return _expand(names[name], names) if names.get(name) else names[""] + name


def _check(name: str, unknown: set[str] | frozenset[str]) -> None:
    if unknown:
        raise MiprofError("exports.json-key", detail=f"{name}: {', '.join(sorted(unknown))}")


def _coerces(term: Term, kind: str) -> str:
    """Say in what form a term takes a value of just this kind; nothing if it does not."""
    if kind == "@id":
        return {"@id": "id", "@vocab": "vocab"}.get(term.type, "")
    if kind.startswith("@"):
        if "@language" in term.containers:
            return "map"
        return "text" if term.language == kind[1:] else ""
    if term.type != kind:
        return ""
    return "native" if kind in (_INTEGER, _BOOLEAN) else "text"


def _leaves(term: Term, kind: str) -> str:
    """Say in what form a term that coerces nothing takes a value of this kind."""
    if term.type or term.language or "@language" in term.containers:
        return ""
    return _bare_form(kind)


def _bare_form(kind: str) -> str:
    if kind == "@id":
        return "node"
    if kind == XSD_STRING:
        return "text"
    return "bare" if kind in (_INTEGER, _BOOLEAN) else "value"
