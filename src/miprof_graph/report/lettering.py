"""Words that fit their place in a figure.

Widths are those of the letters that matplotlib brings, which are wide: in the letters of the page
the words fit all the more.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

TITLE: Final = 12
"""The size of the bold letters of titles, in points."""
NAME: Final = 12
"""The size of the letters of names."""
SMALL: Final = 11
"""The size of the smallest letters there are."""

_LEADING: Final = 1.2
_ABOVE: Final = 12
_ELLIPSIS: Final = "…"
_GAP: Final = ", "


def width_of(words: str) -> float:
    """Give the width of a name, in points."""
    return _measure(words, False)


def fit(words: str, room: float, *, bold: bool = False) -> str:
    """Shorten words at their end so that they fit `room` points."""
    if _measure(words, bold) <= room:
        return words
    kept = words
    while kept and _measure(kept + _ELLIPSIS, bold) > room:
        kept = kept[:-1].rstrip()
    return kept + _ELLIPSIS


def fit_names(names: Sequence[str], room: float) -> str:
    """List as many names as fit `room` points; the first one always, shortened if it must be."""
    kept = 1
    while kept < len(names) and _measure(_GAP.join(names[: kept + 1]), False) <= room:
        kept += 1
    return fit(_GAP.join(names[:kept]), room)


def wrap(title: str, room: float, lines: int, *, bold: bool = True) -> str:
    """Break a title into so many lines at most, each of which fits `room` points."""
    found: list[str] = []
    rest = title.split(" ")
    while rest and len(found) < lines:
        line = rest.pop(0)
        is_last = len(found) == lines - 1
        while rest and (is_last or _measure(f"{line} {rest[0]}", bold) <= room):
            line = f"{line} {rest.pop(0)}"
        found.append(fit(line, room, bold=bold))
    return "\n".join(found)


def title_room(titles: Sequence[str]) -> float:
    """Give the height that the longest of several wrapped titles needs, in points."""
    lines = max((title.count("\n") + 1 for title in titles), default=1)
    return lines * TITLE * _LEADING + _ABOVE


def hush_matplotlib() -> None:
    """Let matplotlib speak of errors only, before it is imported.

    Where it keeps its list of fonts, and that it has just made one, is no news for a build.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


@lru_cache(maxsize=4096)
def _measure(words: str, bold: bool) -> float:
    hush_matplotlib()
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    weight, size = ("bold", TITLE) if bold else ("normal", NAME)
    letters = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    return float(text_to_path.get_text_width_height_descent(words, letters, ismath=False)[0])
