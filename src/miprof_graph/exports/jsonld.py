"""`miprof.jsonld`: the simple view as JSON that a developer can read without knowing RDF."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from miprof_graph.exports.compaction import Context, Rule, read_context
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.ntriples import Triple
from miprof_graph.names import PREFIXES, XSD_STRING

_TYPE: Final = f"<{PREFIXES['rdf']}type>".encode()
_OPENING: Final = ord("<")
# What JSON writes as a number or a truth value, and JSON-LD reads back as the same literal.
_NATIVE: Final = {
    PREFIXES["xsd"] + "integer": re.compile(rb'"(0|-?[1-9][0-9]{0,14})"'),
    PREFIXES["xsd"] + "boolean": re.compile(rb'"(true|false)"'),
}


def write_jsonld(build: ExportInput, target: Path) -> None:
    """Write the triples of `miprof.ttl`, compacted with the context of the ontology."""
    document = json.loads((build.ontology / "context.jsonld").read_text(encoding="utf-8"))
    target.write_bytes(make_jsonld(build.public, read_context(document)))


def make_jsonld(triples: Iterable[Triple], context: Context) -> bytes:
    """Write sorted triples as one flat list of nodes, each with its links as identifiers.

    The context is in the document: it expands without a network.
    """
    writer = _Writer(context)
    groups = groupby(triples, key=itemgetter(0))
    nodes = sorted((subject[:-1], writer.node(subject, rows)) for subject, rows in groups)
    graph = json.dumps(context.aliases.get("@graph", "@graph"))
    start = f'{{\n  "@context": {_write_context(context)},\n  {graph}: [\n'.encode()
    return start + b",\n".join(node for _, node in nodes) + b"\n  ]\n}\n"


def _write_context(context: Context) -> str:
    """Write one term a line: there are hundreds, and people read this."""
    entries = (
        f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in context.document.items()
    )
    return "{\n" + ",\n".join(entries) + "\n  }"


class _Writer:
    """Writes nodes as bytes, one property a line; every rule and IRI is worked out once.

    The escapes of canonical N-Triples are a subset of those of JSON, so that the text of a literal
    is copied as it stands.
    """

    def __init__(self, context: Context) -> None:
        aliases = context.aliases
        names = ("@id", "@type", "@value", "@language")
        self._key = {name: json.dumps(aliases.get(name, name)).encode() for name in names}
        self._types_as_list = context.types_as_list
        self._rules = _Rules(context)
        self._ids = _Iris(context, vocab=False)
        self._names = _Iris(context, vocab=True)

    def node(self, subject: bytes, rows: Iterable[Triple]) -> bytes:
        """Write one subject with its properties, sorted by key."""
        types: list[bytes] = []
        fields: dict[str, tuple[Rule, list[bytes]]] = {}
        for _, verb, value in rows:
            if verb == _TYPE:
                types.append(self._names[value])
                continue
            rule = self._rules[verb][b"<" if value[0] == _OPENING else _suffix(value)]
            text = self._ids[value] if rule.form == "id" else self._value(rule, value)
            if rule.key in fields:
                fields[rule.key][1].append(text)
            else:
                fields[rule.key] = rule, [text]
        lines = [self._key["@id"] + b": " + self._ids[subject]]
        if types:
            lines.append(self._key["@type"] + b": " + _join(types, as_list=self._types_as_list))
        for key in sorted(fields):
            rule, texts = fields[key]
            write = _join_languages if rule.form == "map" else _join
            lines.append(b'"%b": %b' % (key.encode(), write(texts, as_list=rule.as_list)))
        return b"    {\n      " + b",\n      ".join(lines) + b"\n    }"

    def _value(self, rule: Rule, term: bytes) -> bytes:
        if rule.form == "map":
            return term
        if rule.form == "vocab":
            return self._names[term]
        if rule.form == "node":
            return b"{%b: %b}" % (self._key["@id"], self._ids[term])
        text = term[: term.rindex(b'"') + 1]
        if rule.form in ("native", "bare") and _NATIVE[rule.kind].fullmatch(text):
            return text[1:-1]
        return text if rule.form in ("text", "native") else self._full_value(rule, text)

    def _full_value(self, rule: Rule, text: bytes) -> bytes:
        if rule.kind.startswith("@"):
            tag = json.dumps(rule.kind[1:]).encode()
            return b"{%b: %b, %b: %b}" % (self._key["@language"], tag, self._key["@value"], text)
        kind = self._names[f"<{rule.kind}>".encode()]
        return b"{%b: %b, %b: %b}" % (self._key["@type"], kind, self._key["@value"], text)


class _Rules(dict[bytes, "_RulesOfPredicate"]):
    """The rules by predicate, and by what follows the text of the value."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, verb: bytes) -> _RulesOfPredicate:
        rules = self[verb] = _RulesOfPredicate(self._context, verb[1:-1].decode())
        return rules


class _RulesOfPredicate(dict[bytes, Rule]):
    def __init__(self, context: Context, predicate: str) -> None:
        super().__init__()
        self._context, self._predicate = context, predicate

    def __missing__(self, suffix: bytes) -> Rule:
        rule = self[suffix] = self._context.find_rule(self._predicate, _kind(suffix.decode()))
        return rule


class _Iris(dict[bytes, bytes]):
    """The short forms of IRIs, as JSON."""

    def __init__(self, context: Context, *, vocab: bool) -> None:
        super().__init__()
        self._context, self._vocab = context, vocab

    def __missing__(self, term: bytes) -> bytes:
        name = self._context.compact(term[1:-1].decode(), vocab=self._vocab)
        short = self[term] = json.dumps(name, ensure_ascii=False).encode()
        return short


def _suffix(literal: bytes) -> bytes:
    return literal[literal.rindex(b'"') + 1 :]


def _kind(suffix: str) -> str:
    """Name the kind of a value after what follows its text in N-Triples."""
    if suffix == "<":
        return "@id"
    return suffix if suffix.startswith("@") else suffix[3:-1] or XSD_STRING


def _join(values: list[bytes], *, as_list: bool) -> bytes:
    if len(values) == 1 and not as_list:
        return values[0]
    return b"[" + b", ".join(values) + b"]"


def _join_languages(literals: list[bytes], *, as_list: bool) -> bytes:
    by_language: dict[bytes, list[bytes]] = {}
    for literal in literals:
        end = literal.rindex(b"@")
        by_language.setdefault(literal[end + 1 :], []).append(literal[:end])
    pairs = (
        b'"%b": %b' % (language, _join(texts, as_list=as_list))
        for language, texts in sorted(by_language.items())
    )
    return b"{" + b", ".join(pairs) + b"}"
