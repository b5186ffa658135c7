"""Findings for a terminal: sentences, and a table where one is asked for."""

from __future__ import annotations

from itertools import groupby

from miprof_graph.analysis.findings import Cell, Finding
from miprof_graph.analysis.run import Analysis
from miprof_graph.analysis.words import (
    Names,
    say,
    say_all,
    word_cell,
    word_column,
    word_method,
    word_section,
    word_title,
)
from miprof_graph.ask.table import draw_table
from miprof_graph.ask.terminal import PAPER, Screen, bold, wrap
from miprof_graph.messages import text

_NAMES = 8
_ROOM = 100


def analysis_as_text(
    analysis: Analysis, language: str, screen: Screen = PAPER, *, rows: bool = False
) -> str:
    """Write what was found, part by part; with `rows`, the rows, the method and the caveats too."""
    names = analysis.names(language)
    parts = []
    for section, findings in groupby(analysis.findings, key=lambda finding: finding.section):
        parts.append(bold(word_section(section, language).upper(), screen) + "\n")
        parts += [_finding(finding, names, language, screen, rows=rows) for finding in findings]
    if not rows:
        parts.append(text("analysis.more-rows", language) + "\n")
    return "\n".join(parts)


def _finding(finding: Finding, names: Names, language: str, screen: Screen, *, rows: bool) -> str:
    heading = f"{word_title(finding, language)} ({finding.key})"
    lines = [bold(heading, screen), *_wrap(say_all(finding, names, language), screen)]
    if not rows:
        return "\n".join(lines) + "\n"
    columns = [word_column(column, language) for column in finding.columns]
    cells = [
        [
            word_cell(_shorten(cell), column.kind, names, language)
            for column, cell in zip(finding.columns, row.cells, strict=True)
        ]
        for row in finding.rows
    ]
    caveat = say(finding.caveat, names, language)
    basis = finding.basis
    how = text(
        "analysis.how",
        language,
        method=word_method(finding, language),
        library=finding.method.library,
        nodes=basis.nodes,
        ties=basis.ties,
        statements=basis.statements,
        sources=basis.sources,
    )
    if not finding.method.exact:
        how += " " + text(
            "analysis.how-sample",
            language,
            sample=finding.method.sample,
            error=f"{finding.method.error:.2g}",
        )
    lines += ["", draw_table(columns, cells, screen), *_wrap(caveat, screen), *_wrap(how, screen)]
    return "\n".join(lines) + "\n"


def _shorten(cell: Cell) -> Cell:
    """Leave out of a long list of names what a terminal has no room for."""
    return (*cell[:_NAMES], "…") if isinstance(cell, tuple) and len(cell) > _NAMES else cell


def _wrap(words: str, screen: Screen) -> list[str]:
    return wrap(words, min(screen.room or _ROOM, _ROOM))
