"""A difference as JSON, in the form that `docs/diff.schema.json` describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.card_text import as_json, statement_record
from miprof_graph.ask.statements import Statement
from miprof_graph.diff.compare import Difference, StatementChange, ThingChange, ValueChange
from miprof_graph.diff.edition import Part, Thing
from miprof_graph.diff.summary import count_changes
from miprof_graph.diff.words import name_things
from miprof_graph.rows import Term

_LISTS: Final = {Part.SOURCE: "sources", Part.ENTITY: "entities", Part.TERM: "terms"}
# The names of the fields that `statement_record` calls otherwise.
_FIELDS: Final = {
    "start": "from",
    "title": "exactTitle",
    "on_behalf_of": "onBehalfOf",
    "legal_basis": "legalBasis",
    "attributed_to": "attributedTo",
}


def difference_as_json(
    difference: Difference, before: str, after: str | None, language: str
) -> str:
    """Write everything that changed as one JSON object, the labels in one language.

    `before` and `after` are how the reader called the two; `after` is nothing for what is here.
    """
    names = name_things(difference, language)
    counts = count_changes(difference)
    record: dict[str, Any] = {
        "before": before,
        "after": after,
        "language": language,
        "different": not difference.is_empty,
        "counts": {
            "statements": counts["statement"],
            **{name: counts[part.value] for part, name in _LISTS.items()},
        },
        "statements": [_statement(change, names) for change in difference.statements],
    }
    for part, name in _LISTS.items():
        changes = (change for change in difference.things if change.part is part)
        record[name] = [_thing(change, names) for change in changes]
    return as_json(record)


def _statement(change: StatementChange, names: Mapping[str, str]) -> dict[str, Any]:
    record = {
        "change": change.change.value,
        "fields": [_FIELDS.get(field, field) for field in change.fields],
        "before": _said(change.before, names),
        "after": _said(change.after, names),
    }
    return {key: value for key, value in record.items() if value}


def _said(statement: Statement | None, names: Mapping[str, str]) -> dict[str, Any] | None:
    """Give a statement as `miprof show` does; a plain triple is no claim and has no document."""
    if statement is None:
        return None
    record = statement_record(statement, names)
    return record if statement.source else {k: v for k, v in record.items() if k != "claim"}


def _thing(change: ThingChange, names: Mapping[str, str]) -> dict[str, Any]:
    record = {
        "change": change.change.value,
        "before": _named(change.before, names),
        "after": _named(change.after, names),
        "values": [_values(value, names) for value in change.values],
    }
    return {key: value for key, value in record.items() if value}


def _named(thing: Thing | None, names: Mapping[str, str]) -> dict[str, str] | None:
    return {"iri": thing.iri, "label": names[thing.iri]} if thing else None


def _values(value: ValueChange, names: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {"property": value.property}
    if value.language:
        record["language"] = value.language
    return record | {
        "before": [_term(term, names) for term in value.before],
        "after": [_term(term, names) for term in value.after],
    }


def _term(term: Term, names: Mapping[str, str]) -> dict[str, str | None]:
    if isinstance(term, ox.NamedNode):
        return {"iri": term.value, "label": names.get(term.value)}
    if isinstance(term, ox.Literal):
        kind = {"language": term.language} if term.language else {"datatype": term.datatype.value}
        return {"value": term.value, **kind}
    return {"value": str(term)}
