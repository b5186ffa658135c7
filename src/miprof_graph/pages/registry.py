"""The pages, in the order in which they are made: a new page is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from miprof_graph.paths import Home
    from miprof_graph.pipeline import Dataset


@dataclass(frozen=True, slots=True)
class Page:
    """One page of `exports/`: its name, and who writes it.

    Its title is in the text table `web`, under its name.
    """

    name: str
    write: Callable[[Home, Dataset], str]


# Imported where they are used: drawing takes a second to import, which a data build need not pay.
def _write_map(_: Home, dataset: Dataset) -> str:
    from miprof_graph.map import build_map

    return build_map(dataset.store)


def _write_conflicts(home: Home, dataset: Dataset) -> str:
    from miprof_graph.pages.conflicts import build_conflicts

    return build_conflicts(home, dataset.store)


def _write_coverage(home: Home, dataset: Dataset) -> str:
    from miprof_graph.pages.coverage import build_coverage

    return build_coverage(home, dataset)


def _write_report(_: Home, dataset: Dataset) -> str:
    from miprof_graph.pages.report import build_report

    return build_report(dataset.store)


PAGES: Final = (
    Page("map.html", _write_map),
    Page("conflicts.html", _write_conflicts),
    Page("coverage.html", _write_coverage),
    Page("report.html", _write_report),
)
