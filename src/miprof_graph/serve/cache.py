"""A bounded store of finished responses: the graph stands still, so an answer stays right."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

_OVERHEAD: Final = 600
_LARGEST_SHARE: Final = 8

Key = tuple[str | None, ...]
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A response in the form in which it is sent: status, headers, body."""

    status: int
    headers: Headers
    body: bytes
    etag: str = ""


class Cache:
    """Keeps the responses used last, up to a number of bytes; safe to use from threads.

    `seconds` bounds how long one is kept, where what is served may change under the service.
    """

    def __init__(self, limit: int, seconds: float = math.inf) -> None:
        self._limit = limit
        self._seconds = seconds
        self._kept: OrderedDict[Key, tuple[Sent, float]] = OrderedDict()
        self._lock = threading.Lock()
        self._size = 0

    def get(self, key: Key) -> Sent | None:
        """Give what was kept under a key, and mark it as used."""
        found = self._kept.get(key)
        if found is None or time.monotonic() > found[1]:
            return None
        # Another thread may have dropped it just now; what was found is still right.
        with suppress(KeyError):
            self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, sent: Sent) -> None:
        """Keep a response, and drop those used longest ago where room is needed."""
        size = _size(key, sent)
        if size * _LARGEST_SHARE > self._limit:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += size - (_size(key, before[0]) if before else 0)
            self._kept[key] = sent, time.monotonic() + self._seconds
            while self._size > self._limit:
                oldest, (dropped, _) = self._kept.popitem(last=False)
                self._size -= _size(oldest, dropped)

    @property
    def size(self) -> int:
        """How many bytes are kept, about."""
        return self._size


def _size(key: Key, sent: Sent) -> int:
    return _OVERHEAD + len(sent.body) + 2 * sum(len(part or "") for part in key)
