"""What may be written to a terminal: no control characters, no line wider than the screen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Control characters, surrogates and what reorders the text around it: all could make the
# screen show something else than what the data says.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_UNSAFE_INLINE: Final = re.compile(f"[\t\n]|{_UNSAFE.pattern}")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text is drawn: how many columns it has (None for no limit), and whether bold shows."""

    room: int | None = None
    colour: bool = False


PAPER: Final = Screen()


def escape(text: str, *, inline: bool = False) -> str:
    r"""Write control characters as escapes; `inline` does so for tabs and line ends as well.

    >>> escape("red: \x1b[31m")
    'red: \\x1b[31m'
    """
    pattern = _UNSAFE_INLINE if inline else _UNSAFE
    return pattern.sub(lambda found: repr(found[0])[1:-1], text)


def width(text: str) -> int:
    """Count the columns a text takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fill(text: str, screen: Screen, *, indent: str = "") -> list[str]:
    """Make a text harmless, break it to the width of the screen, and indent every line."""
    safe = escape(text, inline=True)
    if screen.room is None:
        return [indent + safe] if safe else []
    return [indent + line for line in wrap(safe, max(20, screen.room - len(indent))) if line]


def wrap(text: str, room: int) -> list[str]:
    """Break a text into lines of at most `room` columns, between words where it can."""
    lines: list[str] = []
    line = ""
    # A plain split() would also break at the non-breaking spaces of French typography.
    for word in filter(None, text.split(" ")):
        if line and width(line) + 1 + width(word) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, room)
        lines.extend(full)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, room: int) -> list[str]:
    """Cut a word that is wider than the line into pieces that are not."""
    if width(word) <= room:
        return [word]
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces


def pad(text: str, room: int) -> str:
    """Fill a text with spaces up to `room` columns."""
    return text + " " * (room - width(text))


def bold(text: str, screen: Screen) -> str:
    """Set a text in bold where the terminal takes colours."""
    return f"\x1b[1m{text}\x1b[0m" if screen.colour else text


def dim(text: str, screen: Screen) -> str:
    """Set a text in grey where the terminal takes colours."""
    return f"\x1b[2m{text}\x1b[0m" if screen.colour else text
