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
def _write_map(home: Home, dataset: Dataset) -> str:
    from miprof_graph.map import build_map
    from miprof_graph.stories import read_stories

    return build_map(dataset.store, stories=read_stories(home)[0])


def _write_conflicts(home: Home, dataset: Dataset) -> str:
    from miprof_graph.pages.conflicts import build_conflicts

    return build_conflicts(home, dataset.store)


def _write_coverage(home: Home, dataset: Dataset) -> str:
    from miprof_graph.pages.coverage import build_coverage

    return build_coverage(home, dataset)


PAGES: Final = (
    Page("map.html", _write_map),
    Page("conflicts.html", _write_conflicts),
    Page("coverage.html", _write_coverage),
)
