"""Where documents do not say the same: several values for one, or a denial of what another says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from miprof_graph.ask.statements import Statement, has_status, may_overlap


def find_disputed(statements: Sequence[Statement], *, single: bool) -> frozenset[str]:
    """Give the claims of one subject and relation that cannot all hold, by their IRIs.

    Two claims cannot both hold when they may be about the same time and one denies what the
    other says, or when the relation takes one value (`single`) and they give two.
    """
    found: set[str] = set()
    for one, other in combinations(statements, 2):
        if _disagree(one, other, single=single) and may_overlap(one, other):
            found |= {one.iri, other.iri}
    return frozenset(found)


def _disagree(one: Statement, other: Statement, *, single: bool) -> bool:
    denials = [has_status(statement, "negated") for statement in (one, other)]
    if one.object == other.object:
        return denials[0] != denials[1]
    return single and not any(denials)
