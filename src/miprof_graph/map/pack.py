"""The book in two parts: what the first drawing needs, and the rest, packed until someone reads it.

Entries are turned into columns, so that no key is written more than once. The rest is deflated,
which every browser of the last years undoes by itself, and is half of what the page would weigh.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Final

Json = dict[str, Any]

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
        keys = set().union(*book[name])
        scene[name] = {"count": len(book[name]), "columns": columns(book[name], keys - later)}
        rest[name] = columns(book[name], keys & later)
    rest["stories"] = scene.pop("stories", [])
    return scene, pack(rest)


def columns(rows: Sequence[Json], keys: Iterable[str]) -> Json:
    """Turn entries into one list for each key.

    >>> columns([{"from": 1, "to": 2}, {"from": 3}], ["from", "to"])
    {'from': [1, 3], 'to': [2, '']}
    """
    return {key: [row.get(key, ABSENT) for row in rows] for key in sorted(keys)}


def pack(data: Json) -> str:
    """Pack data into text: JSON, deflated, in base 64. The same data give the same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), _LEVEL)).decode()
