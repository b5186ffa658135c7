"""Questions about many keys at once, each answer kept by its key.

So the server is asked seldom, and another grouping of the same keys asks nothing again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from miprof_graph.link.cache import Cache
from miprof_graph.link.client import Client
from miprof_graph.rows import Term

TERMS: Final = "%TERMS%"
"""Where the terms of the keys go in the query of a question."""
_AT_ONCE: Final = 20

Line = tuple[str, ...]
"""What an answer says of a key, as texts; nothing where a column is empty."""


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT query, and how its keys are written as terms; its first column is the term."""

    query: str
    spell: Callable[[str], Iterable[str]]


class Asker:
    """Puts questions to a server, or gives what it was told before."""

    def __init__(self, client: Client, cache: Cache, *, fresh: bool = False) -> None:
        """Take the server and the cache; with `fresh`, everything is asked again."""
        self._client = client
        self._cache = cache
        self._fresh = fresh

    def ask(self, keys: Iterable[str], question: Question) -> dict[str, list[Line]]:
        """Answer a question about each of some keys.

        Raises:
            RemoteError: If the server does not answer. What it has answered so far is kept.
        """
        found: dict[str, list[Line]] = {}
        missing = []
        for key in sorted(set(keys)):
            known = (
                None if self._fresh else self._cache.get(self._client.endpoint, question.query, key)
            )
            if known is None:
                missing.append(key)
            else:
                found[key] = [tuple(line) for line in known]
        for start in range(0, len(missing), _AT_ONCE):
            found |= self._send(missing[start : start + _AT_ONCE], question)
        return found

    def _send(self, keys: Sequence[str], question: Question) -> dict[str, list[Line]]:
        owners: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for term in question.spell(key):
                owners[term].append(key)
        found: dict[str, set[Line]] = {key: set() for key in keys}
        for row in self._client.select(question.query.replace(TERMS, " ".join(owners))):
            line = tuple(map(_text, row[1:]))
            for key in owners.get(str(row[0]), ()):
                found[key].add(line)
        for key, lines in found.items():
            self._cache.put(sorted(lines), *self._name(question, key))
        return {key: sorted(lines) for key, lines in found.items()}

    def _name(self, question: Question, key: str) -> tuple[str, ...]:
        return self._client.endpoint, question.query, key


def _text(term: Term | None) -> str:
    return "" if term is None else str(getattr(term, "value", term))
