"""Every named question gives what the documents say; the expectations were read from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local, read_rows
from miprof_graph.ask.binding import bind_question
from miprof_graph.ask.questions import Question, load_questions
from miprof_graph.ask.results import heading
from miprof_graph.ask.sparql import find_variables
from miprof_graph.paths import Home
from tests.ask.conftest import compact_prefixes
from tests.conftest import REPOSITORY

EXPECTED: dict[str, list[dict[str, Any]]] = json.loads(
    (REPOSITORY / "tests" / "data" / "questions.json").read_text(encoding="utf-8")
)
QUESTIONS = load_questions(Home(REPOSITORY))
CASES = [(name, case) for name, cases in sorted(EXPECTED.items()) for case in cases]
Cells = dict[str, str | None]


def put(question: Question, backend: Local, language: str = "fr", **params: str) -> list[Cells]:
    query = bind_question(question, params, backend, language)
    rows: list[Cells] = []

    def consume(answer: Any) -> None:
        names = [variable.value for variable in answer.variables]
        rows.extend(
            {
                name: None if term is None else compact_prefixes(term.value)
                for name, term in zip(names, solution, strict=True)
            }
            for solution in answer
        )

    backend.run(query, consume)
    return rows


def fits(row: Cells, pattern: Cells) -> bool:
    assert pattern.keys() <= row.keys(), f"no such column: {pattern.keys() - row.keys()}"
    return all(row[name] == value for name, value in pattern.items())


def test_there_are_at_least_thirty_questions_and_each_has_an_expectation() -> None:
    assert len(QUESTIONS) >= 30
    assert sorted(QUESTIONS) == sorted(EXPECTED)


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{index}" for index, (name, _) in enumerate(CASES)]
)
def test_a_question_gives_what_the_documents_say(
    name: str, case: dict[str, Any], real: Local
) -> None:
    rows = put(QUESTIONS[name], real, **case.get("params", {}))
    if "count" in case:
        assert len(rows) == case["count"], rows
    for pattern in case.get("must", []):
        assert any(fits(row, pattern) for row in rows), (pattern, rows[:40])
    for pattern in case.get("never", []):
        assert not any(fits(row, pattern) for row in rows), pattern


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_has_the_same_rows_in_both_languages(name: str, real: Local) -> None:
    found = []
    for language in ("fr", "en"):
        rows = put(QUESTIONS[name], real, language)
        ours = ([v for v in row.values() if v and v.startswith(("mp:", "src:"))] for row in rows)
        found.append(sorted(ours))
    assert found[0] == found[1]


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_gives_no_row_twice_and_no_label_is_missing(name: str, real: Local) -> None:
    rows = put(QUESTIONS[name], real)
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    for row in rows:
        for column, value in row.items():
            entity = row.get(column.removesuffix("Label"))
            if column.endswith("Label") and entity:
                assert value, f"{column} is empty beside {entity}"


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_gives_the_same_order_whatever_the_order_of_the_store(
    name: str, real: Local, reversed_store: Local
) -> None:
    assert put(QUESTIONS[name], real) == put(QUESTIONS[name], reversed_store)


@pytest.fixture(scope="module")
def reversed_store(real_file: Path) -> Local:
    lines = real_file.read_bytes().splitlines(keepends=True)
    store = ox.Store()
    store.load(b"".join(reversed(lines)), format=ox.RdfFormat.N_QUADS)
    return Local(store)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_a_question_names_its_columns_and_parameters_in_both_languages(question: Question) -> None:
    declared = {param.name for param in question.params}
    given = declared | {f"{p.name}End" for p in question.params if p.kind == "date"} | {"lang"}
    assert set(find_variables(question.query, "$")) <= given
    for param in question.params:
        assert param.default, f"{param.name} has no default: nothing to try the question with"
        assert {param.name, f"{param.name}End"} & set(find_variables(question.query, "$"))
    body = question.query.partition("SELECT")[2].partition("\n")[0]
    for column in find_variables(f"SELECT {body}", "?"):
        for language in ("fr", "en"):
            assert heading(column, language) != column or column in {
                heading(column, other) for other in ("fr", "en")
            }
    assert "ORDER BY" in question.query
    assert "SELECT *" not in question.query


def test_every_document_has_a_title_in_both_languages(real: Local) -> None:
    query = """SELECT ?source ?language WHERE {
      ?source a mpo:Source . VALUES ?language { "fr" "en" }
      MINUS { ?source dcterms:title ?title . BIND(LANG(?title) AS ?language) }
    } ORDER BY ?source"""
    assert read_rows(real, query) == []
