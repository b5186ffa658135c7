"""Look quotes up in the texts they are taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from miprof_graph.claims import Claim, ClaimTable
from miprof_graph.problems import Problem, make_problem


def read_texts(folder: Path) -> dict[str, str]:
    """Read the text files of a folder, by name, with every run of white space made one space.

    Raises:
        UnicodeDecodeError: If a text is not UTF-8.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return {path.name: normalise(path.read_text(encoding="utf-8")) for path in paths}


def normalise(content: str) -> str:
    r"""Make every run of white space, non-breaking spaces included, one space.

    >>> normalise("le\u00a0 plan :")
    'le plan :'
    """
    return " ".join(content.split())


def find_text(table: ClaimTable, texts: Mapping[str, str]) -> str | None:
    """Find the text a table quotes: the one that holds most of its quotes, if it holds any."""
    hits = {
        name: sum(normalise(claim.quote) in content for claim in _quoting(table))
        for name, content in texts.items()
    }
    best = max(sorted(hits), key=lambda name: hits[name], default=None)
    return best if best is not None and hits[best] else None


def missing_quotes(table: ClaimTable, content: str) -> list[Problem]:
    """List the rows whose quote does not stand in the text."""
    return [
        make_problem(table.name, claim.line, "quote-missing", quote=claim.quote)
        for claim in _quoting(table)
        if normalise(claim.quote) not in content
    ]


def _quoting(table: ClaimTable) -> Sequence[Claim]:
    return [claim for claim in table.claims if claim.quote]
