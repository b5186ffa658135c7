"""What a query says of the order and the number of its rows."""

from __future__ import annotations

import pytest

from miprof_graph.ask.order import find_keys, find_limit


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("SELECT ?a { } ORDER BY ?a", ["a"]),
        ("SELECT ?a { } order by desc(?a) ASC(?b) ?c OFFSET 3 LIMIT 2", ["-a", "b", "c"]),
        ("SELECT ?a { } ORDER BY DESC(BOUND(?a)) ?a BOUND(?b)", ["-a?", "a", "b?"]),
        ("SELECT ?a { } ORDER BY (BOUND(?a) && ?b)", []),
        ("SELECT ?a { } ORDER BY STR(?a)", []),
        ("SELECT ?a { } ORDER BY (?a + 1)", []),
        ("SELECT ?a { }", []),
        ("SELECT ?a { ?a ?b 'ORDER BY ?c' } # ORDER BY ?a", []),
        ("SELECT ?a { { SELECT ?a { } ORDER BY ?a LIMIT 1 } }", []),
    ],
)
def test_the_columns_a_query_sorts_by_are_found(query: str, keys: list[str]) -> None:
    found = [f"{'-' * key.falls}{key.name}{'?' * key.bound}" for key in find_keys(query)]
    assert found == keys


def test_the_limit_of_a_query_is_its_own() -> None:
    assert find_limit("SELECT * { { SELECT * { } LIMIT 2 } }") is None
    assert find_limit("SELECT * { } LIMIT 7 OFFSET 2") == 7
