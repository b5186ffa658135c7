"""From the files to the dataset: read, derive, check; every reader of the data starts here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from miprof_graph.check.queries import Locate, check_queries
from miprof_graph.check.shapes import check_shapes
from miprof_graph.derive import derive, read_rules
from miprof_graph.errors import DataError
from miprof_graph.facts import Facts
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.problems import Problem
from miprof_graph.reading import read_facts
from miprof_graph.stories import check_stories, read_stories

Progress = Callable[[str], None]


def be_quiet(_: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The facts, and the store that holds them with everything that follows from them."""

    facts: Facts
    store: ox.Store


def prepare(home: Home, *, progress: Progress = be_quiet) -> Dataset:
    """Read, derive and check.

    `progress` is called with the name of each step as it begins.

    Raises:
        DataError: If anything at all is wrong, with all problems that were found.
    """
    progress("read")
    facts, problems = read_facts(home)
    if not facts.readable:
        raise DataError(problems)
    store = facts.load()
    progress("derive")
    try:
        derive(store, read_rules(home.ontology / "rules"))
    except DataError as error:
        raise DataError([*problems, *error.problems]) from error
    problems += check_dataset(home, Dataset(facts, store), progress=progress)
    problems += _check_stories(home, facts)
    if problems:
        raise DataError(problems)
    return Dataset(facts, store)


def check_dataset(home: Home, dataset: Dataset, *, progress: Progress) -> list[Problem]:
    """Check what only the whole dataset can show: violation queries and SHACL shapes."""
    locate = _locator(home, dataset.facts)
    progress("queries")
    folder = home.ontology / "checks"
    problems = list(check_queries(dataset.store, folder, locate, complete=dataset.facts.complete))
    progress("shapes")
    problems += check_shapes(dataset.store, home.ontology / "shapes.ttl", locate)
    return problems


def _check_stories(home: Home, facts: Facts) -> list[Problem]:
    """Check the stories; while claims are wrong, nothing is said of those that are missing."""
    stories, problems = read_stories(home)
    if stories and facts.complete:
        problems += check_stories(stories, facts.claim_lines())
    return problems


def _locator(home: Home, facts: Facts) -> Locate:
    @cache
    def claims() -> dict[str, tuple[str, int]]:
        return facts.claim_lines()

    def locate(focus: str) -> tuple[str, int]:
        if focus in facts.blocks:
            return facts.blocks[focus]
        if focus.startswith(PREFIXES["claim"]):
            return claims().get(focus.partition("#")[0], (home.relative(home.claims), 1))
        if focus.startswith(PREFIXES["src"]):
            slug = focus.removeprefix(PREFIXES["src"])
            return home.relative(home.claims / f"{slug}.tsv"), 1
        return home.relative(home.entities), 1

    return locate
