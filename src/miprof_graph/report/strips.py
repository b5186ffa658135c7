"""Places at times, or in tests: a line for each name, a mark where it was among the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.report.canvas import WIDTH, add_panel, draw
from miprof_graph.report.ink import ACCENT, EDGE, WARM
from miprof_graph.report.lettering import SMALL, fit, title_room, width_of, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ROW: Final = 22
_MOST_NAMES: Final = 300
_GAP: Final = 12
_LINES: Final = 3
_HEAD: Final = 8
_EDGE: Final = 16
# The first is told from the others by shape and size, not by colour alone.
_MARKS: Final = ((WARM, "D", 9), (ACCENT, "o", 8), (EDGE, "o", 5))


@dataclass(frozen=True, slots=True)
class Strip:
    """One name, and its place at each time; None where it had none."""

    name: str
    places: Sequence[int | None]


def draw_strips(name: str, alternative: str, times: Sequence[str], strips: Sequence[Strip]) -> str:
    """Draw a line for each name over the same times."""
    high = _ROW * len(strips)
    names = min(_MOST_NAMES, max(map(width_of, (strip.name for strip in strips)), default=0) + _GAP)
    step = (WIDTH - names - _EDGE) / len(times)
    below = [wrap(time, step, _LINES, bold=False) for time in times]

    def paint(figure: Figure) -> None:
        axes = add_panel(figure, (names, _HEAD, WIDTH - names - _EDGE, high))
        axes.set_yticks(range(len(strips)), [fit(strip.name, names - _GAP) for strip in strips])
        axes.set_xticks(range(len(times)), below, fontsize=SMALL)
        _paint(axes, len(times), strips)

    return draw(name, alternative, _HEAD + high + title_room(below), paint)


def _paint(axes: Axes, times: int, strips: Sequence[Strip]) -> None:
    axes.set_xlim(-0.5, times - 0.5)
    axes.set_ylim(len(strips) - 0.5, -0.5)
    axes.grid(visible=True, axis="both")
    axes.spines["bottom"].set_visible(False)
    for row, strip in enumerate(strips):
        for place, (colour, mark, size) in enumerate(_MARKS, start=1):
            held = [n for n, found in enumerate(strip.places) if found == place]
            axes.plot(
                held,
                [row] * len(held),
                linestyle="none",
                marker=mark,
                markersize=size,
                color=colour,
            )
