"""The figures of the report: legible, the same everywhere, and fit for a strict policy."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from miprof_graph.report.groups import Bar, draw_groups
from miprof_graph.report.ink import SERIES, STYLE_NAMES
from miprof_graph.report.lettering import fit
from miprof_graph.report.ranges import Range, draw_ranges
from miprof_graph.report.rankings import Measured, draw_rankings
from miprof_graph.report.years import Line, Panel, draw_years
from tests.conftest import REPOSITORY

NAMES = ("Mission", "Ada Martin & Cie", "Un nom qui est bien trop long pour tenir dans sa colonne")
PAGES = REPOSITORY / "src" / "miprof_graph" / "pages"
Matrix = tuple[tuple[float, float, float], ...]
TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
# Machado, Oliveira and Fernandes (2009), at their strongest.
VISIONS: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
PROGRAM = """
from tests.test_report_figures import draw_all
print("\\n".join(draw_all("fr")))
"""


def draw_all(language: str) -> list[str]:
    measures = [Measured("Liens", (1, 0.5, None), ("12", "6", "$x_1$"), (False, True, False))]
    panels = [Panel("Acteurs", (Line((1, None, 3), "arrivées"), Line((0, 2, 2), "départs")))]
    bars = [Bar(("un", "deux"), (3, 4), "7")]
    return [
        draw_rankings(f"centre-{language}", "Qui est au centre", NAMES, measures),
        draw_years(f"time-{language}", "Au fil des ans", ("2012", "2013", "2014"), panels),
        draw_groups(f"groups-{language}", "Les groupes", ("État", "Europe"), bars),
        draw_ranges(f"sure-{language}", "Le hasard", [Range("triangles", 0.3, 0.1, 0.2, "0,3")]),
    ]


def test_a_figure_has_nothing_that_the_policy_of_a_page_forbids() -> None:
    for drawn in draw_all("fr"):
        tree = etree.fromstring(drawn)
        assert tree.xpath("//@style | //*[local-name()='style' or local-name()='metadata']") == []
        assert re.findall(r"#[0-9a-f]{6}\b", drawn) == []
        assert tree.get("role") == "img"
        assert tree.get("aria-label")


def test_two_figures_share_no_identifier_and_refer_to_their_own() -> None:
    trees = [etree.fromstring(drawn) for each in ("fr", "en") for drawn in draw_all(each)]
    found = [name for tree in trees for name in tree.xpath("//@id")]
    assert len(found) == len(set(found)) > 4
    for tree in trees:
        assert {link[1:] for link in tree.xpath("//@href")} == set(tree.xpath("//@id"))


def test_words_stay_words_and_what_is_too_long_ends_with_an_ellipsis() -> None:
    words = etree.fromstring(draw_all("fr")[0]).xpath("//text()")
    assert "Ada Martin & Cie" in words
    assert "$x_1$" in words
    assert [each for each in words if each.endswith("…")] == [fit(NAMES[2], 178)]


def test_letters_are_never_smaller_than_eleven_points() -> None:
    for drawn in draw_all("fr"):
        sizes = etree.fromstring(drawn).xpath("//@font-size")
        assert sizes
        assert min(float(size.removesuffix("px")) for size in sizes) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_colours_are_told_apart_by_every_kind_of_colour_vision(scheme: str, vision: str) -> None:
    found = read_colours(scheme)
    seen = [see(found[STYLE_NAMES[colour]], vision) for colour in SERIES]
    assert min(math.dist(one, other) for one, other in combinations(seen, 2)) > 15


def test_the_style_of_the_page_has_the_colours_of_paper() -> None:
    found = read_colours("light")
    assert {name: found[name] for name in STYLE_NAMES.values()} == {
        name: colour for colour, name in STYLE_NAMES.items()
    }


def read_colours(scheme: str) -> dict[str, str]:
    """Read the custom properties of both style sheets in the light or in the dark."""
    found: dict[str, str] = {}
    for name in ("sheet.css", "report.css"):
        style = (PAGES / name).read_text(encoding="utf-8")
        light, _, dark = style.partition("prefers-color-scheme: dark")
        for part in (light, dark.partition("\n}\n")[0])[: 1 + (scheme == "dark")]:
            found |= dict(re.findall(r"(--[a-z]+): (#[0-9a-f]{6})", part))
    return found


def see(colour: str, vision: str) -> tuple[float, float, float]:
    """Give a colour as an eye of a kind sees it, in CIE L*a*b*, where distances are even."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    seen = [min(max(v, 0), 1) for v in multiply(VISIONS[vision], linear)]
    white = (0.9505, 1.0, 1.089)
    shares = [v / w for v, w in zip(multiply(TO_XYZ, seen), white, strict=True)]
    x, y, z = (s ** (1 / 3) if s > 0.008856 else 7.787 * s + 16 / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def multiply(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def test_a_figure_is_the_same_under_another_hash_seed_and_the_settings_of_its_maker(
    tmp_path: Path,
) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\n", encoding="utf-8")
    made = []
    for seed, settings in (("0", ""), ("4711", str(tmp_path / "matplotlibrc"))):
        env = {**os.environ, "PYTHONHASHSEED": seed, "MATPLOTLIBRC": settings}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True
        )
        made.append(done.stdout)
    assert made[0] == made[1] == "\n".join(draw_all("fr")) + "\n"


def test_a_folder_that_cannot_be_written_is_no_reason_to_complain() -> None:
    env = {**os.environ, "MPLCONFIGDIR": "/proc/nothing"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_name_that_fits_stays_whole() -> None:
    assert fit("MIPROF", 100) == "MIPROF"
    assert fit("MIPROF", 40) == "MIP…"
