"""The parts of the report: which findings each speaks of, and in which figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Finding
from miprof_graph.report.pictures import (
    Picture,
    picture_centre,
    picture_chance,
    picture_groups,
    picture_standing,
    picture_surer,
    picture_tops,
    picture_years,
)
from miprof_graph.report.reader import Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """What a part speaks of.

    Args:
        name: Its name; `part-NAME` and `lead-NAME` of the table `report` are its words.
        sections: The sections of the findings that belong to it.
        first: The findings one of which stands for it in the opening, the best first.
        told: The findings whose sentences it tells besides; what all say stands with their tables.
        tops: The rankings whose first are shown in one figure.
    """

    name: str
    sections: tuple[str, ...]
    first: tuple[str, ...]
    told: tuple[str, ...]
    tops: tuple[str, ...] = ()


PLANS: Final = (
    Plan("centre", ("centre",), ("betweenness",), ("degree", "standing")),
    Plan(
        "bridges",
        ("bridges",),
        ("link-associations-state", "cut-points"),
        ("link-france-europe", "cut-points"),
        ("link-associations-state", "link-france-europe", "brokers", "cut-points"),
    ),
    Plan("groups", ("groups", "together"), ("communities",), ("sectors", "sitting")),
    Plan("time", ("time",), ("years-centre",), ("years", "years-turnover")),
    Plan("sure", ("sure", "chance", "whole"), ("robustness", "chance"), ("surer", "scope")),
)

_BY_KEY: Final = {
    "standing": picture_standing,
    "communities": picture_groups,
    "surer": picture_surer,
    "years": picture_years,
    "years-centre": picture_centre,
    "chance": picture_chance,
}


def findings_of(reader: Reader, plan: Plan) -> list[Finding]:
    """List the findings that a part speaks of, in the order of its sections."""
    found = [each for each in reader.analysis.findings if each.section in plan.sections]
    return sorted(found, key=lambda each: plan.sections.index(each.section))


def draw_pictures(reader: Reader, plan: Plan) -> Iterator[Picture]:
    """Draw the figures of a part."""
    if tops := reader.find(*plan.tops):
        yield picture_tops(reader, plan.name, tops)
    for finding in findings_of(reader, plan):
        if finding.key in _BY_KEY and finding.rows:
            yield _BY_KEY[finding.key](reader, finding)


def tell(reader: Reader, plan: Plan) -> list[str]:
    """Give what a part tells, a paragraph for each finding, but for the one in the opening."""
    told = [each for each in reader.find(*plan.told) if each not in _first(reader, plan)]
    return [" ".join(map(reader.tell, each.sentences)) for each in told]


def choose_opening(reader: Reader) -> Iterator[tuple[Finding, str]]:
    """Give the finding that stands for each part, with its first sentence."""
    for plan in PLANS:
        for finding in _first(reader, plan):
            yield finding, _say_first(reader, finding)


def _say_first(reader: Reader, finding: Finding) -> str:
    if finding.key != "robustness":
        return reader.tell(finding.sentences[0])
    still = [int(str(cell)) for cell in finding.column("still")]
    numbers = {"trials": finding.rows[0].cells[3], "count": len(still)}
    return reader.say("opening-robustness", least=min(still), most=max(still), **numbers)


def _first(reader: Reader, plan: Plan) -> list[Finding]:
    return reader.find(*plan.first)[:1]
