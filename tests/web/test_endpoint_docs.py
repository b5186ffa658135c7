"""The commands in the manual of the endpoint do what the manual says."""

from __future__ import annotations

import re
import shlex
from urllib.parse import urlencode

import pytest

from miprof_graph.endpoint.protocol import MAX_ADDRESS
from miprof_graph.endpoint.shape import MAX_DEPTH, MAX_STEPS
from miprof_graph.web.accept import SOLUTIONS, TRIPLES
from miprof_graph.web.records import FORM, MAX_BODY, Response
from tests.conftest import REPOSITORY
from tests.web.browser import Visitor

MANUAL = (REPOSITORY / "docs" / "sparql.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", MANUAL, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
]


def run(visitor: Visitor, command: str) -> Response:
    """Do what curl does, as far as the manual needs it."""
    words = iter(shlex.split(command)[1:])
    pairs, headers, body, address, in_address = [], {}, "", "", False
    for word in words:
        if word == "-G":
            in_address = True
        elif word == "-H":
            name, value = next(words).split(": ", 1)
            headers[name.lower()] = value
        elif word in ("-d", "--data-urlencode"):
            name, value = next(words).split("=", 1)
            pairs.append((name, value))
        elif word == "--data-binary":
            body = next(words)
        else:
            assert word.startswith(SITE), command
            address = word.removeprefix(SITE)
    accept = headers.get("accept", "*/*")
    if in_address or not (pairs or body):
        return visitor.ask(f"{address}?{urlencode(pairs)}", accept)
    media_type = headers.get("content-type", FORM)
    data = body or urlencode(pairs)
    return visitor.ask(address, accept, method="POST", body=data, media_type=media_type)


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_manual_has_an_answer(visitor: Visitor, command: str) -> None:
    response = run(visitor, command)
    assert response.status == 200, response.body
    assert len(response.body) > 20


def test_the_manual_names_every_form_and_every_limit() -> None:
    for form in (*SOLUTIONS, *TRIPLES):
        assert f"`{form.name}`" in MANUAL
        assert f"`{form.media_type}`" in MANUAL
    for limit in (f"{MAX_BODY:,}", f"{MAX_ADDRESS:,}", str(MAX_DEPTH), str(MAX_STEPS)):
        assert limit in MANUAL
