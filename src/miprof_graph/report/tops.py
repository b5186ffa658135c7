"""Rankings that have nothing in common but their form: each panel has names of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import ACCENT, LINE
from miprof_graph.report.lettering import SMALL, fit, title_room, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW: Final = 20
_NAMES: Final = 168
_TITLE_LINES: Final = 2
_GAP: Final = 16
_COLUMNS: Final = 2
_LABEL_ROOM: Final = 1.4


@dataclass(frozen=True, slots=True)
class Top:
    """The first of one ranking: names, scores, and the scores in words."""

    title: str
    names: Sequence[str]
    scores: Sequence[float]
    words: Sequence[str]


def draw_tops(name: str, alternative: str, tops: Sequence[Top]) -> str:
    """Draw a panel of bars for each ranking, two beside each other."""
    wide = (WIDTH - _GAP * (_COLUMNS - 1)) / _COLUMNS
    titles = [wrap(top.title, wide, _TITLE_LINES) for top in tops]
    head = title_room(titles)
    step = head + _ROW * max(len(top.names) for top in tops) + _GAP

    def paint(figure: Figure) -> None:
        for number, top in enumerate(tops):
            line, column = divmod(number, _COLUMNS)
            left, upper = column * (wide + _GAP) + _NAMES, line * step + head
            box = (left, upper, wide - _NAMES, _ROW * len(top.names))
            axes = add_panel(figure, box)
            axes.set_title(titles[number], pad=6, x=-_NAMES / (wide - _NAMES))
            _paint(axes, top)

    return draw(name, alternative, step * -(-len(tops) // _COLUMNS), paint)


def _paint(axes: Axes, top: Top) -> None:
    highest = max(top.scores, default=0) or 1
    rows = range(len(top.names))
    axes.set_xlim(0, highest * _LABEL_ROOM)
    axes.set_ylim(len(top.names) - 0.5, -0.5)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks(rows, [fit(name, _NAMES - 10) for name in top.names])
    axes.barh(rows, top.scores, height=0.5, color=ACCENT)
    for row, (score, words) in enumerate(zip(top.scores, top.words, strict=True)):
        axes.text(score + highest * 0.04, row, words, color=ACCENT, va="center", fontsize=SMALL)
    axes.vlines(0, -0.5, len(top.names) - 0.5, color=LINE, linewidth=1)
