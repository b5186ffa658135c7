"""The manual says what the tables hold and how the command is used."""

from __future__ import annotations

import argparse
import re

import pytest

from miprof_graph.cli.registry import Commands, load_command
from miprof_graph.mappings.model import COLUMNS
from tests.conftest import REPOSITORY

CLI = (REPOSITORY / "docs" / "cli.md").read_text(encoding="utf-8")
MAPPINGS = (REPOSITORY / "docs" / "mappings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("step", ["wikidata", "list", "review", "accept", "refuse"])
def test_the_manual_names_every_step_and_its_options(
    step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser(prog="miprof")
    load_command("link").add_parser(Commands(parser, "en"))
    with pytest.raises(SystemExit):
        parser.parse_args(["link", step, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert options
    section = CLI.partition("## Links")[2].partition("\n## ")[0]
    assert f"`miprof link {step}" in section
    assert [option for option in sorted(options) if option not in section + "--lang"] == []


def test_the_manual_explains_every_column() -> None:
    assert [column for column in COLUMNS if f"`{column}`" not in MAPPINGS] == []
