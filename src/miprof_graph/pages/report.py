"""`report.html`: what the structure of the network shows, for who decides and has two minutes."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from miprof_graph.analysis import Analysis
from miprof_graph.analysis.words import word_title
from miprof_graph.ask.backend import Local
from miprof_graph.ask.labels import read_labels
from miprof_graph.messages import number_text
from miprof_graph.pages.sheet import write_sheet
from miprof_graph.report.parts import (
    PLANS,
    Plan,
    choose_opening,
    draw_pictures,
    findings_of,
    tell,
)
from miprof_graph.report.reader import Reader
from miprof_graph.report.register import Register
from miprof_graph.report.tables import show_finding
from miprof_graph.standalone import trust

_LIMITS = ("documents", "absence", "quality", "dates", "groups", "persons")


def build_report(store: ox.Store, analysis: Analysis) -> str:
    """Build the report of a dataset, about what was found of the network in it."""
    backend = Local(store)
    register = Register(analysis.findings, analysis.actors.network.graph["claims"])
    named = set().union(register.iris(), *(finding.iris() for finding in analysis.findings))

    def show(language: str) -> dict[str, Any]:
        names = read_labels(backend, named, language, short=True)
        return _show(Reader(analysis, language, names, analysis.names(language)), register)

    return write_sheet("report", show)


def _show(reader: Reader, register: Register) -> dict[str, Any]:
    return {
        "basis": _basis(reader),
        "opening": [
            {"words": words, "key": finding.key, "title": word_title(finding, reader.language)}
            for finding, words in choose_opening(reader)
        ],
        "parts": [_part(reader, plan, register) for plan in PLANS if findings_of(reader, plan)],
        "limits": [reader.say(f"limit-{name}") for name in _LIMITS],
        "documents": register.by_document(reader),
    }


def _basis(reader: Reader) -> str:
    basis = reader.analysis.actors.basis
    numbers = {
        name: number_text(reader.language, getattr(basis, name))
        for name in ("nodes", "ties", "statements", "sources")
    }
    return reader.say("basis", **numbers)


def _part(reader: Reader, plan: Plan, register: Register) -> dict[str, Any]:
    return {
        "name": plan.name,
        "title": reader.say(f"part-{plan.name}"),
        "lead": reader.say(f"lead-{plan.name}"),
        "figures": [
            {"title": picture.title, "caption": picture.caption, "svg": trust(picture.svg)}
            for picture in draw_pictures(reader, plan)
        ],
        "told": tell(reader, plan),
        "blocks": [
            show_finding(finding, register, reader) for finding in findings_of(reader, plan)
        ],
    }
