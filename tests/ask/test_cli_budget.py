"""A question costs little: nothing slow is imported, and the answer is there at once."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from miprof_graph.paths import Home
from miprof_graph.shelf import write_shelf
from tests.conftest import REPOSITORY

SLOW_MODULES = (
    *("rdflib", "networkx", "pyvis", "pyshacl", "owlrl", "SPARQLWrapper", "numpy", "scipy"),
    *("rich", "yaml", "edtf", "starlette", "uvicorn", "jinja2", "IPython"),
)
COMMANDS = [
    ["query", "SELECT ?p { ?p a mpo:Person } ORDER BY ?p"],
    ["ask", "chiffres"],
    ["show", "miprof"],
    ["path", "ernestine ronai", "françois hollande"],
]
LIMIT = 0.4
# What `import rdflib` takes on the same machine, when its modules are compiled.
YARDSTICK = 0.13
SPY = """
import sys
from miprof_graph.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(name for name in sys.modules if "." not in name))
sys.exit(code)
"""


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_question_imports_nothing_slow(command: list[str], real_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPY, *command, "--data", str(real_file)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not set(SLOW_MODULES) & set(done.stderr.split())


@pytest.fixture(scope="module")
def built_home(real_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build leaves: the dump, and the store on disk that is made of it."""
    home = Home(tmp_path_factory.mktemp("built"))
    home.exports.mkdir()
    shutil.copy2(real_file, home.built)
    for name in ("ontology", "graph"):
        (home.root / name).symlink_to(REPOSITORY / name)
    write_shelf(home)
    return home.root


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_question_takes_less_than_four_tenths_of_a_second_of_cpu(
    command: list[str], built_home: Path
) -> None:
    """The least of several runs; when the machine is busy, a fixed job next to ours shows it."""
    asking = [sys.executable, "-m", "miprof_graph.cli.main", *command]
    kept = {"PYTHONPYCACHEPREFIX": str(built_home / "compiled")}
    ours = yardstick = float("inf")
    for _ in range(9):
        ours = min(ours, measure(asking, MIPROF_HOME=str(built_home), **kept))
        if ours < LIMIT:
            return
        yardstick = min(yardstick, measure([sys.executable, "-c", "import rdflib"], **kept))
    assert ours / yardstick < LIMIT / YARDSTICK, (ours, yardstick)


def measure(command: list[str], **settings: str) -> float:
    """Give the user and system time of a run, with modules compiled as for any user."""
    apart = ("COV", "MIPROF", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(apart)} | settings
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
