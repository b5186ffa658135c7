"""Dates and statements in words, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement
from miprof_graph.dates import OPEN
from miprof_graph.durations import DURATION, word_duration
from miprof_graph.messages import load_table, text
from miprof_graph.names import EDTF, PREFIXES, XSD_DATE

_NUMBERS: Final = frozenset({PREFIXES["xsd"] + "decimal", PREFIXES["xsd"] + "integer"})
_NUMBER: Final = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_DATE: Final = re.compile(r"(\d{4}|X{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# Most claims have this rank: saying it each time would hide those that have another.
_USUAL: Final = PREFIXES["mpo"] + "rank-normal"


def word_date(edtf: str, language: str) -> str:
    """Say a date as people write it; what is no plain date stays as it is.

    >>> word_date("2014-05-14", "en").split()  # the spaces between do not break
    ['14', 'May', '2014']
    >>> word_date("2014/2016", "en").split()
    ['2014', '–', '2016']
    """
    start, slash, end = edtf.partition("/")
    if slash:
        sides = [
            word_date(side, language) if side not in ("", OPEN) else "…" for side in (start, end)
        ]
        return " – ".join(sides)
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    words = []
    if day:
        first = language == "fr" and day == "01"
        words.append("1er" if first else str(int(day)))
    if month and 1 <= int(month) <= 12:
        words.append(load_table("ask", language)["months"][int(month) - 1])
    words.append(text("ask.every-year", language) if year == "XXXX" else year)
    # Day, month and year are read as one word: they must not be torn apart at a line's end.
    return "\u00a0".join(words)


def word_period(start: str | None, until: str | None, language: str) -> str:
    """Say when a statement holds: on, in, from, since, until, or nothing when undated.

    >>> word_period("2013", "..", "en")
    'since 2013'
    """
    if start and start == until:
        return _put("at", start, language)
    begins = ends = ""
    if start:
        begins = _put("since" if until == OPEN else "from", start, language)
    if until and until != OPEN:
        ends = _put("until", until, language)
    if until == OPEN and not start:
        return text("ask.when-ongoing", language)
    return " ".join(filter(None, (begins, ends)))


def word_object(statement: Statement, labels: Mapping[str, str], language: str) -> str:
    """Say what a statement says of its subject: a name, a date in words, or a text."""
    term = statement.object
    if isinstance(term, ox.NamedNode):
        return labels.get(term.value, term.value)
    if isinstance(term, ox.Literal):
        return word_literal(term, language)
    return str(term)


def word_literal(term: ox.Literal, language: str) -> str:
    """Say a literal: dates and durations in words, numbers to be read, all else as it stands."""
    if term.datatype.value in (EDTF, XSD_DATE):
        return word_date(term.value, language)
    if term.datatype.value == DURATION:
        return word_duration(term.value, language)
    if term.datatype.value in _NUMBERS:
        return word_number(term.value, language)
    return term.value


def word_number(value: str, language: str) -> str:
    """Write a number as people read it; what is none stays as it is.

    >>> word_number("24300000", "en"), word_number("24.9", "fr")
    ('24,300,000', '24,9')
    >>> word_number("24300000", "fr").split()  # the spaces between do not break
    ['24', '300', '000']
    """
    match = _NUMBER.fullmatch(value)
    if match is None:
        return value
    sign, whole, rest = match.groups()
    grouped = f"{int(whole):,}".replace(",", text("ask.number-group", language))
    return sign + grouped + (text("ask.number-point", language) + rest if rest else "")


def word_evidence(statement: Statement, labels: Mapping[str, str], language: str) -> list[str]:
    """Say, in lines, when a statement holds, how it stands, and where its source says it."""
    period = word_period(statement.start, statement.until, language)
    standing = [labels[iri] for iri in (statement.status, statement.rank) if iri and iri != _USUAL]
    lines = [
        " · ".join(filter(None, [period, *standing])),
        *word_terms(statement, labels, language),
    ]
    place = ", ".join(filter(None, [labels[statement.source], statement.locator]))
    quote = text("ask.quote", language, words=statement.quote) if statement.quote else ""
    lines.append(" ".join(filter(None, [place, quote])))
    if statement.note:
        lines.append(text("ask.claim-note", language, note=statement.note))
    return [line for line in lines if line]


def word_terms(statement: Statement, labels: Mapping[str, str], language: str) -> list[str]:
    """Say in what role, under which title, for whom, by which text, in whose view it is so."""
    lines = []
    for key in ("role", "title", "on_behalf_of", "legal_basis", "attributed_to"):
        said = getattr(statement, key)
        if said:
            name = said if key == "title" else labels[said]
            lines.append(text(f"ask.claim-{key.replace('_', '-')}", language, name=name))
    return lines


def _put(relation: str, date: str, language: str) -> str:
    """Put a date behind its preposition, which in French depends on how exact it is."""
    exact = "day" if re.fullmatch(r".{4}-\d{2}-\d{2}", date) else "span"
    said = text(f"ask.when-{relation}-{exact}", language, date=word_date(date, language))
    return re.sub(r"\bde (?=[aeio])", "d’", said) if language == "fr" else said
