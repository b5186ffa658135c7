"""Rows in the order of the embedded store: others leave it to chance, or to a collation of theirs.

SPARQL does not say how texts with languages follow each other, and Virtuoso 7 sorts a text with
a character beyond Latin-1 apart from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyoxigraph as ox

from miprof_graph.ask.tokens import Token, meaningful
from miprof_graph.rows import Row, Term

_ENDS = frozenset({"LIMIT", "OFFSET", "VALUES"})


@dataclass(frozen=True, slots=True)
class Key:
    """A column to sort by."""

    name: str
    falls: bool
    """Whether the largest comes first."""
    bound: bool = False
    """Whether all that counts is that the column says something: `BOUND(?x)`."""


def find_keys(query: str) -> list[Key]:
    """Find the columns that a query sorts by; none where it sorts by something else.

    >>> find_keys("SELECT * { ?a ?b ?c } ORDER BY DESC(?a) ?b LIMIT 3")
    [Key(name='a', falls=True, bound=False), Key(name='b', falls=False, bound=False)]
    >>> find_keys("SELECT * { ?a ?b ?c } ORDER BY DESC(BOUND(?c))")
    [Key(name='c', falls=True, bound=True)]
    >>> find_keys("SELECT * { { SELECT ?a { ?a ?b ?c } ORDER BY ?a } }")
    []
    """
    keys: list[Key] = []
    falls, bound, opened = False, False, 0
    for token in _clause(query):
        word = token[0].upper()
        if token.lastgroup == "variable":
            keys.append(Key(token[0][1:], falls, bound))
        elif word in ("ASC", "DESC") and not opened:
            falls = word == "DESC"
        elif word == "BOUND" and not bound:
            bound = True
        elif word == "(" and opened <= bound:
            opened += 1
        elif word == ")" and opened:
            opened -= 1
            bound, falls = False, falls and opened > 0
        else:
            return []
    return keys


def find_limit(query: str) -> int | None:
    """Give the LIMIT of a query as a whole.

    >>> find_limit("SELECT * { { SELECT ?a { ?a ?b ?c } LIMIT 3 } } LIMIT 5")
    5
    """
    tail = list(_outside(query))
    limits = [two[0] for one, two in pairwise(tail) if one[0].upper() == "LIMIT"]
    return int(limits[-1]) if limits and limits[-1].isdecimal() else None


def find_order(rows: Sequence[Row], columns: Sequence[str], keys: Sequence[Key]) -> list[int]:
    """Give the numbers of the rows in the order in which the embedded store would give them.

    Rows that are equal in all keys stay as they are, and so do all when a key is no column.
    """
    numbers = list(range(len(rows)))
    if not {key.name for key in keys} <= {*columns}:
        return numbers
    for key in reversed(keys):
        column = columns.index(key.name)
        values = [row[column] for row in rows]
        ranks = _say_whether(values) if key.bound else _rank(values)
        if ranks is None:
            return list(range(len(rows)))
        numbers.sort(key=lambda number: ranks[rows[number][column]], reverse=key.falls)
    return numbers


def _say_whether(terms: Iterable[Term | None]) -> dict[Term | None, int]:
    return {term: int(term is not None) for term in terms}


def _rank(terms: Iterable[Term | None]) -> dict[Term | None, int] | None:
    """Number terms by their order in the embedded store, which is asked itself."""
    found = dict.fromkeys(terms)
    known = [term for term in found if term is not None]
    if not all(isinstance(term, ox.NamedNode | ox.Literal) for term in known):
        return None
    listed = " ".join(map(str, known))
    solutions = ox.Store().query(f"SELECT ?t {{ VALUES ?t {{ {listed} }} }} ORDER BY ?t")
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - a SELECT query
    return {None: -1, **{solution["t"]: rank for rank, solution in enumerate(solutions)}}


def _clause(query: str) -> list[Token]:
    """Give what stands behind the ORDER BY of a query as a whole."""
    tail = list(_outside(query))
    words = [token[0].upper() for token in tail]
    starts = [at for at, pair in enumerate(pairwise(words)) if pair == ("ORDER", "BY")]
    if not starts:
        return []
    start = starts[-1] + 2
    ends = (at for at in range(start, len(tail)) if words[at] in _ENDS)
    return tail[start : next(ends, len(tail))]


def _outside(query: str) -> Iterable[Token]:
    depth = 0
    for token in meaningful(query):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if not depth:
            yield token
