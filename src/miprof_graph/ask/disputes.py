"""Claims that cannot hold together, as `graph/queries/desaccords.rq` finds them in SPARQL.

Pages and cards have the claims at hand already, and a query would cost them a tenth of a second.
`tests/ask/test_disputes.py` holds the two against each other, claim by claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement, has_rank, has_status, may_overlap
from miprof_graph.names import EDTF, PREFIXES

# The two ends of a date or interval, as far as they are known and certain.
_AFTER_FIRST: Final = re.compile(r"-?[/X.~?%].*$")
_AROUND_LAST: Final = re.compile(r"^.*/|-?[X.~?%].*$")
# Names that documents give are names, not statements that could be wrong.
_NAME: Final = PREFIXES["mpo"] + "nameInSource"


def find_disputed(statements: Sequence[Statement], *, single: bool) -> frozenset[str]:
    """Give the claims of one subject and relation that cannot all hold, by their IRIs.

    `single` says that the relation takes one value at a time (`mpo:functional`).
    """
    found: set[str] = set()
    for one, other in combinations(statements, 2):
        if cannot_both_hold(one, other, single=single):
            found |= {one.iri, other.iri}
    return frozenset(found)


def cannot_both_hold(one: Statement, other: Statement, *, single: bool) -> bool:
    """Tell whether two claims of one subject and relation exclude each other.

    They do when they may be about the same time and one denies what the other says, when one is
    set aside for the other, or when they give two values where there is one at a time.
    """
    if not may_overlap(one, other):
        return False
    if has_status(one, "negated") != has_status(other, "negated") and one.object == other.object:
        return True
    set_aside = [has_rank(statement, "deprecated") for statement in (one, other)]
    if any(set_aside):
        best = other if set_aside[0] else one
        return not all(set_aside) and _is_set_aside_for(one, other, best, single=single)
    return single and _are_rivals(one, other)


def _is_set_aside_for(one: Statement, other: Statement, best: Statement, *, single: bool) -> bool:
    if one.predicate == _NAME:
        return False
    return has_rank(best, "preferred") if _value(one) == _value(other) else single


def _are_rivals(one: Statement, other: Statement) -> bool:
    if has_status(one, "negated") or has_status(other, "negated"):
        return False
    # What was planned and what came of it may differ.
    planned = has_status(one, "planned") or has_status(other, "planned")
    if planned and one.status != other.status:
        return False
    return _value(one) != _value(other) and not _may_mean_the_same(one.object, other.object)


def _may_mean_the_same(one: object, other: object) -> bool:
    """Tell whether one value is the other in another language, or a date less exactly."""
    if not isinstance(one, ox.Literal) or not isinstance(other, ox.Literal):
        return False
    if one.language != other.language:
        return True
    return one.datatype.value == EDTF and _are_compatible(one.value, other.value)


def _are_compatible(one: str, other: str) -> bool:
    """Tell whether two dates or intervals may be the same.

    >>> _are_compatible("2013", "2013-01-03"), _are_compatible("2019/2021", "2019/2022")
    (True, False)
    >>> _are_compatible("2014/..", "2014-04/2016"), _are_compatible("2013", "2013/2014")
    (True, False)
    """
    ends = [(_AFTER_FIRST.sub("", date), _AROUND_LAST.sub("", date)) for date in (one, other)]
    return all(
        this.startswith(that) or that.startswith(this) for this, that in zip(*ends, strict=True)
    )


def _value(statement: Statement) -> str:
    term = statement.object
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
