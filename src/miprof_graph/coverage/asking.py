"""Queries about what is covered: named questions for everyone, and our own beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend
from miprof_graph.ask.labels import LONGEST
from miprof_graph.ask.questions import get_question
from miprof_graph.ask.sparql import put_terms
from miprof_graph.coverage.report import Line, Report
from miprof_graph.facts import Place
from miprof_graph.messages import LANGUAGES
from miprof_graph.paths import Home
from miprof_graph.rows import Row

Places = Mapping[str, Place]

_QUESTIONS: Final = {
    "documents": "sources",
    "single-source": "entites-d-une-seule-source",
    "undated": "documents-sans-date",
}
_TERMS: Final = {"lang": ox.Literal(LANGUAGES[0]), "longest": ox.Literal(LONGEST)}
_LABEL: Final = "Label"
# The claim that a line is about says where to edit, and is no column of its own.
_CLAIM: Final = "claim"


def ask_report(backend: Backend, home: Home, name: str, places: Places) -> Report:
    """Put the query of a report; names are left to the reader's language, so labels are left out.

    Raises:
        UsageError: If it is a named question, and the home has none of that name.
    """
    named = _QUESTIONS.get(name)
    query = get_question(named, home).query if named else read_query(name)

    def consume(answer: Any) -> tuple[list[str], list[Row]]:
        return [variable.value for variable in answer.variables], [tuple(row) for row in answer]

    columns, rows = backend.run(put_terms(query, _TERMS), consume)
    focus = columns.index(_CLAIM) if _CLAIM in columns else 0
    kept = [n for n, c in enumerate(columns) if c != _CLAIM and not c.endswith(_LABEL)]
    lines = []
    for row in rows:
        about = row[focus]
        place = places.get(about.value) if isinstance(about, ox.NamedNode) else None
        lines.append(Line(tuple(row[number] for number in kept), place))
    return Report(name, [columns[number] for number in kept], lines)


def read_query(name: str) -> str:
    """Read one of our own queries."""
    path = files("miprof_graph.coverage") / "queries" / f"{name}.rq"
    return path.read_text(encoding="utf-8")
