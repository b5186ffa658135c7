"""Checks of the tables of mappings: headers, rows cell by cell, and what two rows may not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from miprof_graph.check.cells import Known, Trouble, check_name, check_space, is_date
from miprof_graph.mappings.model import (
    BUILT_IN,
    COLUMNS,
    CURATED,
    NOT,
    WIKIDATA,
    MappingTable,
    Row,
    State,
)
from miprof_graph.mappings.tsv import HEADER_KEYS, SUFFIX
from miprof_graph.names import BASE, GRAPH_MAPPINGS, PREFIXES, is_web_address
from miprof_graph.problems import Problem, make_problem

HEADER_LINE: Final = 1
EXACT: Final = "skos:exactMatch"
PREDICATES: Final = (
    *(EXACT, "skos:closeMatch", "skos:broadMatch"),
    *("skos:narrowMatch", "skos:relatedMatch"),
)

_REQUIRED: Final = ("curie_map", "mapping_set_id", "license")
_VERSION: Final = "1.1"
_MADE_BY_MACHINE: Final = (
    *("semapv:LexicalMatching", "semapv:CompositeMatching"),
    *("semapv:BackgroundKnowledgeBasedMatching", "semapv:UnspecifiedMatching"),
)
_REFERENCES: Final = ("subject_id", "reviewer_id", "subject_match_field", "object_match_field")
_ITEM: Final = re.compile(r"Q[1-9][0-9]*")
_CONFIDENCE: Final = re.compile(r"1|0(\.[0-9]{0,2}[1-9])?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ORCID: Final = re.compile(r"https://orcid\.org/((?:[0-9]{4}-){3}[0-9]{3}[0-9X])")


def check_mappings(tables: Sequence[MappingTable], known: Known) -> list[Problem]:
    """Find everything wrong in the tables, as problems with their lines."""
    problems = []
    for table in tables:
        for key, values in _header(table):
            problems.append(make_problem(table.name, HEADER_LINE, key, **values))
        for row in table.rows:
            for key, values in _row(table, row, known):
                problems.append(make_problem(table.name, row.line, key, **values))
    return [*problems, *_check_pairs(tables)]


def check_object(table: MappingTable, row: Row) -> Iterator[Trouble]:
    """Report a name that is none of the authority of a table."""
    iri = table.expand(row.object_id)
    if iri is None or not is_web_address(iri):
        yield "mapping-curie", {"column": "object_id", "value": row.object_id}
    elif iri.startswith(BASE):
        yield "mapping-ours", {"value": row.object_id}
    elif iri.startswith(WIKIDATA) and not _ITEM.fullmatch(iri.removeprefix(WIKIDATA)):
        yield "mapping-item", {"value": row.object_id}


def is_orcid(iri: str) -> bool:
    """Tell whether an IRI is that of an ORCID whose last character is the right check digit.

    >>> is_orcid("https://orcid.org/0000-0002-1825-0097")
    True
    >>> is_orcid("https://orcid.org/0000-0002-1825-0098")
    False
    """
    found = _ORCID.fullmatch(iri)
    if not found:
        return False
    digits = found[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def _header(table: MappingTable) -> Iterator[Trouble]:
    header = table.header
    if not header:
        return  # it is no YAML, which has been said
    for key in _REQUIRED:
        if not header.get(key):
            yield "header-key", {"key": key}
    for key in header:
        if key not in HEADER_KEYS:
            yield "header-unknown", {"key": key, "known": " ".join(HEADER_KEYS)}
    wanted = f"{GRAPH_MAPPINGS}#{PurePosixPath(table.name).name.removesuffix(SUFFIX)}"
    if header.get("mapping_set_id", wanted) != wanted:
        yield "mapping-set", {"found": header["mapping_set_id"], "wanted": wanted}
    if header.get("sssom_version", _VERSION) != _VERSION:
        version = header["sssom_version"]
        yield "header-value", {"key": "sssom_version", "value": version, "wanted": _VERSION}
    licence = header.get("license", "")
    if licence and not (isinstance(licence, str) and is_web_address(licence)):
        yield "header-value", {"key": "license", "value": licence, "wanted": "https://..."}
    declared = header.get("curie_map", {})
    if not isinstance(declared, dict):
        yield "header", {"detail": "curie_map"}
        return
    for prefix, base in declared.items():
        wanted = (PREFIXES | BUILT_IN).get(prefix, base)
        if wanted != base or not is_web_address(base):
            yield "mapping-prefix", {"prefix": prefix, "found": base, "wanted": wanted}


def _row(table: MappingTable, row: Row, known: Known) -> Iterator[Trouble]:
    for column, value in zip(COLUMNS, row.cells(), strict=True):
        yield from check_space(column, value)
    yield from check_name("subject_id", row.subject_id, known)
    yield from check_object(table, row)
    for column in _REFERENCES:
        for value in filter(None, str(getattr(row, column)).split("|")):
            if table.expand(value) is None:
                yield "mapping-curie", {"column": column, "value": value}
    for column, value, allowed in (
        ("predicate_id", row.predicate_id, PREDICATES),
        ("predicate_modifier", row.predicate_modifier, ("", NOT)),
        ("mapping_justification", row.mapping_justification, (CURATED, *_MADE_BY_MACHINE)),
    ):
        if value not in allowed:
            yield "choice", {"column": column, "value": value, "allowed": " ".join(allowed)}
    if row.confidence and not _CONFIDENCE.fullmatch(row.confidence):
        yield "mapping-confidence", {"value": row.confidence}
    yield from _review(table, row)


def _review(table: MappingTable, row: Row) -> Iterator[Trouble]:
    if row.state is State.PROPOSED:
        if row.mapping_justification == CURATED or row.predicate_modifier or row.review_date:
            yield "mapping-unreviewed", {}
        elif not row.confidence:
            yield "mapping-unsure", {}
        return
    if row.mapping_justification != CURATED:
        yield "mapping-justification", {"wanted": CURATED}
    if not (_DAY.fullmatch(row.review_date) and is_date(row.review_date)):
        yield "mapping-date", {"value": row.review_date}
    if row.state is State.REFUSED and not row.comment:
        yield "mapping-reason", {}
    iri = table.expand(row.reviewer_id)
    if iri and "orcid.org/" in iri and not is_orcid(iri):
        yield "mapping-orcid", {"value": row.reviewer_id}


def _check_pairs(tables: Sequence[MappingTable]) -> Iterator[Problem]:
    """Report pairs that stand twice, and things that are the same as two others."""
    pairs: dict[tuple[str, str], str] = {}
    twins: dict[tuple[str, str], str] = {}
    for table in tables:
        for row in table.rows:
            here, target = f"{table.name}:{row.line}", table.expand(row.object_id) or ""
            first = pairs.setdefault((row.subject_id, target), here)
            if first != here:
                yield make_problem(table.name, row.line, "mapping-twice", other=first)
            elif row.state is State.ACCEPTED and row.predicate_id == EXACT:
                # One authority has one name for one thing, and the other way round.
                authority = row.object_id.partition(":")[0]
                for twin in ((row.subject_id, authority), ("", target)):
                    first = twins.setdefault(twin, here)
                    if first != here:
                        values = {"value": row.subject_id, "object": row.object_id, "other": first}
                        yield make_problem(table.name, row.line, "mapping-twin", **values)
