"""What a user installs: the wheel answers from anywhere, and an editable install keeps no copy.

The tests build with hatchling from this environment, and install into an empty one. That one needs
the dependencies: from the cache of uv where they are, else from the package index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, lack
from tests.serve.client import Client, read_address, stop_server

LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv", "__pycache__", ".*_cache", "dist", "map.html", "node_modules")
)


def run(command: Sequence[str | Path], cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is committed, so that building leaves nothing in the real one."""
    copy = tmp_path_factory.mktemp("install") / "clone"
    shutil.copytree(REPOSITORY, copy, ignore=LEFT_OUT)
    return copy


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as an installer would."""
    made = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", made], clone)
    [archive] = made.glob("*.tar.gz")
    shutil.unpack_archive(archive, made)
    [source] = (path for path in made.iterdir() if path.is_dir())
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made], source)
    [found] = made.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder)
    found = folder / "bin" / "python"
    uv = Path(sys.executable).with_name("uv")
    if not uv.exists():
        lack("uv is not beside this Python: `make setup` puts it there")
    done = subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", found, wheel],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        lack(f"the dependencies cannot be installed here: {done.stderr.strip()[-200:]}")
    return found


def test_the_wheel_carries_the_vocabulary_the_facts_and_the_built_graph(
    wheel: Path, clone: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("ontology", "graph"):
        for path in (clone / folder).rglob("*"):
            if path.is_file():
                assert f"miprof_graph/data/{path.relative_to(clone).as_posix()}" in names
    assert "miprof_graph/data/exports/miprof.nq" in names
    package = clone / "src" / "miprof_graph"
    for path in package.rglob("*"):
        if path.is_file():
            assert f"miprof_graph/{path.relative_to(package).as_posix()}" in names
    assert {name for name in names if "__pycache__" in name} == set()
    tops = {name.split("/")[0].split("-")[0] for name in names}
    assert tops == {"miprof_graph"}


def test_the_installed_command_answers_from_anywhere(python: Path) -> None:
    miprof = python.with_name("miprof")
    anywhere = {"MIPROF_HOME": "", "PYTHONPATH": "", "MIPROF_LANG": "en"}
    assert run([miprof, "ask"], Path("/"), **anywhere).strip()
    query = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a mpo:Claim }"
    counted = run([miprof, "query", query, "--format", "csv"], Path("/"), **anywhere)
    assert int(counted.split()[-1]) > 0
    assert "MIPROF" in run([miprof, "show", "miprof"], Path("/"), **anywhere)


def test_the_installed_service_shows_its_pages(python: Path) -> None:
    server = subprocess.Popen(
        [python.with_name("miprof"), "serve", "--port", "0", "--log", "off"],
        cwd="/",
        env={**os.environ, "MIPROF_HOME": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    client = Client(read_address(server))
    assert client.ask("").status == 200
    assert client.ask("static/base.css").status == 200
    assert stop_server(server) == (0, "")


def test_nothing_of_ours_lies_beside_the_package(python: Path) -> None:
    program = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run([python, "-c", program], Path("/")).strip())
    ours = {path.name for path in packages.iterdir() if "miprof" in path.name.lower()}
    assert len(ours) == 2
    assert {name.split("-")[0] for name in ours} == {"miprof_graph"}
    for name in (
        "graph",
        "ontology",
        "exports",
        "scripts",
        "tests",
        "benchmarks",
        "hatch_build.py",
    ):
        assert not (packages / name).exists(), name


def test_an_editable_install_reads_the_clone_and_keeps_no_copy(clone: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel:editable", "-d", tmp_path], clone)
    [made] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        [pointer] = [name for name in names if name.endswith(".pth")]
        assert archive.read(pointer).decode().strip() == str(clone / "src")
    assert [name for name in names if "data" in name.split("/")] == []
    assert not (REPOSITORY / "src" / "miprof_graph" / "data").exists()
    assert not (clone / "src" / "miprof_graph" / "data").exists()
