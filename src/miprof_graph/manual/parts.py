"""The order of the dictionary: the terms in parts and groups, as the ontology itself sorts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from miprof_graph.linked.facts import Facts
from miprof_graph.linked.ontology import find_section
from miprof_graph.manual.book import Book, anchor
from miprof_graph.messages import text
from miprof_graph.names import EDTF, PREFIXES, XSD_DATE

PARTS: Final = ("classes", "relations", "characteristics", "claims", "annotations", "lists")

_MPO: Final = PREFIXES["mpo"]
_XSD: Final = PREFIXES["xsd"]
_IDENTIFIER: Final = _MPO + "identifier"
_CONCEPT: Final = _MPO + "Concept"
# What a claim is made of has a part of its own, and so has the document it comes from.
_CLAIMS: Final = frozenset({_MPO + "DatedStatement", _MPO + "Source"})
_FAMILY: Final = {"classes": "mpo:colourGroup", "relations": "mpo:edgeGroup"}
_BY_RANGE: Final = {
    EDTF: "dates",
    XSD_DATE: "dates",
    _XSD + "duration": "dates",
    _XSD + "integer": "numbers",
    _XSD + "decimal": "numbers",
}
# Groups that the ontology has no family for: these stand before the families, others behind.
_FIRST: Final = ("general", "classes", "relations", "characteristics", "dates", "identifiers")


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that belong together; `name` is the anchor, the title is empty if there is no other."""

    name: str
    title: str
    about: str
    terms: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the dictionary, by its key in `PARTS`."""

    key: str
    groups: tuple[Group, ...]


def make_parts(book: Book) -> list[Part]:
    """Sort all terms but inverse forms and entries of lists, which stand below others."""
    found: dict[str, dict[str, list[Facts]]] = {key: {} for key in PARTS}
    for section in ("classes", "relations", "characteristics", "annotations", "lists"):
        for facts in book.in_section(section):
            part, group = _place(book, facts)
            found[part].setdefault(group, []).append(facts)
    return [Part(key, tuple(_make_groups(book, key, found[key]))) for key in PARTS]


def _place(book: Book, facts: Facts) -> tuple[str, str]:
    """Give the part and the group of a term: the IRI of a family, or a name; "" where all fit."""
    section = find_section(facts)
    subjects = [facts.iri] if section == "classes" else facts.iris("rdfs:domain")
    above = [iri for subject in subjects for iri in book.above(subject)]
    if section not in ("annotations", "lists") and _CLAIMS.intersection(above):
        return "claims", section
    if section == "classes":
        rest = "list-classes" if _CONCEPT in above else "general"
        return section, _find_family(book, above) or rest
    if section == "relations":
        return section, next(iter(facts.iris(_FAMILY[section])), "other")
    if section == "characteristics":
        return section, _find_kind(facts)
    return section, ""


def _find_family(book: Book, classes: list[str]) -> str | None:
    """Give the colour group of the nearest of some classes that has one."""
    families = (book.terms[iri].iris(_FAMILY["classes"]) for iri in classes if iri in book.terms)
    return next((family for found in families for family in found), None)


def _find_kind(facts: Facts) -> str:
    if _IDENTIFIER in (facts.iri, *facts.iris("rdfs:subPropertyOf")):
        return "identifiers"
    return next((_BY_RANGE[iri] for iri in facts.iris("rdfs:range") if iri in _BY_RANGE), "texts")


def _make_groups(book: Book, part: str, found: dict[str, list[Facts]]) -> Iterator[Group]:
    families = book.sort(name for name in found if name in book.terms)
    first = [name for name in _FIRST if name in found]
    last = sorted(found.keys() - {*families, *first})
    for name in (*first, *families, *last):
        title, about = _title(book, part, name)
        anchored = f"{part}-{anchor(name)}" if name else part
        yield Group(anchored, title[:1].upper() + title[1:], about, tuple(found[name]))


def _title(book: Book, part: str, name: str) -> tuple[str, str]:
    """Give the title of a group, and a sentence about it."""
    if family := book.terms.get(name):
        return book.label(name), book.text(family, "skos:definition")
    if not name:
        return "", ""
    key = f"manual.{part}-{name}"
    return text(key, book.language), text(f"{key}-about", book.language)
