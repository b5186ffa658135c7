"""The house rules that a test can read: imports, sizes, words that must not stand, documents."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from miprof_graph.cli.registry import COMMANDS
from miprof_graph.dataset import open_built
from miprof_graph.rows import select
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "miprof_graph"
CODE = sorted(
    chain.from_iterable(
        (REPOSITORY / name).rglob("*.py") for name in ("src", "tests", "scripts", "benchmarks")
    )
)
TABLES = sorted((PACKAGE / "locale" / "fr").glob("*.toml"))

# What may import what: each name may use those above it, and none below.
ORDER = (
    *("names", "messages", "problems", "errors", "dates", "durations", "paths"),
    *("periods", "standing", "dating", "standalone", "libraries", "collector"),
    *("claims", "mappings", "turtle", "rows", "vocabulary", "quads", "quotes", "stories"),
    *("check", "facts", "formatting", "derive", "dataset", "shelf", "reading", "pipeline"),
    *("network", "ask", "analysis", "exports", "map", "coverage", "report", "pages", "build"),
    *("audit", "diff", "link", "curate"),
    *("web", "endpoint", "linked", "manual", "reconcile", "site", "editor", "publish", "serve"),
    "cli",
)
SLOW = (
    *("rdflib", "networkx", "igraph", "pyvis", "pyshacl", "numpy", "scipy", "matplotlib"),
    *("SPARQLWrapper", "granian"),
)
LONGEST = 300


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def unit(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imported_units(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "miprof_graph":
            found |= {f"miprof_graph.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            # A relative import of one dot stays within its own part of the package.
            assert node.level < 2, f"{named(path)}: an import through its parent package"
            found.add(node.module or "")
    return {unit(name) for name in found if name.startswith("miprof_graph.")}


def committed_texts() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every file that is, or may be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = REPOSITORY / name
        if path.is_file() and path.suffix not in {".png", ".ico", ".woff2"}:
            yield name, path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("not a git clone, so nothing says which files are committed")
    return dict(committed_texts())


def test_imports_run_one_way() -> None:
    files = [path for path in CODE if PACKAGE in path.parents and path.parent != PACKAGE]
    files += [path for path in PACKAGE.glob("*.py") if path.name != "__init__.py"]
    assert len(files) > 40
    wrong = []
    for path in files:
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        assert own in ORDER, f"{own} has no place in the order of tests/test_house.py"
        above = ORDER[: ORDER.index(own) + 1]
        wrong += [
            f"{named(path)} imports {name}" for name in sorted(imported_units(path) - {*above})
        ]
    assert wrong == []


def test_no_module_is_longer_than_the_ceiling() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {name: count for name, count in lengths.items() if count > LONGEST} == {}


def test_every_public_package_says_what_it_is() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), named(path)


@pytest.mark.parametrize("command", ["ask", "query", "show", "path"])
def test_a_command_that_only_asks_imports_nothing_slow(command: str) -> None:
    arguments = {
        "ask": [],
        "query": ["ASK { ?s ?p ?o }"],
        "show": ["miprof"],
        "path": ["mp:miprof", "mp:miprof"],
    }
    program = (
        "import sys\n"
        "from miprof_graph.cli.main import main\n"
        f"try: main({[command, *arguments[command]]!r})\n"
        "except SystemExit: pass\n"
        f"print('slow:', *[name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "slow:"


def test_nothing_names_a_machine_or_the_host_of_a_registry(texts: dict[str, str]) -> None:
    hosts = (
        "pypi" + ".org",
        "pythonhosted" + ".org",
        "registry.npmjs" + ".org",
        "deb.debian" + ".org",
    )
    folders = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/")
    # In the address of a page such a word may stand behind others.
    root = r"(?<![\w.~-])"
    places = re.compile("|".join([*map(re.escape, hosts), *(root + name for name in folders)]))
    wrong = [
        f"{name}: {match[0]}"
        for name, text in texts.items()
        if name != "uv.lock" and (match := places.search(text))
    ]
    assert wrong == []


def test_no_work_is_left_for_later_in_a_comment(texts: dict[str, str]) -> None:
    left = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")
    assert [name for name, text in texts.items() if name != "uv.lock" and left.search(text)] == []


def test_texts_are_utf_8_with_unix_lines(texts: dict[str, str]) -> None:
    # The tables in exports/ end their lines as RFC 4180 asks.
    kept = {name: text for name, text in texts.items() if not name.startswith("exports/")}
    assert [name for name in kept if b"\r" in (REPOSITORY / name).read_bytes()] == []
    unended = [name for name, text in kept.items() if text and not text.endswith("\n")]
    assert unended == []


def test_the_readme_and_the_help_name_every_make_target() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    wanted = {*"serve test build check format lint exports bench clean help".split()}  # noqa: SIM905
    assert set(targets) == wanted
    documents = [
        (REPOSITORY / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    ]
    missing = [name for name in targets if not any(f"make {name}" in text for text in documents)]
    assert missing == []


def test_the_readme_names_every_command() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"miprof {name}" not in readme] == []


def test_the_commands_in_the_readme_work() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    commands = [line for line in readme.splitlines() if line.startswith("miprof ")]
    assert len(commands) >= len({"ask", "show", "path", "query"})
    for line in commands:
        arguments = shlex.split(line, comments=True)[1:]
        done = subprocess.run(
            [Path(sys.executable).with_name("miprof"), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout.strip(), line


def test_the_python_in_the_readme_runs() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    programs = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert programs
    for program in programs:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), program
        assert done.stdout.strip(), program


def test_the_queries_in_the_documents_have_answers() -> None:
    store = open_built()
    found = [
        query
        for path in sorted((REPOSITORY / "docs").rglob("*.md"))
        for query in re.findall(r"```sparql\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    ]
    assert len(found) >= 3
    for query in found:
        assert list(select(store, query)), query


def test_the_public_names_are_sorted_and_there() -> None:
    import miprof_graph

    public = miprof_graph.__all__
    assert public == sorted(public)
    assert [name for name in public if not hasattr(miprof_graph, name)] == []


def test_the_documents_link_to_files_that_exist() -> None:
    documents = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    assert len(documents) > 5
    broken = []
    for path in documents:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text("utf-8")):
            if not (path.parent / target).exists():
                broken.append(f"{named(path)}: {target}")
    assert broken == []


@pytest.mark.parametrize("french", TABLES, ids=lambda path: str(path.stem))
def test_both_languages_say_the_same_things(french: Path) -> None:
    english = PACKAGE / "locale" / "en" / french.name
    tables = [flatten(tomllib.loads(path.read_text("utf-8"))) for path in (french, english)]
    assert tables[0].keys() == tables[1].keys()
    for key, words in tables[0].items():
        assert fields(words) == fields(tables[1][key]), key


@pytest.mark.parametrize("french", TABLES, ids=lambda path: str(path.stem))
def test_french_texts_have_their_hard_spaces(french: Path) -> None:
    soft = re.compile(r"(?<=\w) [:;!?»](?:\s|$)|« ")
    table = flatten(tomllib.loads(french.read_text("utf-8")))
    assert {key: words for key, words in table.items() if soft.search(words)} == {}


def flatten(table: dict[str, object], above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        # The words of a library are translated in one direction only.
        if isinstance(value, dict) and key != "argparse":
            found |= flatten(value, f"{above}{key}.")
        elif not isinstance(value, dict):
            found[above + key] = str(value)
    return found


def fields(words: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)", words))
