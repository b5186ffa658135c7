"""SPARQL text is prepared without being mistaken: words in strings and comments stay words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from miprof_graph.ask.sparql import (
    declare_prefixes,
    explain_syntax,
    find_variables,
    missing_prefixes,
    point_at,
    put_terms,
    read_form,
)
from miprof_graph.errors import UsageError


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT ?x {}", "SELECT"),
        ("# INSERT DATA\nASK {}", "ASK"),
        ("PREFIX insert: <http://x/>\nBASE <http://y/> construct {} {}", "CONSTRUCT"),
        ("describe <http://x/#SERVICE>", "DESCRIBE"),
        ('SELECT ?service { ?service ?p \'SERVICE\' , """it\'s SERVICE""" }', "SELECT"),
        ("PREFIX service: <http://x/> SELECT ?x { ?x service:SERVICE ?y }", "SELECT"),
    ],
)
def test_the_form_is_read_past_prologue_comments_and_strings(query: str, form: str) -> None:
    assert read_form(query) == form


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("", "ask.query-empty"),
        ("# only a comment", "ask.query-empty"),
        ("PREFIX x: <http://x/> INSERT DATA { x:a x:b x:c }", "ask.query-update"),
        ("delete where { ?s ?p ?o }", "ask.query-update"),
        ("LOAD <http://x/>", "ask.query-update"),
        ("SELECT ?x { SERVICE <http://x/> { ?x ?y ?z } }", "ask.query-service"),
        ("SELECT ?x { service silent ?x { ?x ?y ?z } }", "ask.query-service"),
        (r"SELECT ?x { \u0053ERVICE <http://x/> { ?x ?y ?z } }", "ask.query-service"),
        ("FETCH ?x", "ask.query-form"),
    ],
)
def test_what_may_not_be_put_is_refused_with_its_reason(query: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_form(query)
    assert caught.value.key == key


def test_our_prefixes_are_declared_only_where_the_query_does_not() -> None:
    query = "PREFIX mpo: <http://other/>\nSELECT ?x { ?x a mpo:Person ; rdfs:label 'src:x' }"
    assert list(missing_prefixes(query)) == ["rdfs"]
    assert declare_prefixes(query).count("\n") == query.count("\n")


def test_an_unknown_prefix_is_shown_with_its_place() -> None:
    with pytest.raises(UsageError) as caught:
        missing_prefixes("SELECT ?x {\n  ?x a wd:Q5 }")
    message = caught.value.render("en")
    assert "line 2, column 8" in message
    assert message.endswith("      ?x a wd:Q5 }\n           ^")


def test_a_parameter_is_put_as_one_term_whatever_it_holds() -> None:
    evil = "\" } ; DROP ALL # \\ \n'"
    query = put_terms("SELECT ?x { BIND($name AS ?x) } # $name", {"name": ox.Literal(evil)})
    answer = ox.Store().query(query)
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["x"] for row in answer] == [ox.Literal(evil)]
    assert query.endswith("# $name")


def test_a_whole_number_is_put_as_digits_because_limit_takes_nothing_else() -> None:
    assert put_terms("LIMIT $n", {"n": ox.Literal(20)}) == "LIMIT 20"


def test_only_variables_with_the_sigil_are_named() -> None:
    query = "SELECT ?a { ?a ?b $c . FILTER(?a != '?d' && $c = ?b) }"
    assert find_variables(query, "?") == ["a", "b"]
    assert find_variables(query, "$") == ["c"]


def test_the_caret_stands_under_the_column_even_behind_tabs() -> None:
    assert point_at("a\n\tb c", 2, 4) == "    \tb c\n    \t  ^"
    assert point_at("", 3, 1) == "    \n    ^"


def test_a_message_without_a_place_is_still_told() -> None:
    assert "odd" in explain_syntax("x", SyntaxError("odd")).render("en")
