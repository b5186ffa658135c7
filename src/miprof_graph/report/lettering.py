"""Words that fit their place in a figure."""

from __future__ import annotations

from typing import Final

_ELLIPSIS: Final = "…"


def fit(words: str, room: float, size: float) -> str:
    """Shorten words at their end so that they fit `room` points at a letter size.

    Widths are those of the letters that matplotlib brings, which are wide: in the letters of the
    page the words fit all the more.
    """
    if _measure(words, size) <= room:
        return words
    kept = words
    while kept and _measure(kept + _ELLIPSIS, size) > room:
        kept = kept[:-1].rstrip()
    return kept + _ELLIPSIS


def wrap(words: str, room: float, size: float) -> str:
    """Break words into two lines at most, each of which fits `room` points at a letter size."""
    first, rest = "", words.split(" ")
    while rest and _measure(f"{first} {rest[0]}".strip(), size) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first or not rest:
        return fit(words, room, size)
    return f"{first}\n{fit(' '.join(rest), room, size)}"


def _measure(words: str, size: float) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    properties = FontProperties(family="DejaVu Sans", size=size)
    return float(text_to_path.get_text_width_height_descent(words, properties, ismath=False)[0])
