"""Put every file of `graph/` and `ontology/` into its canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from miprof_graph.claims import format_table, read_table, read_utf8
from miprof_graph.mappings.tsv import SUFFIX, format_mappings, read_mappings
from miprof_graph.paths import Home
from miprof_graph.problems import Problem, make_problem
from miprof_graph.turtle import find_loss, format_turtle


def format_home(home: Home) -> tuple[list[Path], list[Problem]]:
    """Rewrite what is not canonical; give the files changed, and the problems of the others.

    A file that cannot be read is left as it is.
    """
    changed: list[Path] = []
    problems: list[Problem] = []
    for path in _files(home):
        canonical, wrong = _format(path, home.relative(path))
        problems += wrong
        if not wrong and canonical.encode() != path.read_bytes():
            write_text(path, canonical)
            changed.append(path)
    return changed, problems


def write_text(path: Path, content: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    write_texts({path: content})


def write_texts(texts: Mapping[Path, str]) -> None:
    """Write several files, all of them whole before the first is put in its place.

    Raises:
        OSError: If one cannot be written; it names the file itself, and none has changed yet.
    """
    beside = {path: path.with_name(f".{path.name}.part") for path in texts}
    try:
        for path, part in beside.items():
            part.write_text(texts[path], encoding="utf-8", newline="\n")
        for path, part in beside.items():
            part.replace(path)
    except OSError as error:
        meant = {str(part): str(path) for path, part in beside.items()}
        error.filename = meant.get(str(error.filename), error.filename)
        raise
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink()


def _files(home: Home) -> Iterator[Path]:
    yield from sorted(home.claims.glob("*.tsv"))
    yield from sorted(home.mappings.glob(f"*{SUFFIX}"))
    yield from sorted(home.entities.glob("*.ttl"))
    yield from sorted(home.ontology.glob("*.ttl"))


def _format(path: Path, name: str) -> tuple[str, list[Problem]]:
    if path.name.endswith(SUFFIX):
        mappings, problems = read_mappings(path, name)
        return (format_mappings(mappings) if mappings else ""), problems
    if path.suffix == ".tsv":
        table, problems = read_table(path, name)
        return (format_table(table) if table else ""), problems
    content, problems = read_utf8(path, name)
    if problems:
        return "", problems
    try:
        if loss := find_loss(content):
            return "", [make_problem(name, loss[1], loss[0])]
        return format_turtle(content), []
    except SyntaxError as error:
        return "", [make_problem(name, error.lineno or 1, "turtle", detail=error.msg)]
