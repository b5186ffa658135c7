"""The sheet that figures are drawn on: matplotlib, with our settings and nobody else's."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from miprof_graph.report.ink import INK, LINE, SOFT
from miprof_graph.report.lettering import NAME, SMALL, TITLE, hush_matplotlib
from miprof_graph.report.svg import tidy_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH: Final = 720
"""How wide every figure is, in points: what an A4 page holds between its margins."""

_POINTS_PER_INCH: Final = 72
_SETTINGS: Final[Mapping[Any, Any]] = {
    "axes.edgecolor": LINE,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.labelcolor": SOFT,
    "axes.labelsize": SMALL,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlesize": TITLE,
    "axes.titleweight": "bold",
    "axes.axisbelow": True,
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",
    "font.size": NAME,
    "grid.color": LINE,
    "svg.fonttype": "none",
    "text.color": INK,
    # A name is a name, never a formula.
    "text.parse_math": False,
    "xtick.color": SOFT,
    "xtick.labelsize": SMALL,
    "xtick.major.size": 0,
    "ytick.color": INK,
    "ytick.labelsize": NAME,
    "ytick.major.size": 0,
}


def draw(name: str, alternative: str, height: float, paint: Callable[[Figure], None]) -> str:
    """Draw a figure, `height` points high, and give it as an `svg` element.

    `name` makes its identifiers its own; `alternative` says in words what it shows.
    """
    hush_matplotlib()
    import matplotlib as mpl
    from matplotlib.figure import Figure

    written = io.StringIO()
    # Settings that the reader of a clone may have for other work must not change our bytes.
    with mpl.rc_context(), warnings.catch_warnings():
        # The page has more letters than the font that matplotlib measures with.
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update({**_SETTINGS, "svg.hashsalt": name})
        figure = Figure(figsize=(WIDTH / _POINTS_PER_INCH, height / _POINTS_PER_INCH))
        paint(figure)
        for artist in figure.findobj():
            # A mark on the border of a panel is drawn whole.
            artist.set_clip_on(False)
        figure.savefig(written, format="svg", metadata={"Date": None}, transparent=True)
    return tidy_svg(written.getvalue(), name=name, alternative=alternative)


def add_panel(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Add axes at (left, top, width, height), in points from the upper left corner."""
    width, height = (side * _POINTS_PER_INCH for side in figure.get_size_inches())
    left, top, wide, high = box
    return figure.add_axes((left / width, 1 - (top + high) / height, wide / width, high / height))
