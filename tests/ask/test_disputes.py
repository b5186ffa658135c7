"""Which claims cannot both hold: the question finds them, and pages and cards find the same."""

from __future__ import annotations

from itertools import combinations

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local, read_rows
from miprof_graph.ask.disputes import cannot_both_hold, find_disputed
from miprof_graph.ask.questions import load_questions
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.names import EDTF, PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.ask.test_questions import Cells, put
from tests.conftest import REPOSITORY

QUESTION = load_questions(Home(REPOSITORY))["desaccords"]
Pairs = set[frozenset[str]]


@pytest.fixture
def contested(contested_home: Home) -> Local:
    facts, problems = read_facts(contested_home)
    assert problems == []
    return Local(facts.load())


def row(rows: list[Cells], **pattern: str) -> Cells:
    (found,) = [row for row in rows if pattern.items() <= row.items()]
    return found


def test_rival_values_of_the_same_time_are_found_with_all_that_is_known(contested: Local) -> None:
    found = row(put(QUESTION, contested), relation="mpo:figureValue")
    assert (found["subjectLabel"], found["reasonLabel"]) == ("nombre de kits", "n’a qu’une valeur")
    assert (found["objectLabel"], found["rivalObjectLabel"]) == ("10", "7")
    assert (found["from"], found["rivalFrom"]) == ("2014-06", "2014")
    assert (found["source"], found["rivalSource"]) == ("src:beta", "src:alpha")
    assert (found["locator"], found["quote"]) == ("§ 1", "quelques mots")


def test_the_better_ranked_value_comes_first_and_the_notes_say_why(contested: Local) -> None:
    found = row(put(QUESTION, contested), object="2013-01-03", rivalObject="2014-02")
    assert (found["rankLabel"], found["rivalRankLabel"]) == ("préféré", "normal")
    assert found["note"] == "Préféré : date du décret."
    assert found["rivalNote"] == "Peut-être la date de l’installation."


def test_dates_of_other_precision_are_no_disagreement(contested: Local) -> None:
    rows = put(QUESTION, contested)
    said = {(found["object"], found["rivalObject"]) for found in rows}
    assert ("2013", "2013-01-03") not in said
    assert ("2014/2016", "2014-01-01/2016-12-31") not in said
    assert ("2013", "2014-02") in said


def test_times_that_follow_plans_translations_and_names_are_no_disagreement(
    contested: Local,
) -> None:
    rows = put(QUESTION, contested)
    relations = {found["relation"] for found in rows}
    assert not {"mpo:datePresented", "mpo:figureUnit", "mpo:nameInSource"} & relations
    assert "12" not in {found["object"] for found in rows}
    assert "mpo:isPartyTo" not in relations


def test_a_denial_is_found_with_what_it_denies(contested: Local) -> None:
    found = row(put(QUESTION, contested, "en"), reasonLabel="negated")
    assert (found["source"], found["statusLabel"]) == ("src:alpha", "asserted")
    assert (found["rivalSource"], found["rivalStatusLabel"]) == ("src:beta", "negated")


def test_what_is_set_aside_is_found_with_what_stands_instead_or_alone(contested: Local) -> None:
    rows = [found for found in put(QUESTION, contested) if found["reasonLabel"] == "déprécié"]
    tenure = row(rows, relation="mpo:holdsPost")
    assert (tenure["from"], tenure["rivalFrom"]) == ("2013-05-01", "2013-04-08")
    alone = row(rows, relation="mpo:drewUp")
    assert (alone["note"], alone["rival"]) == ("Écarté : le plan est de la mission.", None)
    periods = {found["rivalObject"] for found in rows if found["relation"] == "mpo:coversPeriod"}
    assert periods == {"2014/2016", "2014-01-01/2016-12-31"}


@pytest.mark.parametrize("where", ["real", "contested"])
def test_the_question_and_the_pages_find_the_same_pairs(
    where: str, request: pytest.FixtureRequest
) -> None:
    backend: Local = request.getfixturevalue(where)
    asked = {frozenset((f["claim"], f["rival"])) for f in put(QUESTION, backend) if f["rival"]}
    assert asked == find_pairs(backend)
    assert len(asked) >= (6 if where == "contested" else 0)


def find_pairs(backend: Local) -> Pairs:
    functional = read_rows(backend, "SELECT ?p { ?p mpo:functional true }")
    single = {prop.value for (prop,) in functional if isinstance(prop, ox.NamedNode)}
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in fetch_statements(backend, ["?claim a mpo:Claim ."]):
        groups.setdefault((statement.subject, statement.predicate), []).append(statement)
    return {
        frozenset((one.iri, other.iri))
        for (_, predicate), group in groups.items()
        for one, other in combinations(group, 2)
        if cannot_both_hold(one, other, single=predicate in single)
    }


def claim(
    name: str,
    value: str,
    *,
    earliest: str = "",
    latest: str = "",
    status: str = "asserted",
    datatype: str = PREFIXES["xsd"] + "decimal",
) -> Statement:
    return Statement(
        iri=name,
        subject="s",
        predicate="p",
        object=ox.Literal(value, datatype=ox.NamedNode(datatype)),
        source="d",
        status=f"{PREFIXES['mpo']}status-{status}",
        earliest=earliest or None,
        latest=latest or None,
    )


def test_two_values_for_one_are_a_dispute() -> None:
    both = [claim("a", "7"), claim("b", "10")]
    assert find_disputed(both, single=True) == {"a", "b"}
    assert find_disputed(both, single=False) == frozenset()


def test_the_same_value_twice_is_none() -> None:
    assert find_disputed([claim("a", "7"), claim("b", "7")], single=True) == frozenset()


def test_values_of_different_times_are_none() -> None:
    before = claim("a", "7", latest="2014-12-31")
    after = claim("b", "10", earliest="2015-01-01")
    assert find_disputed([before, after], single=True) == frozenset()
    assert find_disputed([after, before], single=True) == frozenset()


def test_an_end_that_is_not_said_is_open() -> None:
    since = claim("a", "7", earliest="2013-01-01")
    later = claim("b", "10", earliest="2015-01-01", latest="2016-01-01")
    assert find_disputed([since, later], single=True) == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("2013", "2013-01-03", False),
        ("2013-01", "2013-02", True),
        ("201X", "2013-02", False),
        ("2013~", "2013-02", False),
        ("2013/2014", "2013", True),
        ("2014/..", "2014-05/2016", False),
        ("XXXX-10", "XXXX-11", False),
    ],
)
def test_a_date_that_may_be_the_other_is_no_rival(one: str, other: str, disputed: bool) -> None:
    both = [claim("a", one, datatype=EDTF), claim("b", other, datatype=EDTF)]
    assert bool(find_disputed(both, single=True)) is disputed


def test_a_denial_is_a_dispute_with_what_it_denies_alone() -> None:
    said = [claim("a", "1"), claim("b", "1", status="negated"), claim("c", "2")]
    assert find_disputed(said, single=False) == {"a", "b"}
    assert find_disputed(said[1:], single=True) == frozenset()


def test_what_was_planned_does_not_contradict_what_came_of_it() -> None:
    said = [claim("a", "1", status="planned"), claim("b", "2"), claim("c", "3", status="planned")]
    assert find_disputed(said, single=True) == {"a", "c"}
