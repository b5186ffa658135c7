"""Read everything written by hand, and say everything that is wrong with its form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.check.cells import Known
from miprof_graph.check.mappings import check_mappings
from miprof_graph.check.rows import HEADER_LINE, check_table
from miprof_graph.claims import ClaimTable, format_table, parse_table, read_utf8
from miprof_graph.facts import Facts, Place
from miprof_graph.mappings.model import MappingTable
from miprof_graph.mappings.tsv import SUFFIX, format_mappings, parse_mappings
from miprof_graph.names import PREFIXES, compact, expand
from miprof_graph.paths import Home
from miprof_graph.problems import Problem, make_problem
from miprof_graph.turtle import first_difference, read_turtle
from miprof_graph.vocabulary import Vocabulary, read_vocabulary

_ENTITY: Final = re.compile(re.escape(PREFIXES["mp"]) + r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPE: Final = PREFIXES["rdf"] + "type"
_Blocks = dict[str, list[Place]]


def read_facts(home: Home) -> tuple[Facts, list[Problem]]:
    """Read `ontology/` and `graph/`; give the facts with every problem that was found.

    A file that cannot be parsed makes the facts unreadable: what depends on it is not judged.
    """
    ontology, terms, problems = _read_folder(home, home.ontology)
    if problems and not ontology:
        nothing = Facts(read_vocabulary(()), (), (), (), (), {}, complete=False, readable=False)
        return nothing, problems
    vocabulary = read_vocabulary(ontology)
    entities, blocks, more = _read_folder(home, home.entities)
    readable = bool(entities) or not more
    problems += [*more, *_check_entities(entities, blocks, vocabulary)]
    tables, broken, unformed = _read_tables(home)
    known = _know(tables, blocks.keys() if readable else None, vocabulary)
    wrong = [problem for table in tables for problem in check_table(table, known)]
    loadable = list(_loadable(tables, wrong))
    complete = readable and not broken and not wrong
    mappings, more = _read_mappings(home, known)
    places = {iri: found[0] for iri, found in (terms | blocks).items()}
    facts = Facts(vocabulary, ontology, entities, loadable, mappings, places, complete, readable)
    return facts, [*problems, *broken, *unformed, *wrong, *more]


def _read_folder(home: Home, folder: Path) -> tuple[list[ox.Triple], _Blocks, list[Problem]]:
    """Read the Turtle files of a folder; no triples at all if one of them cannot be parsed."""
    triples: list[ox.Triple] = []
    blocks: _Blocks = {}
    problems: list[Problem] = []
    readable = True
    for path in sorted(folder.glob("*.ttl")):
        name = home.relative(path)
        found, lines, wrong = read_turtle(path, name)
        readable = readable and bool(found)
        triples += found
        problems += wrong
        for iri, line in lines.items():
            blocks.setdefault(iri, []).append((name, line))
    return (triples if readable else []), blocks, problems


def _check_entities(
    triples: Iterable[ox.Triple], blocks: _Blocks, vocabulary: Vocabulary
) -> Iterator[Problem]:
    classes = {
        str(triple.subject.value): str(triple.object.value)  # type: ignore[union-attr]
        for triple in triples
        if triple.predicate.value == _TYPE
    }
    for iri, ((name, line), *others) in blocks.items():
        if not _ENTITY.fullmatch(iri):
            yield make_problem(name, line, "entity-iri", value=compact(iri))
        if classes and classes.get(iri) not in vocabulary.classes:
            yield make_problem(name, line, "entity-class", value=compact(iri))
        for other, number in others:
            first = f"{name}:{line}"
            yield make_problem(other, number, "entity-twice", value=compact(iri), other=first)


def _read_tables(home: Home) -> tuple[list[ClaimTable], list[Problem], list[Problem]]:
    """Read the claims; give what costs rows or tables apart from what is a matter of form."""
    tables: list[ClaimTable] = []
    broken: list[Problem] = []
    unformed: list[Problem] = []
    for path in sorted(home.claims.glob("*.tsv")):
        name = home.relative(path)
        content, wrong = read_utf8(path, name)
        table, more = (None, wrong) if wrong else parse_table(content, name)
        broken += more
        if table:
            tables.append(table)
            if not more and (canonical := format_table(table)) != content:
                line = first_difference(content, canonical)
                unformed.append(make_problem(name, line, "claim-format"))
    return tables, broken, unformed


def _know(
    tables: Sequence[ClaimTable], entities: Collection[str] | None, vocabulary: Vocabulary
) -> Known:
    sources = frozenset(expand(table.header.get("id", "")) or "" for table in tables)
    return Known(entities, sources, vocabulary)


def _read_mappings(home: Home, known: Known) -> tuple[list[MappingTable], list[Problem]]:
    """Read the mappings; give the rows without problem, and every problem."""
    tables: list[MappingTable] = []
    problems: list[Problem] = []
    for path in sorted(home.mappings.glob(f"*{SUFFIX}")):
        name = home.relative(path)
        content, wrong = read_utf8(path, name)
        table, more = (None, wrong) if wrong else parse_mappings(content, name)
        problems += more
        if table:
            tables.append(table)
            if not more and (canonical := format_mappings(table)) != content:
                line = first_difference(content, canonical)
                problems.append(make_problem(name, line, "claim-format"))
    wrong = check_mappings(tables, known)
    bad = {(problem.path, problem.line) for problem in wrong}
    return [
        replace(table, rows=[row for row in table.rows if (table.name, row.line) not in bad])
        for table in tables
    ], [*problems, *wrong]


def _loadable(tables: Iterable[ClaimTable], problems: Iterable[Problem]) -> Iterator[ClaimTable]:
    """Keep the rows without problem, of the tables whose header has none."""
    bad: dict[str, set[int]] = {}
    for problem in problems:
        bad.setdefault(problem.path, set()).add(problem.line)
    for table in tables:
        lines = bad.get(table.name, set())
        if table.header and HEADER_LINE not in lines:
            claims = [claim for claim in table.claims if claim.line not in lines]
            yield ClaimTable(table.name, table.header, table.extra_columns, claims)
