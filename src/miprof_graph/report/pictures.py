"""Findings as figures: one function for each form that a figure may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from miprof_graph.analysis import Cell, Finding, Row
from miprof_graph.analysis.sectors import SECTORS
from miprof_graph.analysis.words import word_column, word_title
from miprof_graph.messages import text
from miprof_graph.report.groups import Bar, draw_groups
from miprof_graph.report.ranges import Range, draw_ranges
from miprof_graph.report.rankings import Measured, draw_rankings
from miprof_graph.report.reader import Reader, main_column, number
from miprof_graph.report.strips import Strip, draw_strips
from miprof_graph.report.tops import Top, draw_tops
from miprof_graph.report.years import Line, Panel, draw_years

_ROWS: Final = 12
_TOP: Final = 8
_GROUPS: Final = 8
_TIMES: Final = 14
"""How many years a figure shows: since the year before the mission was created, in 2026."""
_PANELS: Final = {
    "actors": ("actors",),
    "pairs": ("certain", "possible", "unknown"),
    "turnover": ("entered", "left"),
}
"""The columns that stand in one panel, on one scale."""
_NAMED: Final = 3
_DIGITS: Final = 1
_FAR: Final = 8
"""So many places from the middle of an actor's places, one stands out."""
_SPREAD: Final = 2
"""How many standard deviations from the mean the band of chance reaches: 19 in 20 are within."""
_PLACE: Final = "place-"
# Six sectors can be told apart; of the press, there is an actor or two.
_FOLDED: Final = {"media": "other"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its words; `svg` is what `draw` gave."""

    title: str
    caption: str
    svg: str


def picture_standing(reader: Reader, standing: Finding) -> Picture:
    """Draw who stands where by each measure: the length is the score, the number the place."""
    rows = standing.rows[:_ROWS]
    entities = [str(row.cells[1]) for row in rows]
    places = {
        column.name.removeprefix(_PLACE): [int(str(row.cells[n])) for row in rows]
        for n, column in enumerate(standing.columns)
        if column.name.startswith(_PLACE)
    }
    middles = [median(found) for found in zip(*places.values(), strict=True)]
    measures = []
    for finding in reader.find(*places):
        found, shares = places[finding.key], _shares(finding)
        marks = [abs(place - middle) >= _FAR for place, middle in zip(found, middles, strict=True)]
        measures.append(
            Measured(
                word_title(finding, reader.language),
                [shares.get(entity) for entity in entities],
                list(map(str, found)),
                marks,
            )
        )
    title = reader.say("figure-standing")
    names = list(map(reader.brief, entities))
    drawn = draw_rankings(_name(reader, standing), title, names, measures)
    return Picture(title, reader.say("caption-standing"), drawn)


def picture_tops(reader: Reader, name: str, rankings: Sequence[Finding]) -> Picture:
    """Draw the first of several rankings, each in a panel of its own."""
    tops = []
    for finding in rankings:
        place, rows = main_column(finding), finding.rows[:_TOP]
        tops.append(
            Top(
                word_title(finding, reader.language),
                [reader.brief(row.cells[1]) for row in rows],
                [number(row, place) or 0 for row in rows],
                [reader.cell(row.cells[place], finding.columns[place], _DIGITS) for row in rows],
            )
        )
    title = reader.say(f"figure-{name}")
    drawn = draw_tops(f"{name}-{reader.language}", title, tops)
    return Picture(title, reader.say(f"caption-{name}"), drawn)


def picture_years(reader: Reader, finding: Finding) -> Picture:
    """Draw how the network changed: a panel for each kind of number, over the last years."""
    rows = finding.rows[-_TIMES:]
    panels = []
    for name, columns in _PANELS.items():
        places = [n for n, column in enumerate(finding.columns) if column.name in columns]
        lines = [
            Line(
                [number(row, place) for row in rows],
                word_column(finding.columns[place], reader.language) if len(places) > 1 else "",
            )
            for place in places
        ]
        panels.append(Panel(reader.say(f"panel-{name}"), lines))
    title = word_title(finding, reader.language)
    drawn = draw_years(_name(reader, finding), title, _times(reader, finding), panels)
    return Picture(title, reader.say("caption-years"), drawn)


def picture_centre(reader: Reader, finding: Finding) -> Picture:
    """Draw who was among the first at which time."""
    leaders = [cell for cell in finding.column("leaders")[-_TIMES:] if isinstance(cell, tuple)]
    # Those who were first longest come first.
    weight = Counter(one for each in leaders for n, one in enumerate(each) for _ in range(3 - n))
    strips = [
        Strip(
            reader.brief(one),
            [each.index(one) + 1 if one in each else None for each in leaders],
        )
        for one in sorted(weight, key=lambda one: (-weight[one], one))[:_TOP]
    ]
    title = word_title(finding, reader.language)
    drawn = draw_strips(_name(reader, finding), title, _times(reader, finding), strips)
    return Picture(title, reader.say("caption-centre"), drawn)


def picture_surer(reader: Reader, surer: Finding) -> Picture:
    """Draw which place the first of each ranking keeps when it is put to the test."""
    worst = {
        str(row.cells[0]): row.cells[place]
        for finding in reader.find("robustness")
        for place in [[column.name for column in finding.columns].index("worst")]
        for row in finding.rows
    }
    tests = [word_column(column, reader.language) for column in surer.columns[2:]]
    strips = [
        Strip(
            f"{reader.cell(row.cells[0], surer.columns[0])} ({reader.brief(row.cells[1])})",
            [_place(cell) for cell in (worst.get(str(row.cells[0])), *row.cells[2:])],
        )
        for row in surer.rows
    ]
    title = reader.say("figure-surer")
    drawn = draw_strips(_name(reader, surer), title, [reader.say("without-one"), *tests], strips)
    return Picture(title, reader.say("caption-surer"), drawn)


def picture_groups(reader: Reader, finding: Finding) -> Picture:
    """Draw groups as bars, each named by its foremost members and parted by their sectors."""
    members = [cell for cell in finding.column("members")[:_GROUPS] if isinstance(cell, tuple)]
    counts = [Counter(_sector(reader, one) for one in each) for each in members]
    shown = [name for name in SECTORS if any(count[name] for count in counts)]
    bars = [
        Bar(
            list(map(reader.brief, each[:_NAMED])),
            [count[name] for name in shown],
            str(len(each)),
        )
        for each, count in zip(members, counts, strict=True)
    ]
    title = word_title(finding, reader.language)
    legend = [text(f"analysis.term-sector-{name}", reader.language) for name in shown]
    drawn = draw_groups(_name(reader, finding), title, legend, bars)
    return Picture(title, reader.say("caption-groups", count=len(bars)), drawn)


def picture_chance(reader: Reader, finding: Finding) -> Picture:
    """Draw what is observed beside the band of what random networks give."""
    title = word_title(finding, reader.language)
    ranges = [_range(reader, finding, row) for row in finding.rows]
    drawn = draw_ranges(_name(reader, finding), title, ranges)
    return Picture(title, reader.say("caption-chance"), drawn)


def _place(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


def _times(reader: Reader, finding: Finding) -> list[str]:
    column = finding.columns[0]
    return [reader.cell(row.cells[0], column) for row in finding.rows[-_TIMES:]]


def _range(reader: Reader, finding: Finding, row: Row) -> Range:
    name, *numbers = row.cells[:4]
    observed, mean, deviation = (float(str(each)) for each in numbers)
    words = [reader.cell(row.cells[n], finding.columns[n]) for n in (1, 2)]
    return Range(
        reader.cell(name, finding.columns[0]),
        observed,
        mean - _SPREAD * deviation,
        mean + _SPREAD * deviation,
        reader.say("observed-random", observed=words[0], random=words[1]),
    )


def _shares(finding: Finding) -> dict[str, float]:
    """Give the score of each ranked actor as a share of the highest."""
    place = main_column(finding)
    found = {str(row.cells[1]): number(row, place) or 0.0 for row in finding.rows}
    highest = max(found.values(), default=0.0) or 1.0
    return {entity: score / highest for entity, score in found.items()}


def _sector(reader: Reader, actor: str) -> str:
    sector = str(reader.analysis.actors.graph.nodes[actor]["sector"])
    return _FOLDED.get(sector, sector)


def _name(reader: Reader, finding: Finding) -> str:
    return f"figure-{finding.key}-{reader.language}"
