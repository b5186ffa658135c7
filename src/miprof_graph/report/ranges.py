"""What is seen beside what chance would give: a mark and a band for each quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import ACCENT, EDGE, LINE, SOFT, WARM
from miprof_graph.report.lettering import SMALL, fit

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW: Final = 34
_NAMES: Final = 230
_WORDS: Final = 150
_HEAD: Final = 8


@dataclass(frozen=True, slots=True)
class Range:
    """One quantity: what is seen, and the lowest and highest of what chance gives."""

    name: str
    seen: float
    low: float
    high: float
    words: str


def draw_ranges(name: str, alternative: str, ranges: Sequence[Range]) -> str:
    """Draw each quantity on its own scale: the band of chance, and what is seen."""

    def paint(figure: Figure) -> None:
        for row, one in enumerate(ranges):
            box = (_NAMES, _HEAD + row * _ROW, WIDTH - _NAMES - _WORDS, _ROW)
            _paint(add_panel(figure, box), one)

    return draw(name, alternative, _HEAD * 2 + _ROW * len(ranges), paint)


def _paint(axes: Axes, one: Range) -> None:
    ends = (one.seen, one.low, one.high, 0.0)
    margin = (max(ends) - min(ends) or 1) * 0.06
    axes.set_xlim(min(ends) - margin, max(ends) + margin)
    axes.set_ylim(-1, 1)
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks([0], [fit(one.name, _NAMES - 12)])
    axes.hlines(0, *axes.get_xlim(), color=LINE, linewidth=1)
    axes.vlines(0, -0.45, 0.45, color=LINE, linewidth=1)
    axes.hlines(0, one.low, one.high, color=EDGE, linewidth=9)
    outside = not one.low <= one.seen <= one.high
    colour, mark = (WARM, "D") if outside else (ACCENT, "o")
    axes.plot(one.seen, 0, marker=mark, markersize=8, color=colour)
    axes.text(
        1.02, 0.5, one.words, transform=axes.transAxes, va="center", color=SOFT, fontsize=SMALL
    )
