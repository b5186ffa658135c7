"""`miprof analyse` as a user runs it."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from miprof_graph.analysis import cost
from miprof_graph.analysis.registry import KEYS, MOMENT
from miprof_graph.analysis.study import SEED, TOP
from miprof_graph.cli import analyse as command
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import UsageError
from tests.conftest import REPOSITORY

MIPROF = Path(sys.executable).with_name("miprof")
SCHEMA = json.loads((REPOSITORY / "docs" / "analysis.schema.json").read_text(encoding="utf-8"))


def run(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MIPROF_LANG": language}
    line = [str(MIPROF), "analyse", *arguments]
    return subprocess.run(line, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("WHO IS AT THE CENTRE", "Most partners (degree)", "miprof analyse FINDING")),
        ("fr", ("QUI EST AU CENTRE", "Le plus de partenaires (degree)", "miprof analyse RÉSULTAT")),
    ],
)
def test_without_a_name_it_says_every_finding_in_sentences(
    language: str, words: tuple[str, ...]
) -> None:
    done = run(language=language)
    assert (done.returncode, done.stderr) == (0, "")
    for word in (*words, *(f"({key})" for key in KEYS if key != MOMENT)):
        assert word in done.stdout, word
    assert "───" not in done.stdout


def test_a_finding_that_is_named_comes_with_its_table_and_its_method() -> None:
    done = run("betweenness", "degree", "--top", "3")
    assert done.stdout.count("────") >= 2
    lines = done.stdout.splitlines()
    assert len([line for line in lines if line[:1].isdecimal()]) == 6
    assert "How: Betweenness (Freeman)" in done.stdout
    assert "Nothing says that information follows these paths" in done.stdout
    assert "density" not in done.stdout


def test_json_is_for_programs() -> None:
    done = run("degree", "chance", "--format", "json")
    record = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert [finding["key"] for finding in record["findings"]] == ["degree", "chance"]


def test_a_seed_changes_what_is_drawn_by_lot_and_nothing_else() -> None:
    def read(seed: str) -> dict[str, object]:
        record = json.loads(run("degree", "chance", "--format", "json", "--seed", seed).stdout)
        return {finding["key"]: finding["rows"] for finding in record["findings"]}

    one, same, other = read("1"), read("1"), read("2")
    assert one == same
    assert one["degree"] == other["degree"]
    assert one["chance"] != other["chance"]


def test_another_dataset_can_be_measured(tmp_path: Path) -> None:
    path = tmp_path / "nothing.nq"
    path.write_text("", encoding="utf-8")
    done = run("--data", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is nothing to measure" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["centre"], "choose one of: moment, scope, density"),
        (["--format", "csv"], "table, json"),
        (["--backend", "abacus"], "choose one of: auto, igraph, networkx"),
        (["--top", "0"], "--top 0"),
        (["--seed", "-1"], "--seed -1"),
    ],
)
def test_what_was_called_wrongly_is_said(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_long_computation_is_not_begun_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "LONG", 0.0)
    with pytest.raises(UsageError, match="add --yes to start it"):
        start("density")
    assert start("density", "--yes") == 0


def test_how_long_it_takes_is_said_before_it_begins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start("density")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(command, "_WORTH_SAYING", 0.0)
    start("density")
    found = capsys.readouterr()
    assert re.fullmatch(r"\d+ actors, \d+ ties: about 1 s of computing.\n", found.err)


def start(*arguments: str) -> int:
    """Run the command in this process, on the graph that was built."""
    parser = argparse.ArgumentParser(prog="miprof")
    command.add_parser(Commands(parser, "en"))
    return command.run(parser.parse_args(["analyse", *arguments, "--lang", "en"]))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (119, "119 s"), (600, "10 min"), (36_000, "10 h")]
)
def test_a_length_of_time_is_said_in_a_unit_that_fits(seconds: float, words: str) -> None:
    assert command._word_time(seconds, "en") == words


def test_the_command_shows_the_same_defaults_as_the_library() -> None:
    assert (command._TOP, command._SEED) == (TOP, SEED)
