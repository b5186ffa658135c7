"""SPARQL text cut into tokens, so that a word in a string, an IRI or a comment is no keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Token = re.Match[str]
"""A piece of a query; `lastgroup` says of what kind it is."""

# A name may hold more here than SPARQL allows, never less: what is read too far is a mistake to
# the store as well, but what is cut too early could begin a comment or a string that is none.
# Only the length of a prefix is bounded, or else `a.a.a.a` would be read anew from each `a`.
_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
               | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
               | "(?:[^"\\\n\r]|\\.)*"
               | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$][\w\x80-\U0010ffff]+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[A-Za-z_\x80-\U0010ffff][\w.\x80-\U0010ffff-]{0,63}+)?+
               :(?:[\w.:%\x80-\U0010ffff-]|\\[^\w\s])*)
    | (?P<word>[A-Za-z]\w*)
    | (?P<other>\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SAYS_NOTHING: Final = frozenset({"space", "comment"})
_CERTAIN_IRI: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


def cut(query: str) -> Iterator[Token]:
    """Cut a query into tokens that leave out nothing."""
    return _TOKEN.finditer(query)


def meaningful(query: str) -> Iterator[Token]:
    """Give the tokens of a query without comments and the space between."""
    return (token for token in cut(query) if token.lastgroup not in _SAYS_NOTHING)


def every_reading(query: str) -> Iterator[Token]:
    """Give the tokens of every way in which a parser could cut a query.

    One that looks at the grammar first takes `<` behind a value for "less than" although an IRI
    could begin there, and three quotes for an empty string and the beginning of the next one.
    """
    ahead, seen = [0], set[int]()
    while ahead:
        start = ahead.pop()
        token = None if start in seen else _TOKEN.match(query, start)
        seen.add(start)
        if token is None:
            continue
        yield token
        ahead.append(token.end())
        if token.lastgroup == "iri" and not _CERTAIN_IRI.match(token[0]):
            ahead.append(start + 1)
        if token.lastgroup == "string" and token[0].startswith(("'''", '"' * 3)):
            ahead.append(start + 2)


def resolve_escapes(query: str) -> str:
    r"""Put characters in the place of their code points.

    >>> resolve_escapes(r"\u0053ERVICE")
    'SERVICE'
    """

    def resolve(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else match[0]

    return _CODEPOINT.sub(resolve, query)
