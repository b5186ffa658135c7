"""How the service is set up: options first, then the environment, then the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from miprof_graph.errors import UsageError
from miprof_graph.serve.settings import Settings


def test_an_option_goes_before_the_environment_and_that_before_the_default() -> None:
    environment = {"MIPROF_PORT": "9000", "MIPROF_TIMEOUT": "2.5", "MIPROF_QUERY_LOG": "false"}
    chosen = Settings.choose({"port": 9001, "timeout": None}, environment)
    assert (chosen.port, chosen.timeout, chosen.query_log) == (9001, 2.5, False)
    assert chosen.workers == Settings().workers


def test_a_worker_reads_what_the_supervisor_wrote() -> None:
    settings = Settings(dataset=Path("some.nq"), timeout=1.5, public_url="https://example.org/")
    assert Settings.from_json(settings.as_json()) == settings


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"MIPROF_PORT": "many"}, "MIPROF_PORT"),
        ({"MIPROF_QUERY_LOG": "perhaps"}, "MIPROF_QUERY_LOG"),
        ({"MIPROF_WORKERS": "0"}, "--workers"),
        ({"MIPROF_TIMEOUT": "0"}, "--timeout"),
        ({"MIPROF_CACHE": "-1"}, "--cache"),
        ({"MIPROF_PORT": "70000"}, "70000"),
        ({"MIPROF_LOG": "xml"}, "xml"),
        ({"MIPROF_DATASET": "a.nq", "MIPROF_ENDPOINT": "http://127.0.0.1/"}, "--endpoint"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(environment: dict[str, str], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        Settings.choose({}, environment)


def test_the_requests_at_work_are_shared_out_among_the_workers() -> None:
    assert Settings(workers=2, max_queries=5).share == 3
    assert Settings(workers=4, max_queries=1).share == 1
