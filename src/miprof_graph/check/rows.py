"""Checks of a claims table: its header, then every row, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from miprof_graph.check.cells import (
    Known,
    Trouble,
    check_interval,
    check_literal,
    check_name,
    check_predicate,
    check_space,
    check_text,
    is_date,
)
from miprof_graph.claims import COLUMNS, HEADER_KEYS, Claim, ClaimTable
from miprof_graph.names import expand, is_web_address
from miprof_graph.problems import Problem, make_problem

REQUIRED_KEYS: Final = ("id", "title", "kind", "publisher", "retrieved", "language")
STATUSES: Final = (
    *("asserted", "negated", "planned", "tasked"),
    *("attributed", "inferred", "incomplete"),
)
RANKS: Final = ("preferred", "normal", "deprecated")
MOST_WORDS: Final = 12
HEADER_LINE: Final = 1
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def _is_day(value: str) -> bool:
    return bool(DAY.fullmatch(value)) and is_date(value)


def _is_licence(value: str) -> bool:
    return is_web_address(value) or not value.lower().startswith(("http://", "https://"))


# What a header value must be, as its reader is told: some go into the graph as IRIs or tags.
_FORMS: Final[dict[str, tuple[Callable[[str], bool], str]]] = {
    "issued": (is_date, "EDTF"),
    "retrieved": (_is_day, "YYYY-MM-DD"),
    "language": (lambda value: bool(LANGUAGE.fullmatch(value)), "fr, en..."),
    "licence": (_is_licence, "https://..."),
    "url": (is_web_address, "https://..."),
}


def check_table(table: ClaimTable, known: Known) -> list[Problem]:
    """Find everything wrong in a table, as problems with their lines."""
    problems = [
        make_problem(table.name, HEADER_LINE, key, **values)
        for key, values in check_header(table, known)
    ]
    seen: dict[tuple[str, ...], int] = {}
    for claim in table.claims:
        for key, values in check_row(claim, table.extra_columns, known):
            problems.append(make_problem(table.name, claim.line, key, **values))
        statement = (claim.subject, claim.predicate, claim.object, claim.start, claim.until)
        first = seen.setdefault(statement, claim.line)
        if first != claim.line:
            problems.append(make_problem(table.name, claim.line, "duplicate", other=first))
    return problems


def check_header(table: ClaimTable, known: Known) -> Iterator[Trouble]:
    """Report everything wrong in the header of a table."""
    header = table.header
    if not header:
        return  # it is no YAML, which has been said
    for key in REQUIRED_KEYS:
        if not header.get(key):
            yield "header-key", {"key": key}
    for key in header:
        if key not in HEADER_KEYS:
            yield "header-unknown", {"key": key, "known": " ".join(HEADER_KEYS)}
    wanted = f"src:{PurePosixPath(table.name).stem}"
    if header.get("id") and header["id"] != wanted:
        yield "header-id", {"found": header["id"], "wanted": wanted}
    for key in ("publisher", "kind"):
        if header.get(key):
            yield from check_name(key, header[key], known)
    for key, (is_right, wanted) in _FORMS.items():
        if header.get(key) and not is_right(header[key]):
            yield "header-value", {"key": key, "value": header[key], "wanted": wanted}


def check_row(claim: Claim, extra_columns: tuple[str, ...], known: Known) -> Iterator[Trouble]:
    """Report everything wrong in a row by itself, without regard to other rows."""
    for column, value in zip(COLUMNS, _cells(claim), strict=True):
        yield from check_space(column, value)
    yield from check_name("subject", claim.subject, known)
    yield from check_predicate(claim.predicate, known)
    used = known.vocabulary.find_property(expand(claim.predicate) or "")
    if used and used.takes_iri:
        yield from check_name("object", claim.object, known)
    elif used:
        yield from check_literal(claim.object, used)
    yield from check_interval(claim.start, claim.until)
    for column, value, allowed in (
        ("status", claim.status, STATUSES),
        ("rank", claim.rank, RANKS),
    ):
        if value not in allowed:
            yield "choice", {"column": column, "value": value, "allowed": " ".join(allowed)}
    for column, value in zip(extra_columns, claim.extras, strict=True):
        if value and column == "title":
            yield from check_space(column, value)
            yield from check_text(column, value)
        elif value:
            yield from check_name(column, value, known)
    yield from _evidence(claim)


def _cells(claim: Claim) -> tuple[str, ...]:
    return (
        *(claim.subject, claim.predicate, claim.object, claim.start, claim.until),
        *(claim.status, claim.rank, claim.locator, claim.quote, claim.note),
    )


def _evidence(claim: Claim) -> Iterator[Trouble]:
    if not claim.locator:
        yield "locator-missing", {}
    words = len(claim.quote.split())
    if words > MOST_WORDS:
        yield "quote-long", {"count": words}
    if not claim.quote and not claim.note:
        yield "evidence-missing", {}
