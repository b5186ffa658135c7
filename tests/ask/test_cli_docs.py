"""The manual of the command line names every command, option and question."""

from __future__ import annotations

import argparse
import re

import pytest

from miprof_graph.ask.question_text import questions_as_markdown
from miprof_graph.ask.questions import (
    QuestionError,
    get_question,
    load_questions,
    read_question,
)
from miprof_graph.cli.registry import COMMANDS, Commands, load_command
from miprof_graph.errors import UsageError
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY

MANUAL = (REPOSITORY / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_names_the_command(name: str) -> None:
    assert f"`miprof {name}" in MANUAL


@pytest.mark.parametrize(
    "name", ["ask", "query", "show", "path", "analyse", "diff", "add", "import", "serve"]
)
def test_the_manual_names_every_option(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser(prog="miprof")
    load_command(name).add_parser(Commands(parser, "en"))
    with pytest.raises(SystemExit):
        parser.parse_args([name, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert len(options) >= 3
    for option in options:
        assert option in MANUAL, option


def test_the_list_of_questions_is_up_to_date() -> None:
    page = (REPOSITORY / "docs" / "questions.md").read_text(encoding="utf-8")
    made = questions_as_markdown(load_questions(Home(REPOSITORY)))
    assert page == made, "run: .venv/bin/python scripts/list_questions.py"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("# title_fr: x\n", "title_en, description_fr, description_en"),
        ("# param: date moment 2014 | le | on\n", "date moment 2014"),
        ("# param: date date 2014 | le\n", "date date 2014 | le"),
        ("# param: my-date date 2014 | le | on\n", "my-date"),
    ],
)
def test_a_question_with_a_wrong_header_is_refused(
    header: str, words: str, small_home: Home
) -> None:
    small_home.queries.mkdir(exist_ok=True)
    path = small_home.queries / "broken.rq"
    path.write_text(f"{header}\nASK {{}}\n", encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        read_question(path)
    assert words in caught.value.render("en")
    assert "broken.rq" in caught.value.render("fr")


def test_an_unknown_question_brings_those_that_resemble_it() -> None:
    with pytest.raises(UsageError) as caught:
        get_question("chifres", Home(REPOSITORY))
    assert "chiffres" in caught.value.render("en")
