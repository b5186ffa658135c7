"""The cross-entity checks: every row of an `ontology/checks/*-violation.rq` is a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.names import PREFIXES, compact
from miprof_graph.problems import Problem

_WHOLE: Final = re.compile(r"^# needs: whole$", re.MULTILINE)
_HEADER: Final = re.compile(r"^# (message|repair)_(fr|en): (.+)$", re.MULTILINE)

Locate = Callable[[str], tuple[str, int]]


def check_queries(
    store: ox.Store, folder: Path, locate: Locate, *, complete: bool = True
) -> Iterator[Problem]:
    """Run every violation query over the union of the graphs.

    A check whose header says `# needs: whole` looks for what is missing; it does not run when
    rows had to be left out (`complete` is false), since it would blame the wrong line.

    A query binds ?focus and may bind more; its header holds the message and the repair in both
    languages, with the names of its variables in braces.
    """
    for path in sorted(folder.glob("*-violation.rq")):
        query = path.read_text(encoding="utf-8")
        if not complete and _WHOLE.search(query):
            continue
        head = {f"{kind}_{tag}": said for kind, tag, said in _HEADER.findall(query)}
        rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - a check is a SELECT
        names = [variable.value for variable in rows.variables]
        for row in rows:
            values = {name: _show(row[name]) for name in names}
            said = {
                tag: f"{head[f'message_{tag}']} - {head[f'repair_{tag}']}".format(**values)
                for tag in ("fr", "en")
            }
            yield Problem(*locate(row["focus"].value), said["fr"], said["en"])


def _show(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    return "" if term is None else str(getattr(term, "value", term))
