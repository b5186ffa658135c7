"""A real endpoint gives the same answers as the embedded store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from miprof_graph.ask.backend import Backend, Local, read_rows
from miprof_graph.ask.binding import bind_question
from miprof_graph.ask.questions import load_questions
from miprof_graph.ask.remote import Remote
from miprof_graph.ask.results import write_answer
from miprof_graph.cli.main import main
from miprof_graph.paths import Home
from tests.ask.conftest import Run
from tests.conftest import REPOSITORY

QUESTIONS = load_questions(Home(REPOSITORY))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_has_the_same_answer_here_and_there(
    name: str, real: Local, endpoint: str
) -> None:
    remote = Remote(endpoint, timeout=30)

    def put(backend: Backend) -> list[Any]:
        return read_rows(backend, bind_question(QUESTIONS[name], {}, backend, "fr"))

    assert put(remote) == put(real)


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s a mpo:Person ; skos:prefLabel ?l }",
        "DESCRIBE mp:greta",
        "ASK { mp:miprof a mpo:Mission }",
    ],
)
def test_graphs_and_truths_are_the_same_here_and_there(
    query: str, real: Local, endpoint: str
) -> None:
    wanted = "json" if query.startswith("ASK") else "nt"
    remote = Remote(endpoint, timeout=30)
    here, there = (b.run(query, lambda a: write_answer(a, wanted)) for b in (real, remote))
    assert here == there


@pytest.mark.parametrize(
    "command",
    [
        ["show", "elisabeth moiron", "--format", "json"],
        ["path", "ernestine ronai", "eige", "--all", "--format", "json"],
        [
            "path",
            "secours catholique",
            "geneviève colas",
            "--on",
            "2014",
            "--via",
            "legal,governance",
        ],
        ["ask", "desaccords"],
        ["query", "SELECT ?s { ?s a mpo:Person } ORDER BY ?s", "--format", "csv"],
    ],
    ids=["show", "path", "path-on", "ask", "query"],
)
def test_every_command_gives_the_same_here_and_there(
    command: list[str], real_file: Path, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--data", str(real_file)]) == 0
    here = capsys.readouterr().out
    assert main([*command, "--endpoint", endpoint]) == 0
    assert capsys.readouterr().out == here


def test_the_endpoint_may_come_from_the_environment(miprof: Run, endpoint: str) -> None:
    done = miprof("query", "ASK { mp:ernestine-ronai ?p ?o }", data=None, MIPROF_ENDPOINT=endpoint)
    assert (done.returncode, done.stdout) == (0, "yes\n")


def test_a_named_file_goes_before_the_endpoint_of_the_environment(miprof: Run) -> None:
    done = miprof("query", "ASK {}", MIPROF_ENDPOINT="http://127.0.0.1:9/")
    assert (done.returncode, done.stdout) == (0, "yes\n")


def test_the_records_of_a_card_say_the_same_in_both_languages(
    endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = []
    for language in ("fr", "en"):
        command = ["--lang", language, "show", "greta", "--format", "json", "--endpoint", endpoint]
        assert main(command) == 0
        record = json.loads(capsys.readouterr().out)
        counts.append(sum(len(relation["statements"]) for relation in record["relations"]))
    assert counts[0] == counts[1] > 0
