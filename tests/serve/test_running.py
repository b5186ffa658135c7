"""Starting and stopping the service."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.serve.client import Client, read_address, start_server, stop_server


def test_a_port_that_is_taken_is_a_clear_mistake(home: Path, client: Client) -> None:
    port = client.base.rstrip("/").rpartition(":")[2]
    server = start_server(home, "--port", port)
    _, errors = server.communicate(timeout=20)
    assert server.returncode == 2
    assert "--port" in errors
    assert "Traceback" not in errors


def test_without_a_built_graph_the_server_says_what_to_run(tmp_path: Path) -> None:
    for name in ("ontology", "graph"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    server = start_server(tmp_path, "--port", "0")
    _, errors = server.communicate(timeout=20)
    assert server.returncode == 1
    assert "miprof build" in errors
    assert "Traceback" not in errors


def test_control_c_stops_the_server_quietly_and_a_site_without_files_still_stands(
    tmp_path: Path,
) -> None:
    for name in ("ontology", "graph"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    (tmp_path / "exports").mkdir()
    shutil.copy(REPOSITORY / "exports" / "miprof.nq", tmp_path / "exports")
    server = start_server(tmp_path, "--port", "0")
    client = Client(read_address(server))
    assert client.ask("").status == 200
    assert client.ask("picture/map.png").status == 404
    missing = client.ask("map?lang=en")
    assert (missing.status, "miprof build" in missing.text) == (404, True)
    code, errors = stop_server(server, signal.SIGINT)
    assert (code, errors) == (0, "")


def test_a_folder_that_was_built_into_can_be_served(tmp_path: Path) -> None:
    for name in ("ontology", "graph"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    made = tmp_path / "made"
    made.mkdir()
    shutil.copy(REPOSITORY / "exports" / "miprof.nq", made)
    (made / "map.html").write_text("<!doctype html><title>the map</title>", encoding="utf-8")
    server = start_server(tmp_path, "--port", "0", "--exports", str(made))
    client = Client(read_address(server))
    assert "the map" in client.ask("map").text
    assert client.ask("exports/miprof.nq").status == 200
    assert stop_server(server) == (0, "")
