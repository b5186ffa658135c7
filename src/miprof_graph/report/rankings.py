"""Small multiples of rankings: the same names, one panel for each way of measuring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import ACCENT, LINE, SOFT, WARM
from miprof_graph.report.lettering import SMALL, fit, title_room, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW: Final = 21
_NAMES: Final = 190
_TITLE_LINES: Final = 3
_FOOT: Final = 6
_GAP: Final = 14
_LABEL_ROOM: Final = 1.35


@dataclass(frozen=True, slots=True)
class Measured:
    """One way of measuring: its name, and of each row the share of the largest, and the words.

    A share is 0 to 1, or None where the row has no value; `marks` says which rows stand out.
    """

    title: str
    shares: Sequence[float | None]
    words: Sequence[str]
    marks: Sequence[bool]


def draw_rankings(
    name: str, alternative: str, rows: Sequence[str], measures: Sequence[Measured]
) -> str:
    """Draw one panel for each measure, side by side, over the same rows."""
    wide = (WIDTH - _NAMES - _GAP * (len(measures) - 1)) / len(measures)
    titles = [wrap(each.title, wide, _TITLE_LINES) for each in measures]
    head = title_room(titles)

    def paint(figure: Figure) -> None:
        for number, measured in enumerate(measures):
            left = _NAMES + number * (wide + _GAP)
            panel = add_panel(figure, (left, head, wide, _ROW * len(rows)))
            panel.set_title(titles[number], pad=6)
            _paint(panel, measured, len(rows))
            names = [fit(row, _NAMES - 12) for row in rows] if number == 0 else []
            panel.set_yticks(range(len(names)), names)

    return draw(name, alternative, head + _ROW * len(rows) + _FOOT, paint)


def _paint(panel: Axes, measured: Measured, rows: int) -> None:
    panel.set_xlim(0, _LABEL_ROOM)
    panel.set_ylim(rows - 0.5, -0.5)
    panel.set_xticks([])
    panel.spines["bottom"].set_visible(False)
    for row, (share, words, marked) in enumerate(
        zip(measured.shares, measured.words, measured.marks, strict=True)
    ):
        if share is None:
            panel.text(0.02, row, words, color=SOFT, va="center", fontsize=SMALL)
            continue
        colour = WARM if marked else ACCENT
        panel.hlines(row, 0, share, color=colour, linewidth=2)
        panel.plot(share, row, marker="D" if marked else "o", markersize=6, color=colour)
        panel.text(share + 0.07, row, words, color=colour, va="center", fontsize=SMALL)
    panel.vlines(0, -0.5, rows - 0.5, color=LINE, linewidth=1)
