"""What the service writes down about its visitors: what was asked, never who asked."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from tests.serve.client import MINISTRIES, Client, read_address, start_server, stop_server


@pytest.mark.parametrize("option", ["--query-log", "--no-query-log"])
def test_each_request_is_a_line_of_json_without_any_address(home: Path, option: str) -> None:
    server = start_server(home, "--port", "0", "--workers", "1", "--log", "json", option)
    client = Client(read_address(server))
    client.query(MINISTRIES)
    client.query(MINISTRIES)
    client.post(MINISTRIES, "application/sparql-query")
    client.ask("nothing", headers={"X-Forwarded-For": "203.0.113.7"})
    time.sleep(0.1)
    code, written = stop_server(server)
    lines = [json.loads(line) for line in written.splitlines()]
    assert code == 0
    assert [(line["path"], line["status"]) for line in lines] == [
        ("/sparql", 200),
        ("/sparql", 200),
        ("/sparql", 200),
        ("/nothing", 404),
    ]
    assert [line["cached"] for line in lines] == [False, True, False, False]
    assert all(line["ms"] >= 0 and line["time"].startswith("20") for line in lines)
    assert not re.search(r"127\.0\.0\.1|203\.0\.113\.7", written)
    kept = [line.get("query") for line in lines]
    assert kept == ([MINISTRIES] * 3 if option == "--query-log" else [None] * 3) + [None]


def test_figures_are_summed_over_the_workers(home: Path) -> None:
    server = start_server(home, "--port", "0", "--workers", "2")
    client = Client(read_address(server))
    for _ in range(10):
        client.ask("health")
    wanted = 'miprof_requests_total{cached="false",status="200"}'
    deadline = time.monotonic() + 10
    counted = 0.0
    while counted < 10 and time.monotonic() < deadline:
        time.sleep(0.3)
        text = client.ask("metrics").text
        counted = sum(float(x.split()[-1]) for x in text.splitlines() if x.startswith(wanted))
    assert counted >= 10
    assert "miprof_resident_memory_bytes" in text
    assert stop_server(server) == (0, "")
