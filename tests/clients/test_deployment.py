"""The document about running the service in public tells of every option, figure and file."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields

import pytest

from miprof_graph.serve.settings import Settings
from tests.conftest import REPOSITORY
from tests.serve.client import Client

DEPLOYMENT = (REPOSITORY / "docs" / "deployment.md").read_text(encoding="utf-8")
ROWS = [row.split(" | ") for row in DEPLOYMENT.splitlines() if row.startswith("| `--")]
FILES = ("miprof-graph.service", "nginx.conf", "Caddyfile")


def test_every_setting_stands_with_its_option_and_its_variable() -> None:
    told = [(re.findall(r"--[a-z-]+", row[0])[0], row[1].strip(" `")) for row in ROWS]
    names = [field.name for field in fields(Settings)]
    assert told == [(f"--{name.replace('_', '-')}", f"MIPROF_{name.upper()}") for name in names]


def test_every_default_is_the_one_that_holds() -> None:
    for row, field in zip(ROWS, fields(Settings), strict=True):
        assert field.default is not MISSING
        if field.default is not None:
            shown = str(
                int(field.default) if isinstance(field.default, bool | float) else field.default
            )
            assert row[2].strip(" `") == shown, field.name


def test_every_figure_is_told_of_and_there(base: str) -> None:
    told = {*re.findall(r"^\| `(miprof_\w+)", DEPLOYMENT, re.MULTILINE)}
    client = Client(base)
    assert client.ask("en/sparql").status == 200
    found = {*re.findall(r"^# TYPE (miprof_\w+)", client.ask("metrics").text, re.MULTILINE)}
    assert told == found


@pytest.mark.parametrize("name", FILES)
def test_an_example_names_the_port_and_only_the_example_s_host(name: str) -> None:
    text = (REPOSITORY / "docs" / "deploy" / name).read_text(encoding="utf-8")
    assert str(Settings().port) in text
    assert f"deploy/{name}" in DEPLOYMENT
    hosts = {*re.findall(r"[\w.-]+\.(?:org|com|fr|net)\b", text)}
    assert hosts <= {"graph.example.org", "w3id.org"}
