"""Shorten N-Triples terms to what Turtle and TriG allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from miprof_graph.names import PREFIXES

_XSD: Final = b"<http://www.w3.org/2001/XMLSchema#"
# Narrower than Turtle's PN_LOCAL on purpose: what is not plainly safe stays a full IRI.
_LOCAL: Final = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_OPENING: Final = ord("<")
_INTEGER: Final = re.compile(rb"[+-]?[0-9]+")


class Terms(dict[bytes, bytes]):
    """The short form of each IRI and each typed literal, worked out once, and the prefixes used.

    >>> terms = Terms()
    >>> terms[b"<https://w3id.org/miprof-graph/id/miprof>"]
    b'mp:miprof'
    >>> terms[b'"7"^^<http://www.w3.org/2001/XMLSchema#integer>']
    b'7'
    """

    def __init__(self, prefixes: Mapping[str, str] = PREFIXES) -> None:
        super().__init__()
        self._prefixes = prefixes
        self._names = {b"<" + base.encode(): f"{name}:".encode() for name, base in prefixes.items()}

    def __missing__(self, term: bytes) -> bytes:
        if term[0] != _OPENING:
            short = self._shorten_literal(term)
        else:
            end = max(term.rfind(b"/"), term.rfind(b"#")) + 1
            name, local = self._names.get(term[:end]), term[end:-1]
            short = name + local if name and _LOCAL.fullmatch(local) else term
        self[term] = short
        return short

    @property
    def used(self) -> set[str]:
        """The prefixes that some short form has, as it stands or for its datatype."""
        shorts = (short.rpartition(b"^^")[2] for short in self.values())
        names = {short.partition(b":")[0].decode() for short in shorts if short[0] != _OPENING}
        return names & self._prefixes.keys()

    def _shorten_literal(self, term: bytes) -> bytes:
        text, _, datatype = term.rpartition(b"^^")
        if datatype == _XSD + b"integer>" and _INTEGER.fullmatch(text[1:-1]):
            return text[1:-1]
        if datatype == _XSD + b"boolean>" and text in (b'"true"', b'"false"'):
            return text[1:-1]
        return text + b"^^" + self[datatype]


def find_prefixes(body: bytes, prefixes: Mapping[str, str] = PREFIXES) -> list[str]:
    r"""Find the prefixes that a Turtle text uses.

    Text inside a literal may make it one too many, never one too few.

    >>> find_prefixes(b"mp:a mpo:heads mp:b .\n")
    ['mp', 'mpo']
    """
    # A colon in the first block's subject needs no mark before it, hence the line feed.
    marks = (b" %b:", b"\n%b:", b"^%b:")
    text = b"\n" + body
    return [name for name in prefixes if any(mark % name.encode() in text for mark in marks)]


def write_prefixes(names: Iterable[str], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    r"""Write `@prefix` lines, sorted.

    >>> write_prefixes(["mp"])
    b'@prefix mp: <https://w3id.org/miprof-graph/id/> .\n'
    """
    return "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(names)).encode()
