"""The one canonical form of our Turtle files, so that a change of a fact is a change of a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.claims import read_utf8
from miprof_graph.names import PREFIXES, compact
from miprof_graph.problems import Problem, make_problem

_TYPE: Final = PREFIXES["rdf"] + "type"
_PREFERRED: Final = PREFIXES["skos"] + "prefLabel"
_BARE: Final = (PREFIXES["xsd"] + "boolean", PREFIXES["xsd"] + "integer")
_LOCAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BLOCK: Final = re.compile(r"^(?:([a-z]+):([^\s;,]*)|<([^>]*)>)", re.MULTILINE)
_COMMENT: Final = re.compile(r"(?:#[^\n]*\n)*")


def format_turtle(content: str) -> str:
    """Write a Turtle document in its canonical form.

    Subjects are sorted, the class and the preferred labels come first, each value stands on a
    line of its own, only the prefixes in use are declared; comments at the head are kept.

    Raises:
        SyntaxError: If the text is no Turtle.
    """
    return _write({quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)}, content)


def _write(triples: Collection[ox.Triple], content: str) -> str:
    """Write triples, without repetition, below the comments at the head of their document."""
    blocks = [_block(list(group)) for _, group in groupby(sorted(triples, key=_order), _subject)]
    body = "\n".join(blocks)
    head = _COMMENT.match(content)
    comment = head.group() if head else ""
    used = sorted({prefix for triple in triples for prefix in _prefixes(triple)})
    declared = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"{comment}{declared}\n{body}"


def find_loss(content: str) -> tuple[str, int] | None:
    """Find what `format_turtle` would lose: the key of a problem, and the line, from 1.

    It keeps the comments at the head only, and would give a blank node another name each time.

    Raises:
        SyntaxError: If the text is no Turtle.
    """
    triples = [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)]
    if any(map(_has_blank_node, triples)):
        return "blank-node", 1
    head = _COMMENT.match(content)
    begun = content.count("\n", 0, head.end()) if head else 0
    for number, line in enumerate(content.split("\n")[begun:], start=begun + 1):
        if line.lstrip().startswith("#"):
            return "comment-inside", number
    return None


def _subject(triple: ox.Triple) -> str:
    return str(triple.subject)


def _order(triple: ox.Triple) -> tuple[str, int, str, str]:
    predicate = triple.predicate.value
    first = 0 if predicate == _TYPE else 1 if predicate == _PREFERRED else 2
    return str(triple.subject), first, compact(predicate), str(triple.object)


def _block(triples: list[ox.Triple]) -> str:
    parts = []
    for predicate, group in groupby(triples, lambda triple: triple.predicate.value):
        name = "a" if predicate == _TYPE else _term(ox.NamedNode(predicate))
        parts.append(f"{name} " + " ,\n        ".join(_term(triple.object) for triple in group))
    return f"{_term(triples[0].subject)} " + " ;\n    ".join(parts) + " .\n"


def _prefixes(triple: ox.Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if term == ox.NamedNode(_TYPE):
            continue  # it is written `a`
        written = term.datatype if isinstance(term, ox.Literal) and "^^" in _term(term) else term
        name = _term(written)
        if isinstance(written, ox.NamedNode) and not name.startswith("<"):
            yield name.partition(":")[0]


def _term(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        short = compact(term.value)
        return short if _LOCAL.fullmatch(short) else str(term)
    if isinstance(term, ox.Literal) and term.datatype.value in _BARE:
        return term.value
    if isinstance(term, ox.Literal) and "^^" in str(term):
        return str(term).rpartition("^^")[0] + "^^" + _term(term.datatype)
    return str(term)


def read_turtle(path: Path, name: str) -> tuple[list[ox.Triple], dict[str, int], list[Problem]]:
    """Read a Turtle file: its triples, the line each subject's block begins on, its problems.

    A file that is not in canonical form is a problem, and so is a blank node.
    """
    content, problems = read_utf8(path, name)
    if problems:
        return [], {}, problems
    try:
        triples = [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        problem = make_problem(name, error.lineno or 1, "turtle", detail=error.msg)
        return [], {}, [problem]
    lines = block_lines(content)
    named = [triple for triple in triples if not _has_blank_node(triple)]
    if len(named) < len(triples):
        problems.append(make_problem(name, 1, "blank-node"))
    elif (canonical := _write(set(triples), content)) != content:
        problems.append(make_problem(name, first_difference(content, canonical), "format"))
    return named, lines, problems


def _has_blank_node(triple: ox.Triple) -> bool:
    return any(isinstance(node, ox.BlankNode) for node in (triple.subject, triple.object))


def block_lines(content: str) -> dict[str, int]:
    """Map the IRI of each subject to the line, from 1, where its block begins."""
    lines: dict[str, int] = {}
    line, read = 1, 0
    for match in _BLOCK.finditer(content):
        prefix, local, iri = match.groups()
        name = iri if iri is not None else PREFIXES.get(prefix, "") + local
        line += content.count("\n", read, match.start())
        read = match.start()
        lines.setdefault(name, line)
    return lines


def first_difference(found: str, wanted: str) -> int:
    """Give the first line, from 1, on which two texts differ."""
    pairs = zip(found.split("\n"), wanted.split("\n"), strict=False)
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    return (min(found.count("\n"), wanted.count("\n")) if same is None else same) + 1
