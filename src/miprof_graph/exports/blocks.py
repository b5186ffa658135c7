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
_STATEMENT: Final = (_RDF + b"subject>", _RDF + b"predicate>", _RDF + b"object>")
_CLOSING: Final = ord(">")
_NEXT: Final = b" ;\n    "
_REIFIED: Final = b"%brdf:subject %%b%brdf:predicate %%b%brdf:object %%b" % (_NEXT, _NEXT, _NEXT)
_REIFIED_12: Final = _NEXT + b"rdf:reifies <<( %b %b %b )>>"


class Block(NamedTuple):
    """The text about one subject, in parts, so that a part can be said in another way.

    `iri` is what blocks are sorted by. `types` and `rest` are text, every predicate of it after a
    semicolon; `statement` holds the three short terms of a reified triple, or nothing.
    """

    iri: bytes
    subject: bytes
    types: bytes
    statement: tuple[bytes, ...]
    rest: bytes

    def turtle(self) -> bytes:
        """Write the block for RDF 1.1, with `rdf:subject`, `rdf:predicate`, `rdf:object`."""
        return self._write(_REIFIED % self.statement if self.statement else b"")

    def turtle12(self) -> bytes:
        """Write the block for RDF 1.2, with `rdf:reifies` and a triple term."""
        return self._write(_REIFIED_12 % self.statement if self.statement else b"")

    def _write(self, reified: bytes) -> bytes:
        return self.subject + (self.types + reified + self.rest)[len(_NEXT) - 1 :] + b" .\n"


def make_blocks(lines: Iterable[bytes], terms: Terms) -> list[Block]:
    """Make the blocks of lines of N-Triples that are sorted and end without their full stop."""
    blocks: list[Block] = []
    leads = _Leads(terms)
    subject, last = b"", _NEXT
    parts: list[bytes] = []
    stated: dict[bytes, list[bytes]] = {}
    for line in lines:
        this, verb, value = line.split(b" ", 2)
        if this != subject:
            if subject:
                blocks.append(_make_block(subject, stated, parts, terms))
            subject, last, parts, stated = this, _NEXT, [], {}
        if value[-1] == _CLOSING:
            value = terms[value]
        lead = leads[verb]
        if lead is last:
            parts += (b", ", value)
        elif lead:
            parts += (lead, value)
            last = lead
        else:
            stated.setdefault(verb, []).append(value)
    if subject:
        blocks.append(_make_block(subject, stated, parts, terms))
    # The closing bracket sorts after a hyphen and a hash: without it, a comes before a-b.
    blocks.sort(key=itemgetter(0))
    return blocks


def merge_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Make one block per subject of blocks from several graphs, what comes first said first."""
    merged: dict[bytes, Block] = {}
    for block in blocks:
        known = merged.get(block.iri)
        if known:
            said = (_REIFIED % block.statement if block.statement else b"") + block.rest
            types = known.types + _news(block.types, known.types)
            rest = known.rest + _news(said, known.rest)
            merged[block.iri] = Block(block.iri, block.subject, types, known.statement, rest)
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
    """What stands before the first value of a predicate; nothing for those said at the head."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(dict.fromkeys((_TYPE, *_STATEMENT), b""))
        self._terms = terms

    def __missing__(self, verb: bytes) -> bytes:
        lead = self[verb] = _NEXT + self._terms[verb] + b" "
        return lead


def _make_block(
    subject: bytes, stated: Mapping[bytes, list[bytes]], parts: list[bytes], terms: Terms
) -> Block:
    types = b""
    statement = _find_statement(stated) if len(stated) >= len(_STATEMENT) else ()
    for verb, values in stated.items():
        if verb == _TYPE:
            types = _NEXT + b"a " + b", ".join(values)
        elif not statement:
            parts += (_NEXT, terms[verb], b" ", b", ".join(values))
    return Block(subject[:-1], terms[subject], types, statement, b"".join(parts))


def _find_statement(stated: Mapping[bytes, list[bytes]]) -> tuple[bytes, ...]:
    """Give subject, predicate and object if there is exactly one of each."""
    values = [stated[name] for name in _STATEMENT if name in stated]
    return tuple(value for (value,) in values) if [*map(len, values)] == [1, 1, 1] else ()
