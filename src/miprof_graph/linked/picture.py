"""A small picture of what a thing is linked to, drawn here as SVG that needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from miprof_graph.ask.cards import Side
from miprof_graph.linked.sayings import End, Group, Value
from miprof_graph.linked.words import Name, Words

MOST: Final = 12

# The picture is narrow, so that its words can be read on a phone.
_WIDTH: Final = 400
_BOX: Final = 183
_BOX_HEIGHT: Final = 60
_ROW: Final = 70
_LINE: Final = 16
_LETTERS: Final = 20
_RELATION_LETTERS: Final = 25
_TOP_LETTERS: Final = 34


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One box: the relation, the name of the thing in lines, and the line to the centre."""

    x: int
    y: int
    iri: str
    relation: Name
    short_relation: str
    name: Name
    lines: tuple[str, ...]
    path: str
    family: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in units of about a pixel; `more` counts the neighbours that are left out."""

    width: int
    height: int
    box_width: int
    box_height: int
    centre: tuple[int, int, int, int]
    centre_lines: tuple[tuple[int, str], ...]
    neighbours: tuple[Neighbour, ...]
    more: int


def draw(iri: str, groups: Iterable[Group], words: Words) -> Picture | None:
    """Draw the neighbours of a thing, those first that most documents link to it most closely."""
    best: dict[str, tuple[int, Group, End, Value]] = {}
    scores: dict[str, int] = {}
    for group in groups:
        if not group.family or group.side is Side.MENTION:
            continue
        for value in group.all_values:
            end = value.ends[0]
            if value.denied or end.iri is None or end.iri == iri:
                continue
            score = group.weight * len(value.sayings)
            scores[end.iri] = scores.get(end.iri, 0) + score
            known = best.get(end.iri)
            if known is None or score > known[0]:
                best[end.iri] = (score, group, end, value)
    if not best:
        return None
    ranked = sorted(best, key=lambda other: (-scores[other], best[other][2].name.text, other))
    chosen = [best[other][1:] for other in ranked[:MOST]]
    return _lay_out(iri, chosen, words, len(ranked) - len(chosen))


def _lay_out(
    iri: str, chosen: Sequence[tuple[Group, End, Value]], words: Words, more: int
) -> Picture:
    lines = _break(words.short(iri).text, _TOP_LETTERS, 2)
    width = min(_WIDTH - 4, 9 * max(map(len, lines)) + 32)
    top = _LINE * len(lines) + 20
    rows = (len(chosen) + 1) // 2
    return Picture(
        width=_WIDTH,
        height=top + rows * _ROW + 2,
        box_width=_BOX,
        box_height=_BOX_HEIGHT,
        centre=((_WIDTH - width) // 2, 1, width, top - 2),
        centre_lines=tuple((_LINE * (row + 1) + 9, line) for row, line in enumerate(lines)),
        neighbours=tuple(_place(place, top, link, words) for place, link in enumerate(chosen)),
        more=more,
    )


def _place(place: int, top: int, link: tuple[Group, End, Value], words: Words) -> Neighbour:
    """Put boxes left and right of a stem that comes down from the thing itself."""
    group, end, value = link
    y = top + (place // 2) * _ROW + _ROW - _BOX_HEIGHT
    on_left = place % 2 == 0
    stem, edge = (_WIDTH // 2, _BOX + 1) if on_left else (_WIDTH // 2, _WIDTH - _BOX - 1)
    level = y + _BOX_HEIGHT // 2
    return Neighbour(
        x=1 if on_left else edge,
        y=y,
        iri=end.iri or "",
        relation=group.label,
        short_relation=_break(group.label.text, _RELATION_LETTERS, 1)[0],
        name=end.name,
        lines=_break(words.short(end.iri or "").text, _LETTERS, 2),
        path=f"M{stem} {top}V{level - 12}Q{stem} {level} {edge} {level}",
        family=group.family,
        is_sure=not value.reserve,
    )


def _break(text: str, letters: int, most: int) -> tuple[str, ...]:
    """Break a text into lines; what does not fit is left out, and an ellipsis says so.

    >>> _break("Committee of the whole house", 10, 2)
    ('Committee', 'of the…')
    """
    lines = wrap(text, letters, break_long_words=True)
    if len(lines) <= most:
        return tuple(lines) or ("",)
    last = lines[most - 1]
    return (*lines[: most - 1], (last if len(last) < letters else last[: letters - 1]) + "…")
