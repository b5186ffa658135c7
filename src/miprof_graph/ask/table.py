"""Answers drawn with characters: a table fitted to the terminal, records where none can fit."""

from __future__ import annotations

from collections.abc import Sequence

from miprof_graph.ask.terminal import PAPER, Screen, bold, escape, pad, width, wrap

_GAP = "  "
_NARROWEST = 8


def draw_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    screen: Screen = PAPER,
    *,
    whole: bool = False,
) -> str:
    """Draw rows below their headings, or each as a record where the screen is too narrow.

    With `whole`, it is too narrow as soon as a word, such as the path of a file, would be cut.
    """
    cells = [[escape(cell, inline=True) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(headings, *cells, strict=True)]
    if screen.room is not None:
        columns = zip(headings, *cells, strict=True)
        words = [max(width(word) for cell in c for word in cell.split(" ")) for c in columns]
        least = words if whole else [min(size, _NARROWEST) for size in widths]
        if sum(least) + len(_GAP) * (len(least) - 1) > screen.room:
            return "\n".join(_draw_record(headings, row, screen) for row in cells)
        widths = _fit(widths, words, screen.room)
    lines = [bold(line, screen) for line in _draw_row(headings, widths)]
    lines.append(_GAP.join("─" * size for size in widths))
    for row in cells:
        lines.extend(_draw_row(row, widths))
    return "\n".join(lines) + "\n"


def _draw_record(headings: Sequence[str], cells: Sequence[str], screen: Screen) -> str:
    """Draw a row as lines of one cell each, behind their headings; empty cells are left out."""
    margin = max(map(width, headings))
    room = max(_NARROWEST, (screen.room or 0) - margin - len(_GAP))
    lines = []
    for heading, cell in zip(headings, cells, strict=True):
        first, *rest = wrap(cell, room) if cell else [""]
        if first:
            lines.append(f"{bold(pad(heading, margin), screen)}{_GAP}{first}\n")
            lines += [f"{' ' * margin}{_GAP}{line}\n" for line in rest]
    return "".join(lines)


def _draw_row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    filled = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        _GAP.join(pad(cell, size) for cell, size in zip(line, widths, strict=True)).rstrip(" ")
        for line in zip(*filled, strict=True)
    ]


def _fit(widths: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """Narrow the widest columns first: down to their longest words, then further if it must be."""
    fitted = [min(size, room) for size in widths]
    excess = sum(fitted) + len(_GAP) * (len(fitted) - 1) - room
    for least in (words, [_NARROWEST] * len(fitted)):
        while excess > 0:
            wide = [index for index, size in enumerate(fitted) if size > least[index]]
            if not wide:
                break
            fitted[max(wide, key=lambda index: (fitted[index], -index))] -= 1
            excess -= 1
    return fitted
