"""When two claims cannot both hold, and when they can."""

from __future__ import annotations

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement
from miprof_graph.linked.disputes import find_disputed
from miprof_graph.names import PREFIXES


def claim(
    name: str, value: str, *, earliest: str = "", latest: str = "", status: str = "asserted"
) -> Statement:
    return Statement(
        iri=name,
        subject="s",
        predicate="p",
        object=ox.Literal(value),
        source="d",
        status=f"{PREFIXES['mpo']}status-{status}",
        earliest=earliest or None,
        latest=latest or None,
    )


def test_two_values_for_one_are_a_dispute() -> None:
    both = [claim("a", "2013"), claim("b", "2014")]
    assert find_disputed(both, single=True) == {"a", "b"}
    assert find_disputed(both, single=False) == frozenset()


def test_the_same_value_twice_is_none() -> None:
    assert find_disputed([claim("a", "2013"), claim("b", "2013")], single=True) == frozenset()


def test_values_of_different_times_are_none() -> None:
    before = claim("a", "7", latest="2014-12-31")
    after = claim("b", "10", earliest="2015-01-01")
    assert find_disputed([before, after], single=True) == frozenset()
    assert find_disputed([after, before], single=True) == frozenset()


def test_an_end_that_is_not_said_is_open() -> None:
    since = claim("a", "7", earliest="2013-01-01")
    later = claim("b", "10", earliest="2015-01-01", latest="2016-01-01")
    assert find_disputed([since, later], single=True) == {"a", "b"}


def test_a_denial_is_a_dispute_with_what_it_denies_alone() -> None:
    said = [claim("a", "x"), claim("b", "x", status="negated"), claim("c", "y")]
    assert find_disputed(said, single=False) == {"a", "b"}
    assert find_disputed(said[1:], single=True) == frozenset()
