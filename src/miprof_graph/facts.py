"""The facts as they are written by hand: read from `ontology/` and `graph/`, put into a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.check.cells import Known
from miprof_graph.check.rows import check_table
from miprof_graph.claims import ClaimTable, format_table, read_table
from miprof_graph.names import GRAPH_ENTITIES, GRAPH_ONTOLOGY, PREFIXES, compact, expand
from miprof_graph.paths import Home
from miprof_graph.problems import Problem, make_problem
from miprof_graph.quads import claim_iri, object_term, table_nquads
from miprof_graph.turtle import first_difference, read_turtle
from miprof_graph.vocabulary import Vocabulary, read_vocabulary

_ENTITY: Final = re.compile(re.escape(PREFIXES["mp"]) + r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPE: Final = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files say, and where they say it.

    `tables` hold only the rows that can be loaded; `complete` tells whether that is all of them.
    `blocks` maps the IRI of each subject of a Turtle file to its file and line.
    """

    vocabulary: Vocabulary
    ontology: Sequence[ox.Triple]
    entities: Sequence[ox.Triple]
    tables: Sequence[ClaimTable]
    blocks: dict[str, tuple[str, int]]
    complete: bool

    def load(self) -> ox.Store:
        """Make a store of it, in an order that depends on the files alone."""
        store = ox.Store()
        for graph, triples in ((GRAPH_ONTOLOGY, self.ontology), (GRAPH_ENTITIES, self.entities)):
            name = ox.NamedNode(graph)
            store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
        for table in self.tables:
            nquads = table_nquads(table, self.vocabulary).encode()
            store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        return store

    def entity_names(self) -> frozenset[str]:
        """The IRIs of all declared entities."""
        return frozenset(str(triple.subject) for triple in self.entities)

    def claim_lines(self) -> dict[str, tuple[str, int]]:
        """Map the IRI of every claim to its file and line."""
        found = {}
        for table in self.tables:
            source = expand(table.header["id"]) or ""
            for claim in table.claims:
                predicate = expand(claim.predicate) or ""
                term = object_term(claim.object, predicate, self.vocabulary)
                found[claim_iri(source, claim, predicate, term)] = (table.name, claim.line)
        return found


def read_facts(home: Home) -> tuple[Facts, list[Problem]]:
    """Read everything written by hand; give it with every problem of form that was found."""
    ontology, blocks, problems = _read_turtle_files(home, home.ontology)
    if not ontology:
        return Facts(Vocabulary({}, {}, frozenset()), (), (), (), blocks, complete=False), problems
    vocabulary = read_vocabulary(ontology)
    entities, lines, more = _read_turtle_files(home, home.entities)
    problems += more
    problems += _check_entities(entities, lines, vocabulary)
    blocks.update(lines)
    tables, more = _read_tables(home, vocabulary, lines)
    problems += more
    loadable = [_loadable(table, more) for table in tables if table.header.get("id")]
    complete = not more
    return Facts(vocabulary, ontology, entities, loadable, blocks, complete), problems


def _read_turtle_files(
    home: Home, folder: Path
) -> tuple[list[ox.Triple], dict[str, tuple[str, int]], list[Problem]]:
    triples: list[ox.Triple] = []
    blocks: dict[str, tuple[str, int]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.ttl")):
        name = home.relative(path)
        found, lines, wrong = read_turtle(path, name)
        problems += wrong
        if not found and folder == home.ontology:
            return [], blocks, problems  # nothing can be read without the whole vocabulary
        triples += found
        for iri, line in lines.items():
            where = blocks.setdefault(iri, (name, line))
            # Alignments speak of terms that another file of the ontology declares.
            if where != (name, line) and folder == home.entities:
                values = {"value": compact(iri), "other": f"{where[0]}:{where[1]}"}
                problems.append(make_problem(name, line, "entity-twice", **values))
    return triples, blocks, problems


def _check_entities(
    triples: Iterable[ox.Triple], lines: dict[str, tuple[str, int]], vocabulary: Vocabulary
) -> list[Problem]:
    classes: dict[str, str] = {}
    for triple in triples:
        if triple.predicate.value == _TYPE and isinstance(triple.object, ox.NamedNode):
            classes[str(triple.subject.value)] = triple.object.value  # type: ignore[union-attr]
    problems = []
    for iri, (name, line) in lines.items():
        if not _ENTITY.fullmatch(iri):
            problems.append(make_problem(name, line, "entity-iri", value=compact(iri)))
        if classes.get(iri) not in vocabulary.ancestors:
            problems.append(make_problem(name, line, "entity-class", value=compact(iri)))
    return problems


def _read_tables(
    home: Home, vocabulary: Vocabulary, entities: dict[str, tuple[str, int]]
) -> tuple[list[ClaimTable], list[Problem]]:
    tables: list[ClaimTable] = []
    problems: list[Problem] = []
    for path in sorted(home.claims.glob("*.tsv")):
        table, wrong = read_table(path, home.relative(path))
        problems += wrong
        if table:
            tables.append(table)
            content = path.read_text(encoding="utf-8")
            if not wrong and (canonical := format_table(table)) != content:
                line = first_difference(content, canonical)
                problems.append(make_problem(table.name, line, "claim-format"))
    sources = frozenset(expand(table.header.get("id", "")) or "" for table in tables)
    known = Known(entities.keys(), sources, vocabulary)
    for table in tables:
        problems += check_table(table, known)
    return tables, problems


def _loadable(table: ClaimTable, problems: Iterable[Problem]) -> ClaimTable:
    bad = {problem.line for problem in problems if problem.path == table.name}
    claims = [claim for claim in table.claims if claim.line not in bad]
    return ClaimTable(table.name, table.header, table.extra_columns, claims)
