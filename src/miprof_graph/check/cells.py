"""Checks of single cells: names that are known, literals and dates that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from miprof_graph.dates import OPEN, BadDateError, check_moment, date_bounds
from miprof_graph.durations import DURATION, is_duration
from miprof_graph.names import EDTF, LANG_STRING, PREFIXES, compact, expand, is_web_address
from miprof_graph.vocabulary import Property, Vocabulary

Trouble = tuple[str, dict[str, object]]

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
TAGGED: Final = re.compile(r"\S.*@[a-z]{2,3}(-[A-Za-z0-9]+)*", re.DOTALL)
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
# One spelling a number: a claim is named by a hash of its cells, and the store keeps `24.9` of
# `24.90`.
_DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a literal of one datatype is written, and the message where it is not."""

    is_right: Callable[[str], object]
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that a CURIE in a cell may mean: entities, sources, and the vocabulary's terms.

    `entities` is None when they could not be read: then no name is called undeclared.
    """

    entities: Collection[str] | None
    sources: Collection[str]
    vocabulary: Vocabulary


def check_space(column: str, value: str) -> Iterator[Trouble]:
    """Report spaces at the ends and control characters."""
    if value != value.strip() or CONTROL.search(value):
        yield "space", {"column": column}


def check_name(column: str, curie: str, known: Known) -> Iterator[Trouble]:
    """Report a CURIE that names nothing that is declared."""
    iri = expand(curie)
    if iri is None:
        yield "curie", {"column": column, "value": curie}
    elif iri.startswith(PREFIXES["mpo"]):
        if iri not in known.vocabulary.concepts:
            hint = _hint(iri, known.vocabulary.concepts)
            yield "unlisted", {"column": column, "value": curie, "hint": hint}
    elif known.entities is not None and iri not in known.entities and iri not in known.sources:
        hint = _hint(iri, known.entities)
        yield "undeclared", {"column": column, "value": curie, "hint": hint}


def check_predicate(curie: str, known: Known) -> Iterator[Trouble]:
    """Report a predicate that is no property of the ontology in its forward direction."""
    iri = expand(curie)
    if iri is None or known.vocabulary.find_property(iri) is None:
        hint = _hint(iri or curie, known.vocabulary.properties)
        yield "predicate", {"value": curie, "hint": hint}


def check_literal(value: str, wanted: Property) -> Iterator[Trouble]:
    """Report a literal that its property's datatype does not allow."""
    form = _FORMS.get(wanted.range, _ANY)
    if not form.is_right(value):
        yield form.message, {"column": "object", "value": value}


def check_text(column: str, value: str) -> Iterator[Trouble]:
    """Report a text without its language."""
    if not TAGGED.fullmatch(value):
        yield "literal-text", {"column": column, "value": value}


@lru_cache(maxsize=4096)
def is_date(value: str) -> bool:
    """Tell whether a text is an EDTF date or interval whose days exist."""
    try:
        date_bounds(value)
    except BadDateError:
        return False
    return value != ""


_ANY: Final = _Form(bool, "literal")
_FORMS: Final = {
    EDTF: _Form(is_date, "literal-date"),
    LANG_STRING: _Form(TAGGED.fullmatch, "literal-text"),
    PREFIXES["xsd"] + "anyURI": _Form(is_web_address, "literal-address"),
    PREFIXES["xsd"] + "decimal": _Form(_DECIMAL.fullmatch, "literal-decimal"),
    DURATION: _Form(is_duration, "literal-duration"),
    PREFIXES["xsd"] + "integer": _Form(_INTEGER.fullmatch, "literal-integer"),
}


@lru_cache(maxsize=4096)
def check_interval(start: str, until: str) -> tuple[Trouble, ...]:
    """Report bad dates and an end before the beginning."""
    found: list[Trouble] = []
    for column, value in (("from", start), ("until", until)):
        if value and not (column == "until" and value == OPEN):
            try:
                check_moment(value)
            except BadDateError:
                key = "date-interval" if "/" in value else "date"
                found.append((key, {"column": column, "value": value}))
    if not found and start and until and until != OPEN:
        low, high = date_bounds(start)[0], date_bounds(until)[1]
        if low and high and low > high:
            found.append(("date-order", {"start": start, "until": until}))
    return tuple(found)


def _hint(iri: str, candidates: Collection[str]) -> str:
    close = get_close_matches(iri, candidates, n=1, cutoff=0.9)
    return f" ({compact(close[0])} ?)" if close else ""
