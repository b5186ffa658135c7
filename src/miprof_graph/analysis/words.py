"""Findings in words, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from miprof_graph.analysis.findings import Cell, Column, Field, Finding, Kind, Said
from miprof_graph.ask.wording import word_date, word_number
from miprof_graph.messages import text
from miprof_graph.names import compact

Names = Mapping[str, str]
"""What entities are called in the language of the reader, by IRI."""

_DIGITS: Final = 3


def word_title(finding: Finding, language: str) -> str:
    """Say what a finding is about, in a few words."""
    return text(f"analysis.title-{finding.key}", language)


def word_method(finding: Finding, language: str) -> str:
    """Say how a finding was computed, and what the technical word means."""
    return text(f"analysis.method-{finding.key}", language)


def word_unit(finding: Finding, language: str) -> str:
    """Say what the main number of a finding counts."""
    return text(f"analysis.unit-{finding.unit}", language)


def word_section(section: str, language: str) -> str:
    """Say what a part of the findings is about."""
    return text(f"analysis.section-{section}", language)


def word_column(column: Column, language: str) -> str:
    """Name a column."""
    return text(f"analysis.column-{column.name}", language)


def word_term(term: str, language: str) -> str:
    """Say a word that stands in a cell."""
    return text(f"analysis.term-{term}", language)


def say(said: Said, names: Names, language: str) -> str:
    """Write a sentence with its placeholders filled as people read them."""
    filled = {name: _fill(each, names, language) for name, each in said.fields.items()}
    return text(f"analysis.{said.key}", language, **filled)


def say_all(finding: Finding, names: Names, language: str) -> str:
    """Write the sentences of a finding as one paragraph."""
    return " ".join(say(said, names, language) for said in finding.sentences)


def word_cell(
    cell: Cell, kind: Kind, names: Names, language: str, *, digits: int | None = None
) -> str:
    """Write a cell as people read it; nothing where nothing is known."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return text("analysis.list-gap", language).join(_name(iri, names) for iri in cell)
    if kind is Kind.ENTITY:
        return _name(str(cell), names)
    if kind is Kind.DATE:
        return word_date(str(cell), language)
    if kind in (Kind.TERM, Kind.FLAG):
        flag = f"analysis.flag-{'yes' if cell else 'no'}"
        return word_term(str(cell), language) if kind is Kind.TERM else text(flag, language)
    return _number(float(cell), kind, language, digits)


def _fill(each: Field, names: Names, language: str) -> str:
    if isinstance(each.value, tuple):
        *others, last = [_name(iri, names) for iri in each.value] or [""]
        listed = text("analysis.list-gap", language).join(others)
        return text("analysis.list-last", language).join(filter(None, (listed, last)))
    return word_cell(each.value, each.kind, names, language, digits=each.digits)


def _name(iri: str, names: Names) -> str:
    return names.get(iri) or compact(iri)


def _number(value: float, kind: Kind, language: str, digits: int | None) -> str:
    if kind is Kind.SHARE:
        value, digits = value * 100, 1 if digits is None else digits
    elif kind is Kind.COUNT:
        digits = 0
    said = word_number(f"{value:.{_DIGITS if digits is None else digits}f}", language)
    said = said.replace("-", "\N{MINUS SIGN}")
    return text("analysis.share", language, number=said) if kind is Kind.SHARE else said
