"""Groups as bars: how many belong to each, and of which sectors they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import GROUND, SERIES, SOFT
from miprof_graph.report.lettering import SMALL, fit_names

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW: Final = 24
_NAMES: Final = 300
_LEGEND: Final = 34
_FOOT: Final = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its foremost members, and how many belong to it from each sector."""

    names: Sequence[str]
    parts: Sequence[int]
    words: str


def draw_groups(name: str, alternative: str, sectors: Sequence[str], bars: Sequence[Bar]) -> str:
    """Draw a bar for each group, in parts by sector; at most six sectors can be told apart."""
    height = _LEGEND + _ROW * len(bars) + _FOOT
    widest = max((sum(bar.parts) for bar in bars), default=1)

    def paint(figure: Figure) -> None:
        axes = add_panel(figure, (_NAMES, _LEGEND, WIDTH - _NAMES, _ROW * len(bars)))
        axes.set_xlim(0, widest * 1.15)
        axes.set_ylim(len(bars) - 0.5, -0.5)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.set_yticks(range(len(bars)), [fit_names(bar.names, _NAMES - 12) for bar in bars])
        starts = [0] * len(bars)
        for number, sector in enumerate(sectors):
            lengths = [bar.parts[number] for bar in bars]
            axes.barh(
                range(len(bars)),
                lengths,
                left=starts,
                height=0.66,
                color=SERIES[number],
                edgecolor=GROUND,
                linewidth=1.5,
                label=sector,
            )
            starts = [start + length for start, length in zip(starts, lengths, strict=True)]
        for row, (bar, end) in enumerate(zip(bars, starts, strict=True)):
            axes.text(end + widest * 0.015, row, bar.words, va="center", color=SOFT, fontsize=SMALL)
        axes.legend(
            frameon=False,
            ncols=len(sectors),
            loc="lower right",
            bbox_to_anchor=(1, 1),
            fontsize=SMALL,
            borderaxespad=0.2,
            handlelength=1,
            columnspacing=1.2,
        )

    return draw(name, alternative, height, paint)
