"""The parts of the report: which findings each speaks of, and in which figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from miprof_graph.analysis import Finding, Shape
from miprof_graph.analysis.words import say
from miprof_graph.report.pictures import (
    Picture,
    picture_groups,
    picture_rankings,
    picture_series,
    say_agreement,
)
from miprof_graph.report.reader import Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """What a part speaks of.

    Args:
        name: Its name; `part-NAME` and `lead-NAME` of the table `report` are its words.
        sections: The sections of the findings that belong to it.
        first: The findings that may stand for it in the opening, the best first.
        beside: The rankings that one figure sets side by side.
    """

    name: str
    sections: tuple[str, ...]
    first: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


PLANS: Final = (
    Plan(
        "centre",
        ("centre",),
        ("betweenness", "degree"),
        ("degree", "betweenness", "closeness", "eigenvector", "pagerank"),
    ),
    Plan("bridges", ("bridges",)),
    Plan("groups", ("groups", "together")),
    Plan("sure", ("chance", "whole")),
)


def findings_of(reader: Reader, plan: Plan) -> list[Finding]:
    """List the findings that a part speaks of, in the order of its sections."""
    found = [each for each in reader.analysis.findings if each.section in plan.sections]
    return sorted(found, key=lambda each: plan.sections.index(each.section))


def draw_pictures(reader: Reader, plan: Plan) -> Iterator[Picture]:
    """Draw the figures of a part: its rankings side by side, then a figure for each other form."""
    if beside := reader.find(*plan.beside):
        yield picture_rankings(reader, plan.name, beside)
    for finding in findings_of(reader, plan):
        if finding.shape is Shape.SERIES and finding.rows:
            yield picture_series(reader, finding)
        elif finding.shape is Shape.GROUPS and finding.rows:
            yield picture_groups(reader, finding)


def say_more(reader: Reader, plan: Plan) -> list[str]:
    """Say what only several rankings together show."""
    beside = reader.find(*plan.beside)
    return say_agreement(reader, beside) if len(beside) > 1 else []


def choose_opening(reader: Reader) -> Iterator[tuple[Finding, str]]:
    """Give one finding of each part with its first sentence."""
    for plan in PLANS:
        known = reader.find(*plan.first) or findings_of(reader, plan)
        for finding in known[:1]:
            if finding.sentences:
                yield finding, say(finding.sentences[0], reader.briefs, reader.language)
