"""Measure a home: all reports about what its facts cover and what they lack."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Local
from miprof_graph.coverage.asking import Places, ask_report, read_query
from miprof_graph.coverage.offices import OFFICE_REPORTS, report_offices
from miprof_graph.coverage.report import Coverage
from miprof_graph.dates import date_bounds
from miprof_graph.facts import Facts
from miprof_graph.names import PREFIXES, expand
from miprof_graph.paths import Home
from miprof_graph.rows import select_texts

_TALLIES: Final = ("documents", "kinds", "relations")
_LACKS: Final = (
    *("single-source", "undated", "no-quote", "short-names", "linked-once", "never-subject"),
)
REPORTS: Final = (*_TALLIES, *OFFICE_REPORTS, *_LACKS)
"""The names of the reports: first what there is, then what is to be looked at."""


def measure(home: Home, facts: Facts, store: ox.Store, *, today: str | None = None) -> Coverage:
    """Measure what the facts of a home cover and lack.

    Args:
        home: Where the named questions are.
        facts: What was read from the files, with the line of everything.
        store: The facts, loaded; what rules derive from them changes nothing here.
        today: The day (an ISO date) against which terms of office are held; without one the
            newest date of the documents, so that the same facts give the same answer.

    Raises:
        UsageError: If a named question is not there.
    """
    backend = Local(store)
    places = _find_places(facts)
    day = today or _find_newest_day(store)
    found = {report.name: report for report in report_offices(store, places, day)}
    for name in (*_TALLIES, *_LACKS):
        found[name] = ask_report(backend, home, name, places)
    return Coverage(day, [found[name] for name in REPORTS])


def _find_places(facts: Facts) -> Places:
    """Map every entity, document and claim to the file and line that say it.

    The terms of the ontology have none: that they are used is nothing to mend there.
    """
    entities = {iri: at for iri, at in facts.blocks.items() if iri.startswith(PREFIXES["mp"])}
    documents = {expand(table.header["id"]) or "": (table.name, 1) for table in facts.tables}
    return {**entities, **documents, **facts.claim_lines()}


def _find_newest_day(store: ox.Store) -> str:
    days = (date_bounds(day)[0] for (day,) in select_texts(store, read_query("days")))
    return max(filter(None, days), default="0001-01-01")
