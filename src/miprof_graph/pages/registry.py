"""The pages, in the order in which they are made: a new page is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.exports import ExportInput

if TYPE_CHECKING:
    from miprof_graph.paths import Home
    from miprof_graph.pipeline import Dataset


@dataclass(frozen=True, slots=True)
class Page:
    """One page of `exports/`: its name, and who makes it.

    Its title is in the text table `web`, under its name.
    """

    name: str
    make: Callable[[Home, Dataset, ExportInput], str]

    def write(self, home: Home, dataset: Dataset, made: ExportInput | None = None) -> str:
        """Write the page of a dataset; `made` is what the exports have worked out of it."""
        return self.make(home, dataset, made or ExportInput(dataset.store, home.ontology))


# Imported where they are used: drawing takes a second to import, which a data build need not pay.
def _make_map(home: Home, _: Dataset, made: ExportInput) -> str:
    from miprof_graph.map import plan_map, write_map
    from miprof_graph.stories import read_stories

    return write_map(made.network, plan_map(made.network), read_stories(home)[0])


def _make_conflicts(home: Home, dataset: Dataset, _: ExportInput) -> str:
    from miprof_graph.pages.conflicts import build_conflicts

    return build_conflicts(home, dataset.store)


def _make_coverage(home: Home, dataset: Dataset, _: ExportInput) -> str:
    from miprof_graph.pages.coverage import build_coverage

    return build_coverage(home, dataset)


def _make_report(_: Home, dataset: Dataset, made: ExportInput) -> str:
    from miprof_graph.pages.report import build_report

    return build_report(dataset.store, made.analysis)


PAGES: Final = (
    Page("map.html", _make_map),
    Page("conflicts.html", _make_conflicts),
    Page("coverage.html", _make_coverage),
    Page("report.html", _make_report),
)
