"""Queries that mean harm: malformed, nested without end, endless, greedy; the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

import pyoxigraph as ox

from miprof_graph.names import PREFIXES

_SEED: Final = 20131
_NOISE: Final = "{}()[]<>\"'.;,?$:#@^|*+!&=/\\é\u2028\ud7ff\x00\x07 \n"
_ALL: Final = "?{0} ?{0}p ?{0}o"

NESTED: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "groups": ("SELECT * { ", "{ ", "} ", "}"),
    "brackets": ("SELECT * { ?s ?p ?o FILTER ( ", "( ", ") ", ") }"),
    "exists": ("SELECT * { ?s ?p ?o ", "FILTER EXISTS { ?s ?p ?o ", "} ", "}"),
    "optional": ("SELECT * { ", "?s ?p ?o OPTIONAL { ", "} ", "}"),
    "subqueries": ("SELECT * { ", "{ SELECT * { ", "} } ", "}"),
    "lists": ("SELECT * { ?s ?p ", "( ", ") ", "}"),
    "paths": ("SELECT * { ?s ", "( ", ") ", " ?o }"),
    "never closed": ("SELECT * { ", "{ ", "", ""),
    "negations": ("SELECT * { ?s ?p ?o FILTER ( ", "! ", "", "true ) }"),
    "alternatives": ("SELECT * { ?s ?p ?o FILTER ( ", "?s = 1 || ", "", "true ) }"),
    "unions": ("SELECT * { {} ", "UNION {} ", "", "}"),
    "patterns": ("SELECT * { ", "?s ?p ?o . ", "", "}"),
}
"""Beginnings of queries, what is repeated in them, what closes each repetition, and the end."""

_CORE: Final = {"brackets": "1", "paths": "<a:b>"}

GREEDY: Final[Mapping[str, str]] = {
    "ORDER BY": "SELECT ?c ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "DISTINCT": "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }",
    "GROUP BY": "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?c",
    "GROUP_CONCAT": (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f }"
    ),
    "many rows": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "many triples": "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }",
}
"""Queries that would hold more than any machine has."""


def make_malformed(queries: Sequence[str], count: int) -> list[str]:
    """Spoil real queries until the engine takes none of them for one."""
    random, store = Random(_SEED), ox.Store()  # noqa: S311 - the same each time
    found: list[str] = []
    while len(found) < count:
        query = random.choice(queries)
        at = random.randrange(8, len(query))
        spoiled = random.choice(
            (
                query[:at],
                query[:at] + random.choice(_NOISE) * random.randint(1, 4) + query[at:],
                query[:at] + query[at + random.randint(1, 9) :],
                query.replace("}", "", 1),
                query.replace("SELECT", "SELEKT", 1),
                "".join(random.choices(_NOISE, k=random.randint(1, 200))),
            )
        )
        if spoiled.strip() and _is_malformed(store, spoiled):
            found.append(spoiled)
    return found


def make_endless(number: int) -> str:
    """Make a query that ends after years; each number gives another text."""
    patterns = " . ".join(_ALL.format(name) for name in "abcd")
    return f"SELECT (COUNT(*) AS ?n{number}) {{ {patterns} }}"


def make_doubling(times: int) -> str:
    """Make a query whose value doubles with every line: 100 bytes become 100 * 2 ** times."""
    lines = [f'BIND("{"x" * 100}" AS ?v0)']
    lines += [f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(times)]
    return f"SELECT (STRLEN(?v{times}) AS ?n) {{ {' '.join(lines)} }}"


def make_nested(shape: str, depth: int) -> str:
    """Make a query that is nested, or goes on, as deep as is said."""
    head, one, close, end = NESTED[shape]
    return head + one * depth + _CORE.get(shape, "") + close * depth + end


def make_headers(count: int) -> list[bytes]:
    """Make values of the header Accept out of noise and of pieces of real ones."""
    random = Random(_SEED)  # noqa: S311 - the same each time
    pieces = (b"text/", b"*/*", b"application/sparql-results+json", b";q=", b"q", b",", b"=", b'"')
    bytes_ = [bytes([n]) for n in (*range(0x20, 0x7F), *range(0x80, 0x100))]
    found = []
    for _ in range(count):
        chosen = [*random.choices(bytes_, k=20), *pieces * random.randint(0, 3)]
        random.shuffle(chosen)
        found.append(b"".join(chosen[: random.randint(1, len(chosen))]))
    return found


def _is_malformed(store: ox.Store, query: str) -> bool:
    try:
        # The service declares our prefixes where a query has not, and has a base.
        store.query(query, prefixes=PREFIXES, base_iri="http://localhost/")
    except (SyntaxError, ValueError):
        return True
    return False
