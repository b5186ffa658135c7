"""The cross-entity checks: every row of an `ontology/checks/*-violation.rq` is a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES, compact
from miprof_graph.problems import Problem, make_problem

_WHOLE: Final = re.compile(r"^# needs: whole$", re.MULTILINE)
_HEADER: Final = re.compile(r"^# (message|repair)_(fr|en): (.+)$", re.MULTILINE)

_KEYS: Final = ("message_fr", "message_en", "repair_fr", "repair_en")

Locate = Callable[[str], tuple[str, int]]


def check_queries(
    store: ox.Store, folder: Path, locate: Locate, *, complete: bool = True
) -> Iterator[Problem]:
    """Run every violation query over the union of the graphs.

    A check whose header says `# needs: whole` looks for what is missing; it does not run when
    rows had to be left out (`complete` is false), since it would blame the wrong line.

    A query binds ?focus and may bind more; its header holds the message and the repair in both
    languages, with the names of its variables in braces. One that is written wrongly is a problem
    itself.
    """
    for path in sorted(folder.glob("*-violation.rq")):
        query = path.read_text(encoding="utf-8")
        if complete or not _WHOLE.search(query):
            yield from _check(store, query, f"ontology/{folder.name}/{path.name}", locate)


def _check(store: ox.Store, query: str, name: str, locate: Locate) -> Iterator[Problem]:
    head = {f"{kind}_{tag}": said for kind, tag, said in _HEADER.findall(query)}
    missing = [key for key in _KEYS if key not in head]
    if missing:
        yield make_problem(name, 1, "query-header", keys=", ".join(missing))
        return
    try:
        rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        yield make_problem(name, error.lineno or 1, "query", detail=error.msg)
        return
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - a check is a SELECT
    names = [variable.value for variable in rows.variables]
    for row in rows:
        values = {name: _show(row[name]) for name in names}
        french, english = (
            f"{head[f'message_{tag}']} - {head[f'repair_{tag}']}".format(**values)
            for tag in LANGUAGES
        )
        lacking = bool(_WHOLE.search(query))
        yield Problem(*locate(row["focus"].value), french, english, unfinished=lacking)


def _show(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    return "" if term is None else str(getattr(term, "value", term))
