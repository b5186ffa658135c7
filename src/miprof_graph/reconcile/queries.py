"""What clients ask: a batch of names to match, read from the JSON they send."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from miprof_graph.web.errors import RefusalError

BATCH_SIZE: Final = 200
"""The most queries in one batch."""
MOST_CANDIDATES: Final = 50
_USUAL_CANDIDATES: Final = 10
# What stands in a cell may be a whole text; its beginning is enough to know a name.
_LONGEST: Final = 300
_STRICTNESS: Final = ("any", "should", "all")


@dataclass(frozen=True, slots=True)
class Property:
    """What is known of the thing that is looked for: values of one property."""

    id: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One name to match.

    `strict` says what `types` mean: a candidate has `any` or `all` of them, or `should` have one.
    """

    words: str
    types: tuple[str, ...] = ()
    strict: str = "any"
    limit: int = _USUAL_CANDIDATES
    properties: tuple[Property, ...] = ()


def read_batch(text: str) -> dict[str, Query]:
    """Read a batch of queries.

    Raises:
        RefusalError: If it is no batch (400), or one of too many queries (413).
    """
    batch = read_object(text)
    if len(batch) > BATCH_SIZE:
        raise RefusalError(413, "reconcile.too-many", count=len(batch), most=BATCH_SIZE)
    return {key: _read_query(key, value) for key, value in batch.items()}


def read_object(text: str) -> Mapping[str, Any]:
    """Read a JSON object.

    Raises:
        RefusalError: If it is none (400).
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise RefusalError(400, "reconcile.bad-json", line=line, column=column) from error
    if not isinstance(value, dict):
        raise RefusalError(400, "reconcile.no-object")
    return value


def _read_query(key: str, value: object) -> Query:
    if not isinstance(value, dict):
        raise _refuse(key, "query")
    words = value.get("query", "")
    properties = value.get("properties") or []
    if not isinstance(words, str) or not (words.strip() or properties):
        raise _refuse(key, "query")
    if not isinstance(properties, list):
        raise _refuse(key, "properties")
    return Query(
        words=words.strip()[:_LONGEST],
        types=_read_types(key, value.get("type") or []),
        strict=_read_strictness(key, value.get("type_strict") or "any"),
        limit=_read_limit(key, value.get("limit")),
        properties=tuple(_read_property(key, one) for one in properties),
    )


def _read_types(key: str, value: object) -> tuple[str, ...]:
    types = [value] if isinstance(value, str) else value
    if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise _refuse(key, "type")
    return tuple(types)


def _read_strictness(key: str, value: object) -> str:
    if value not in _STRICTNESS:
        raise _refuse(key, "type_strict")
    return str(value)


def _read_limit(key: str, value: object) -> int:
    if value is None:
        return _USUAL_CANDIDATES
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1:
        raise _refuse(key, "limit")
    return int(min(value, MOST_CANDIDATES))


def _read_property(key: str, value: object) -> Property:
    if not isinstance(value, dict) or not isinstance(value.get("pid"), str) or "v" not in value:
        raise _refuse(key, "properties")
    values = value["v"] if isinstance(value["v"], list) else [value["v"]]
    return Property(value["pid"], tuple(filter(None, (_read_value(key, one) for one in values))))


def _read_value(key: str, value: object) -> str:
    """Give a value as text: an entity that was matched before is meant by its identifier."""
    if isinstance(value, dict):
        value = value.get("id")
    if value is None or isinstance(value, dict | list):
        raise _refuse(key, "properties")
    return str(value).strip()[:_LONGEST]


def _refuse(key: str, field: str) -> RefusalError:
    return RefusalError(400, "reconcile.bad-query", name=key[:_LONGEST], field=field)
