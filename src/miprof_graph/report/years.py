"""Small multiples over the years: one panel for each quantity, all on the same years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import SERIES, SOFT
from miprof_graph.report.lettering import SMALL, fit

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLUMNS: Final = 3
_HIGH: Final = 110
_TITLE: Final = 34
_YEARS: Final = 26
_GAP: Final = 44
_LEGEND_LINE: Final = 16
_EDGE: Final = 26
_DASHES: Final = ("-", (0, (5, 2)), (0, (1.5, 1.5)))
_MARKS: Final = ("o", "s", "D")


@dataclass(frozen=True, slots=True)
class Line:
    """One quantity over the years; None where nothing is known. Without words, it has no legend."""

    values: Sequence[float | None]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows: up to three lines, on one scale."""

    title: str
    lines: Sequence[Line]


def draw_years(name: str, alternative: str, years: Sequence[str], panels: Sequence[Panel]) -> str:
    """Draw a panel for each quantity, three beside each other."""
    rows = -(-len(panels) // _COLUMNS)
    wide = (WIDTH - _EDGE - _GAP * (_COLUMNS - 1) - _EDGE) / _COLUMNS
    step = _TITLE + _HIGH + _YEARS

    def paint(figure: Figure) -> None:
        for number, panel in enumerate(panels):
            row, column = divmod(number, _COLUMNS)
            left, top = _EDGE + column * (wide + _GAP), row * step + _TITLE
            _paint(add_panel(figure, (left, top, wide, _HIGH)), panel, years, wide)

    return draw(name, alternative, rows * step, paint)


def _paint(axes: Axes, panel: Panel, years: Sequence[str], wide: float) -> None:
    axes.set_title(fit(panel.title, wide + _GAP / 2, bold=True), pad=8)
    axes.grid(visible=True, axis="y")
    axes.grid(visible=False, axis="x")
    axes.set_xlim(-0.4, len(years) - 0.6)
    highest = max((v for line in panel.lines for v in line.values if v is not None), default=1)
    legend = sum(bool(line.words) for line in panel.lines)
    axes.set_ylim(0, (highest or 1) / (0.9 - legend * _LEGEND_LINE / _HIGH))
    axes.locator_params(axis="y", nbins=4, integer=True)
    axes.tick_params(axis="y", labelsize=SMALL, labelcolor=SOFT)
    shown = sorted({0, len(years) // 2, len(years) - 1})
    axes.set_xticks(shown, [years[n] for n in shown])
    for line, colour, dash, mark in zip(panel.lines, SERIES, _DASHES, _MARKS, strict=False):
        known = [(n, value) for n, value in enumerate(line.values) if value is not None]
        places, values = [n for n, _ in known], [value for _, value in known]
        axes.plot(places, values, color=colour, linestyle=dash, linewidth=2)
        axes.plot(places, values, color=colour, linestyle="none", marker=mark, markersize=4)
        if line.words and known:
            axes.plot([], [], color=colour, linestyle=dash, marker=mark, label=line.words)
    if legend:
        axes.legend(
            frameon=False, fontsize=SMALL, loc="upper left", borderaxespad=0, handlelength=2
        )
