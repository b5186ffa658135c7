"""Which figures a part of the report has, by the form of what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Finding
from miprof_graph.analysis.sectors import SECTORS
from miprof_graph.analysis.words import word_title
from miprof_graph.messages import text
from miprof_graph.report.groups import Bar, draw_groups
from miprof_graph.report.rankings import Measured, draw_rankings
from miprof_graph.report.reader import Reader, number, number_columns
from miprof_graph.report.standing import FAR, Standing, compare_rankings
from miprof_graph.report.years import Line, Panel, draw_years

_ROWS: Final = 12
_GROUPS: Final = 8
_PANELS: Final = 6
_NAMED: Final = 3
_HIGH: Final = 10
_ASIDE: Final = "–"
# Six sectors can be told apart; of the press, there is one actor or two.
_FOLDED: Final = {"media": "other"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its words; `svg` is what `draw` gave."""

    title: str
    caption: str
    svg: str


def picture_rankings(reader: Reader, name: str, rankings: Sequence[Finding]) -> Picture:
    """Draw several rankings side by side, over those who stand highest in the middle of them."""
    standings = compare_rankings(rankings)[:_ROWS]
    measures = [
        Measured(
            word_title(finding, reader.language),
            [one.shares[place] for one in standings],
            [_rank(one, place) for one in standings],
            [one.stands_out(place) for one in standings],
        )
        for place, finding in enumerate(rankings)
    ]
    rows = [reader.brief(one.entity) for one in standings]
    title = reader.say(f"figure-{name}")
    drawn = draw_rankings(f"{name}-{reader.language}", title, rows, measures)
    return Picture(title, reader.say("figure-rankings"), drawn)


def say_agreement(reader: Reader, rankings: Sequence[Finding]) -> list[str]:
    """Say who stands high in every ranking, and of whom the rankings disagree most."""
    standings = compare_rankings(rankings)[:_ROWS]
    high = [one.entity for one in standings if one.is_always_among(_HIGH)]
    said = []
    if high:
        names = ", ".join(map(reader.brief, high))
        said.append(reader.say("agreement", count=len(rankings), high=_HIGH, names=names))
    wide = max(standings, key=lambda one: one.spread, default=None)
    if wide and wide.spread >= FAR:
        best, worst = wide.extremes()
        said.append(
            reader.say(
                "disagreement",
                name=reader.brief(wide.entity),
                best=_say_rank(reader, wide, best),
                measure=word_title(rankings[best], reader.language),
                worst=_say_rank(reader, wide, worst),
                other=word_title(rankings[worst], reader.language),
            )
        )
    return said


def _say_rank(reader: Reader, one: Standing, place: int) -> str:
    rank = one.ranks[place]
    return reader.say("rank-beyond", rank=one.lowest - 1) if rank is None else str(rank)


def picture_series(reader: Reader, finding: Finding) -> Picture:
    """Draw the numbers of a series along its axis, a panel for each."""
    steps = [reader.cell(row.cells[0], finding.columns[0]) for row in finding.rows]
    panels = [
        Panel(
            text(f"analysis.column-{column.name}", reader.language),
            (Line([number(row, place) for row in finding.rows]),),
        )
        for place, column in number_columns(finding)
    ]
    title = word_title(finding, reader.language)
    drawn = draw_years(f"{finding.key}-{reader.language}", title, steps, panels[:_PANELS])
    return Picture(title, reader.say("figure-series"), drawn)


def picture_groups(reader: Reader, finding: Finding) -> Picture:
    """Draw groups as bars, each named by its foremost members and parted by their sectors."""
    members = [cell for cell in finding.column("members")[:_GROUPS] if isinstance(cell, tuple)]
    counts = [Counter(_sector(reader, one) for one in each) for each in members]
    shown = [name for name in SECTORS if any(count[name] for count in counts)]
    bars = [
        Bar(
            ", ".join(map(reader.brief, each[:_NAMED])),
            [count[name] for name in shown],
            str(len(each)),
        )
        for each, count in zip(members, counts, strict=True)
    ]
    title = word_title(finding, reader.language)
    legend = [text(f"analysis.term-sector-{name}", reader.language) for name in shown]
    drawn = draw_groups(f"{finding.key}-{reader.language}", title, legend, bars)
    return Picture(title, reader.say("figure-groups"), drawn)


def _sector(reader: Reader, actor: str) -> str:
    sector = str(reader.analysis.actors.graph.nodes[actor]["sector"])
    return _FOLDED.get(sector, sector)


def _rank(one: Standing, place: int) -> str:
    rank = one.ranks[place]
    return _ASIDE if rank is None else str(rank)
