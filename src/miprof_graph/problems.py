"""One thing wrong in the data: where it is, what it is, how to repair it."""

from __future__ import annotations

from dataclasses import dataclass, field

from miprof_graph.messages import text


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem at a line of a file, in French and in English.

    Lines count from 1, and so do the columns of a spreadsheet; 0 says that none is meant. The path
    is relative to the folder that holds `graph/`. What is `unfinished` lacks only what another
    statement may still bring: a letter has no sender yet.
    """

    path: str
    line: int
    fr: str
    en: str
    column: int = 0
    unfinished: bool = field(default=False, compare=False)

    def render(self, language: str) -> str:
        """Write it as `path:line: what is wrong - how to repair`, with a column if it has one."""
        column = f":{self.column}" if self.column else ""
        said = self.fr if language == "fr" else self.en
        return f"{self.path}:{self.line}{column}: {said}"


def make_problem(path: str, line: int, key: str, /, **values: object) -> Problem:
    """Make a problem from a key of the `check` table."""
    return Problem(
        path, line, text(f"check.{key}", "fr", **values), text(f"check.{key}", "en", **values)
    )
