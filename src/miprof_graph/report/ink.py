"""The colours of the figures: each has a name in the style of the page, which knows the dark ones.

A figure is drawn in the colours of paper; `tidy_svg` writes their names instead, so that one
drawing serves paper, screen and the dark. The accents are told apart by every kind of colour
vision, and no figure says anything by colour alone.
"""

from __future__ import annotations

from typing import Final

GROUND: Final = "#fbfaf7"
INK: Final = "#211d33"
SOFT: Final = "#5a5570"
LINE: Final = "#ddd8e8"
EDGE: Final = "#807a96"
ACCENT: Final = "#4b3a9c"
WARM: Final = "#b4471a"
SEA: Final = "#00795f"
SAND: Final = "#c9a227"
SKY: Final = "#2892cc"

SERIES: Final = (ACCENT, WARM, SEA, SAND, SKY, EDGE)

STYLE_NAMES: Final = {
    GROUND: "--ground",
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    EDGE: "--edge",
    ACCENT: "--accent",
    WARM: "--warm",
    SEA: "--sea",
    SAND: "--sand",
    SKY: "--sky",
}
"""The custom property of the style sheet that holds each colour."""
