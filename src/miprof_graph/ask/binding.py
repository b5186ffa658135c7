"""From the words of a person to the terms of a query: dates, numbers, texts, entities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend
from miprof_graph.ask.questions import Kind, Param, Question, suggest
from miprof_graph.ask.search import Finder
from miprof_graph.ask.sparql import put_terms
from miprof_graph.dates import BadDateError, date_bounds
from miprof_graph.errors import UsageError
from miprof_graph.names import XSD_DATE

_DATE: Final = re.compile(r"(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def bind_question(
    question: Question, values: Mapping[str, str], backend: Backend, language: str
) -> str:
    """Make the query of a question with its parameters put in as typed terms.

    Raises:
        UsageError: If a parameter is unknown, missing, or not what its kind asks for.
    """
    for name in values:
        if name not in question.params_by_name:
            known = suggest(name, question) or "-"
            raise UsageError("ask.param-unknown", name=name, question=question.name, known=known)
    finder = Finder(backend, language)
    terms: dict[str, ox.NamedNode | ox.Literal] = {"lang": ox.Literal(language)}
    for param in question.params:
        value = values.get(param.name, param.default)
        if value is None:
            label = param.labels[language]
            raise UsageError("ask.param-missing", name=param.name, label=label)
        terms.update(_read_value(param, value, finder))
    return put_terms(question.query, terms)


def read_days(value: str) -> tuple[str, str] | None:
    """Give the first and the last day of a year, a month or a day, or None.

    >>> read_days("2014-02")
    ('2014-02-01', '2014-02-28')
    >>> read_days("2014-02-30") is None
    True
    """
    written = value.strip()
    if not _DATE.fullmatch(written):
        return None
    try:
        first, last = date_bounds(written)
    except BadDateError:
        return None
    return (first, last) if first and last else None


def _read_value(param: Param, value: str, finder: Finder) -> dict[str, ox.NamedNode | ox.Literal]:
    match param.kind:
        case Kind.ENTITY:
            return {param.name: ox.NamedNode(finder.get(value).iri)}
        case Kind.DATE:
            days = read_days(value)
            if days is None:
                raise UsageError("ask.param-date", name=param.name, value=value)
            first, last = (ox.Literal(day, datatype=ox.NamedNode(XSD_DATE)) for day in days)
            return {param.name: first, f"{param.name}End": last}
        case Kind.NUMBER:
            if not re.fullmatch(r"[0-9]{1,9}", value.strip()):
                raise UsageError("ask.param-number", name=param.name, value=value)
            return {param.name: ox.Literal(int(value))}
        case Kind.TEXT:
            return {param.name: ox.Literal(value)}
