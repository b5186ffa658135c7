"""Changes of files: tried on a copy of the home first, then all put in place together."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from miprof_graph.curate.errors import ChangedMeanwhileError
from miprof_graph.errors import DataError
from miprof_graph.formatting import write_texts
from miprof_graph.paths import Home
from miprof_graph.pipeline import Progress, be_quiet, prepare
from miprof_graph.problems import Problem


@dataclass(frozen=True, slots=True)
class Change:
    """A file, relative to its home: its bytes as they were read, or None, and its text to be."""

    name: str
    before: bytes | None
    after: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the whole check says of changes: what forbids them, and what is still to be added."""

    errors: Sequence[Problem]
    reminders: Sequence[Problem]


def read_bytes(home: Home, name: str) -> bytes | None:
    """Read a file that may not be there yet."""
    path = home.root / name
    return path.read_bytes() if path.exists() else None


def judge(home: Home, changes: Sequence[Change], *, progress: Progress = be_quiet) -> Verdict:
    """Check everything as it would be after the changes, without touching the home.

    Every problem of a file that changes counts, old ones too; of other files, what is new.
    """
    touched = {change.name for change in changes}
    with TemporaryDirectory(prefix="miprof-") as folder:
        copy = Home(Path(folder).resolve())
        shutil.copytree(home.ontology, copy.ontology)
        shutil.copytree(home.claims, copy.claims)
        shutil.copytree(home.entities, copy.entities)
        for change in changes:
            (copy.root / change.name).write_text(change.after, encoding="utf-8", newline="\n")
        after = _find_problems(copy, progress)
    errors = [problem for problem in after if not problem.unfinished]
    if any(problem.path not in touched for problem in errors):
        before = set(_find_problems(home, be_quiet))
        errors = [one for one in errors if one.path in touched or one not in before]
    return Verdict(errors, [problem for problem in after if problem.unfinished])


def write_changes(home: Home, changes: Sequence[Change]) -> None:
    """Put the changed files in place.

    Raises:
        ChangedMeanwhileError: If a file is no longer what it was when it was read.
        OSError: If a file cannot be written; then none has changed.
    """
    for change in changes:
        if read_bytes(home, change.name) != change.before:
            raise ChangedMeanwhileError("curate.changed", path=change.name)
    write_texts({home.root / change.name: change.after for change in changes})


def _find_problems(home: Home, progress: Progress) -> Sequence[Problem]:
    try:
        prepare(home, progress=progress)
    except DataError as error:
        return error.problems
    return ()
