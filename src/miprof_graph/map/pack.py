"""The book in two parts: what the first drawing needs, and the rest, packed until someone reads it.

Entries are turned into columns, so that no key is written more than once. The rest is deflated,
which every browser of the last years undoes by itself, and is half of what the page would weigh.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

Json = dict[str, Any]
Columns = dict[str, list[Any]]
"""The entries of a table, as one list for each of their keys."""

_LATER: Final = {
    "nodes": {"definition", "class", "facts"},
    "edges": set[str](),
    "claims": {
        *("place", "quote", "note", "exactTitle", "url", "exact"),
        *("onBehalfOf", "legalBasis", "attributedTo", "role"),
    },
    "sources": {"title", "publisher", "kind", "issued", "url"},
}
"""The large tables, each with the columns that only a card, a path or a story shows."""

_LEVEL: Final = 6
ABSENT: Final = ""
"""What stands in a column for a key that an entry lacks; no entry has an empty text."""


def split(book: Json) -> tuple[Json, str]:
    """Return what is drawn at once as plain data, and the rest as packed text."""
    scene = {name: part for name, part in book.items() if name not in _LATER}
    rest: Json = {}
    for name, later in _LATER.items():
        table: Columns = book[name]
        count = max(map(len, table.values()), default=0)
        at_once = {key: values for key, values in table.items() if key not in later}
        scene[name] = {"count": count, "columns": at_once}
        rest[name] = {key: values for key, values in table.items() if key in later}
    rest["stories"] = scene.pop("stories", [])
    return scene, pack(rest)


def columns(rows: Sequence[Json]) -> Columns:
    """Turn entries into one list for each key, by key.

    >>> columns([{"to": 2, "from": 1}, {"from": 3}])
    {'from': [1, 3], 'to': [2, '']}
    """
    keys = sorted(set[str]().union(*rows))
    return {key: [row.get(key, ABSENT) for row in rows] for key in keys}


def without_empty(table: Columns) -> Columns:
    """Leave out the columns of keys that all entries lack, and order the others by key.

    >>> without_empty({"to": [2, ""], "rank": ["", ""], "from": [0, 0]})
    {'from': [0, 0], 'to': [2, '']}
    """
    return {key: table[key] for key in sorted(table) if any(v != ABSENT for v in table[key])}


def pack(data: Json) -> str:
    """Pack data into text: JSON, deflated, in base 64. The same data give the same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), _LEVEL)).decode()
