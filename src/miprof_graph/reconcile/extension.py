"""The values of properties of entities that a client has matched, for new columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.messages import LANGUAGES
from miprof_graph.names import EDTF, PREFIXES
from miprof_graph.reconcile.facts import IDENTIFIERS, Described, Facts, Value, identify
from miprof_graph.reconcile.manifest import show_type
from miprof_graph.reconcile.queries import read_object
from miprof_graph.web.errors import RefusalError

MOST_IDS: Final = 1000
MOST_PROPERTIES: Final = 50

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER: Final = PREFIXES["xsd"] + "integer"


@dataclass(frozen=True, slots=True)
class Column:
    """A property to fetch: at most `limit` values (0 for all) as `content` in `language`."""

    id: str
    limit: int = 0
    content: str = "entity"
    language: str = ""


def extend(facts: Facts, asked: str, language: str) -> dict[str, Any]:
    """Answer a data extension query, which is JSON.

    Raises:
        RefusalError: If it is none (400), or asks for too much (413).
    """
    query = read_object(asked)
    ids, properties = query.get("ids"), query.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list) or not _are_texts(ids):
        raise RefusalError(400, "reconcile.bad-extension")
    if len(ids) > MOST_IDS or len(properties) > MOST_PROPERTIES:
        raise RefusalError(413, "reconcile.too-much", ids=MOST_IDS, properties=MOST_PROPERTIES)
    columns = [_read_column(one, language) for one in properties]
    return {
        "meta": [_describe(facts, column, language) for column in columns],
        "rows": {
            name: {column.id: _read_cell(facts, name, column) for column in columns} for name in ids
        },
    }


def propose(facts: Facts, kind: str, limit: str, language: str) -> dict[str, Any]:
    """List the properties that entities of a type have, those of many of them first.

    Raises:
        RefusalError: If the limit is no number (400).
    """
    if limit and not re.fullmatch(r"[0-9]{1,6}", limit):
        raise RefusalError(400, "reconcile.bad-number", name="limit")
    found = facts.of_kind(kind)
    kept = found[: int(limit)] if limit else found
    answer: dict[str, Any] = {"properties": [show_property(one, language) for one in kept]}
    return answer | {"type": kind} | ({"limit": int(limit)} if limit else {})


def show_property(found: Described, language: str) -> dict[str, str]:
    """Give a property as clients show it: identifier, name and description."""
    shown = {"id": found.id, "name": found.label(language)}
    definition = found.definition(language)
    return shown | ({"description": definition} if definition else {})


def _read_column(value: object, language: str) -> Column:
    settings = value.get("settings") or {} if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(settings, dict):
        raise RefusalError(400, "reconcile.bad-extension")
    name = value.get("id")
    limit = str(settings.get("limit") or 0).removesuffix(".0")
    if not isinstance(name, str):
        raise RefusalError(400, "reconcile.bad-extension")
    if not re.fullmatch(r"[0-9]{1,6}", limit):
        raise RefusalError(400, "reconcile.bad-number", name="limit")
    chosen = settings.get("language")
    return Column(
        id=name,
        limit=int(limit),
        content=str(settings.get("content") or "entity"),
        language=chosen if chosen in LANGUAGES else language,
    )


def _describe(facts: Facts, column: Column, language: str) -> dict[str, Any]:
    found = facts.find(column.id)
    if found is None:
        return {"id": column.id, "name": column.id}
    described: dict[str, Any] = {"id": column.id, "name": found.label(language)}
    if found.range in facts.index.kinds and column.content == "entity":
        described["type"] = show_type(facts.index, found.range, language)
    return described


def _read_cell(facts: Facts, name: str, column: Column) -> list[Mapping[str, Any]]:
    found = facts.find(column.id)
    iri = name if name.startswith(IDENTIFIERS) else IDENTIFIERS + name
    values = facts.values(iri, found.id) if found else ()
    tags = {value.language for value in values if isinstance(value, ox.Literal)}
    if column.language in tags:
        values = tuple(one for one in values if getattr(one, "language", None) == column.language)
    kept = values[: column.limit] if column.limit else values
    return [_show_value(facts, value, column) for value in kept]


def _show_value(facts: Facts, value: Value, column: Column) -> dict[str, Any]:
    if isinstance(value, ox.NamedNode):
        if column.content == "iri":
            return {"str": value.value}
        label = facts.label(value.value, column.language)
        if column.content == "entity" and identify(value.value) in facts.slugs:
            return {"id": identify(value.value), "name": label}
        return {"str": label}
    if column.content == "entity":
        # A date that is known to the year only would be made exact by padding it.
        if value.datatype.value == EDTF and _DAY.fullmatch(value.value):
            return {"date": f"{value.value}T00:00:00Z"}
        if value.datatype.value == _INTEGER:
            return {"int": int(value.value)}
    return {"str": value.value}


def _are_texts(values: list[object]) -> bool:
    return all(isinstance(one, str) for one in values)
