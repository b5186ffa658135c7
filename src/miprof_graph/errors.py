"""The errors of the package.

    MiprofError           base; carries a key of the text table and its values
    ├── UsageError        the command was called wrongly             (exit code 2)
    ├── DataError         the data is wrong; carries all problems    (exit code 1)
    ├── NotBuiltError     there is no built dataset yet              (exit code 1)
    ├── RemoteError       a SPARQL endpoint did not answer as asked  (exit code 1)
    └── QueryTimeoutError a query ran past its limit                 (exit code 1)

A part of the package that has an error of its own derives it from the base, beside its code.
Library code raises them; only the command line prints and exits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from miprof_graph.messages import text

if TYPE_CHECKING:
    from miprof_graph.problems import Problem


class MiprofError(Exception):
    """What went wrong, as a key of the text table, so that it can be said in two languages."""

    exit_code = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def render(self, language: str) -> str:
        """Say what went wrong, and how to mend it, in French or English."""
        return text(self.key, language, **self.values)

    def __str__(self) -> str:
        return self.render("en")


class UsageError(MiprofError):
    """The command or function was called with something that cannot be meant."""

    exit_code = 2


class DataError(MiprofError):
    """The files hold problems; all that were found are in `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("check.failed", count=len(problems))
        self.problems = sorted(problems)

    def render(self, language: str) -> str:
        """List every problem, one a line, then how many there are."""
        lines = [problem.render(language) for problem in self.problems]
        return "\n".join([*lines, super().render(language)])


class NotBuiltError(MiprofError):
    """No built dataset was found where one was looked for."""


class RemoteError(MiprofError):
    """A remote SPARQL endpoint refused, timed out, or answered something else."""

    @property
    def status(self) -> int | None:
        """The HTTP status that the store answered with; None if there was no such answer."""
        code = self.values.get("code")
        return code if isinstance(code, int) else None

    @property
    def wait(self) -> float:
        """The seconds that the store asks to be left alone; 0 if it gave no such answer."""
        seconds = self.values.get("wait")
        return seconds if isinstance(seconds, float) else 0.0

    @property
    def detail(self) -> str:
        """The first line of what the store itself said of the error."""
        return str(self.values.get("detail") or "")


class QueryTimeoutError(MiprofError):
    """A query ran past its limit; the thread that runs it cannot be stopped from inside."""
