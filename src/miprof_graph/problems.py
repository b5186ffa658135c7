"""One thing wrong in the data: where it is, what it is, how to repair it."""

from __future__ import annotations

from dataclasses import dataclass

from miprof_graph.messages import text


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem at a line of a file, in French and in English.

    Lines count from 1; the path is relative to the folder that holds `graph/`.
    """

    path: str
    line: int
    fr: str
    en: str

    def render(self, language: str) -> str:
        """Write it as `path:line: what is wrong - how to repair`."""
        return f"{self.path}:{self.line}: {self.fr if language == 'fr' else self.en}"


def make_problem(path: str, line: int, key: str, /, **values: object) -> Problem:
    """Make a problem from a key of the `check` table."""
    return Problem(
        path, line, text(f"check.{key}", "fr", **values), text(f"check.{key}", "en", **values)
    )
