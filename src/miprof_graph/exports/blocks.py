"""Write sorted triples as Turtle, one block per subject.

This is the one loop over every triple of the dataset, so it is written for speed: no object
per triple, and each predicate and IRI is shortened once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Final, NamedTuple

from miprof_graph.exports.terms import Terms, find_prefixes, write_prefixes
from miprof_graph.names import PREFIXES

_RDF: Final = b"<" + PREFIXES["rdf"].encode()
_TYPE: Final = _RDF + b"type>"
_CLOSING: Final = ord(">")
_NEXT: Final = b" ;\n    "


class Block(NamedTuple):
    """The text about one subject, in two parts, so that blocks of several graphs can be merged.

    `iri` is what blocks are sorted by. `types` and `rest` are text, every predicate of it after a
    semicolon.
    """

    iri: bytes
    subject: bytes
    types: bytes
    rest: bytes

    def turtle(self) -> bytes:
        """Write the block, the classes first."""
        return self.subject + (self.types + self.rest)[len(_NEXT) - 1 :] + b" .\n"


def make_blocks(lines: Iterable[bytes], terms: Terms) -> list[Block]:
    """Make the blocks of lines of N-Triples that are sorted and end without their full stop."""
    blocks: list[Block] = []
    leads = _Leads(terms)
    subject, last = b"", _NEXT
    parts: list[bytes] = []
    types: list[bytes] = []
    for line in lines:
        this, verb, value = line.split(b" ", 2)
        if this != subject:
            if subject:
                blocks.append(_make_block(subject, types, parts, terms))
            subject, last, parts, types = this, _NEXT, [], []
        if value[-1] == _CLOSING:
            value = terms[value]
        lead = leads[verb]
        if lead is last:
            parts += (b", ", value)
        elif lead:
            parts += (lead, value)
            last = lead
        else:
            types.append(value)
    if subject:
        blocks.append(_make_block(subject, types, parts, terms))
    # The closing bracket sorts after a hyphen and a hash: without it, a comes before a-b.
    blocks.sort(key=itemgetter(0))
    return blocks


def sort_blocks(text: bytes) -> bytes:
    r"""Sort what a store wrote as Turtle: the blocks, and the predicates in each.

    A store writes what was loaded last first. The declarations of prefixes are left out.

    >>> sort_blocks(b"@prefix x: <x:> .\nx:b x:q 1 ;\n\tx:p 2 .\nx:a a x:C .\n").decode()
    'x:a a x:C .\n\nx:b x:p 2 ;\n    x:q 1 .\n'
    """
    said: dict[bytes, list[bytes]] = {}
    # A line feed inside a literal is escaped, so these sequences end blocks and predicates only.
    for block in text.split(b" .\n")[:-1]:
        if not block.startswith(b"@prefix "):
            subject, parts = block.split(b" ", 1)
            said.setdefault(subject, []).extend(parts.split(b" ;\n\t"))
    blocks = (
        b"%b %b .\n" % (subject, _NEXT.join(sorted(said[subject]))) for subject in sorted(said)
    )
    return b"\n".join(blocks)


def merge_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Make one block per subject of blocks from several graphs, what comes first said first."""
    merged: dict[bytes, Block] = {}
    for block in blocks:
        known = merged.get(block.iri)
        if known:
            types = known.types + _news(block.types, known.types)
            rest = known.rest + _news(block.rest, known.rest)
            merged[block.iri] = Block(block.iri, block.subject, types, rest)
        else:
            merged[block.iri] = block
    return sorted(merged.values())


def _news(text: bytes, known: bytes) -> bytes:
    """Give a text unless it is known already, whole."""
    return b"" if text + _NEXT in known + _NEXT else text


def make_turtle(blocks: Iterable[Block], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Write blocks as a Turtle document with the prefixes it uses."""
    body = b"\n".join(map(Block.turtle, blocks))
    return write_prefixes(find_prefixes(body, prefixes), prefixes) + b"\n" + body


class _Leads(dict[bytes, bytes]):
    """What stands before the first value of a predicate; nothing for the classes, the head."""

    def __init__(self, terms: Terms) -> None:
        super().__init__({_TYPE: b""})
        self._terms = terms

    def __missing__(self, verb: bytes) -> bytes:
        lead = self[verb] = _NEXT + self._terms[verb] + b" "
        return lead


def _make_block(
    subject: bytes, types: Iterable[bytes], parts: Iterable[bytes], terms: Terms
) -> Block:
    classes = b", ".join(types)
    head = _NEXT + b"a " + classes if classes else b""
    return Block(subject[:-1], terms[subject], head, b"".join(parts))
