"""What is wrong with one cell of a row that someone wants to add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from miprof_graph.check.cells import Trouble
from miprof_graph.messages import text
from miprof_graph.problems import Problem

# The troubles of `check.rows` that name no column themselves.
_COLUMNS: Final = {
    "predicate": "predicate",
    "date-order": "until",
    "locator-missing": "locator",
    "quote-long": "quote",
    "evidence-missing": "note",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A column, and the key and values of the text that says what is wrong there."""

    column: str
    key: str
    values: Mapping[str, object]

    def render(self, language: str) -> str:
        """Say what is wrong and how to mend it."""
        return text(self.key, language, **self.values)

    def locate(self, path: str, row: int, column: int) -> Problem:
        """Make a problem of it, at a row and a column of a file, both from 1."""
        return Problem(path, row, self.render("fr"), self.render("en"), column)


def make_fault(trouble: Trouble) -> Fault:
    """Make a fault of what the check of a row found."""
    key, values = trouble
    return Fault(str(values.get("column") or _COLUMNS.get(key, "")), f"check.{key}", values)
