"""Find the queries that would make a store call another service, however they are written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from miprof_graph.ask.tokens import Token, every_reading, resolve_escapes
from miprof_graph.names import PREFIXES

_KEYWORD: Final = "SERVICE"
_CALLS: Final = (_KEYWORD, f"{_KEYWORD}SILENT")


def calls_service(query: str) -> bool:
    r"""Say whether a parser could find a call of another service in a query.

    Escapes like `\u0053` are resolved before or after a query is cut into tokens, and there is
    more than one way to cut it: a query passes only if none of them leads to a call.

    >>> calls_service("SELECT * { service ?s {} }")
    True
    >>> calls_service("SELECT ?service { ?service ?p 'SERVICE' } # SERVICE")
    False
    """
    resolved = resolve_escapes(query) if "\\" in query else query
    if _KEYWORD not in resolved.upper():
        return False
    return any(map(_may_be_called, {query, resolved}))


def _may_be_called(query: str) -> bool:
    tokens = list(every_reading(query))
    names = (token[0] for token in tokens if token.lastgroup == "name")
    prefixes = {name.partition(":")[0] for name in names} | PREFIXES.keys()
    return any(_may_call(token, prefixes) for token in tokens)


def _may_call(token: Token, prefixes: Collection[str]) -> bool:
    """Say whether the store could read a token as SERVICE, alone or run into its neighbours.

    Its parser ends no keyword at the end of a word: it takes `SERVICESILENT<x>`, and, where there
    is a prefix `x`, `SERVICEx:y` as a call of `x:y`.
    """
    if token.lastgroup == "word":
        return _KEYWORD in token[0].upper()
    if token.lastgroup != "name":
        return False
    prefix = token[0].partition(":")[0].upper()
    ends = (f"{keyword}{other.upper()}" for keyword in _CALLS for other in prefixes)
    return _KEYWORD in prefix and any(prefix.endswith(end) for end in ends)
