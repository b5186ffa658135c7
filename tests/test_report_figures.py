"""The figures of the report: legible, the same everywhere, and fit for a strict policy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from lxml import etree

from miprof_graph.report.groups import Bar, draw_groups
from miprof_graph.report.lettering import fit
from miprof_graph.report.ranges import Range, draw_ranges
from miprof_graph.report.rankings import Measured, draw_rankings
from miprof_graph.report.years import Line, Panel, draw_years

NAMES = ("Mission", "Ada Martin & Cie", "Un nom qui est bien trop long pour tenir dans sa colonne")
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
