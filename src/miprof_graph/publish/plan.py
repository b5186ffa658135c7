"""What is to be done so that a store holds a dataset: graph by graph, and no more than needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from miprof_graph.names import GRAPH_PUBLISHED
from miprof_graph.publish.account import Entry
from miprof_graph.publish.contents import Content


@dataclass(frozen=True, slots=True)
class Plan:
    """The names of the graphs, by what is to be done with each."""

    kept: tuple[str, ...]
    """Those that are there as they should be."""
    loaded: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing is to be done."""
        return not self.loaded and not self.removed


def make_plan(
    contents: Mapping[str, Content],
    account: Mapping[str, str | None],
    counts: Mapping[str, int],
    *,
    anew: bool,
) -> Plan:
    """Compare what should be there with what the account says and the store counts.

    With `anew` the account is not believed, and every graph is loaded.
    """

    def is_there(name: str, content: Content) -> bool:
        return account.get(name) == content.checksum and counts.get(name) == content.count

    kept = tuple(n for n, content in contents.items() if not anew and is_there(n, content))
    known = {*account, *counts} - {GRAPH_PUBLISHED}
    return Plan(
        kept=kept,
        loaded=tuple(name for name in contents if name not in kept),
        removed=tuple(sorted(known - contents.keys())),
    )


def entries_before(plan: Plan, contents: Mapping[str, Content]) -> list[Entry]:
    """Give the account for the time of the work: what will change is named, but not as done."""
    kept = [Entry(name, contents[name].checksum) for name in plan.kept]
    return [*kept, *(Entry(name) for name in (*plan.loaded, *plan.removed))]


def entries_after(contents: Mapping[str, Content]) -> list[Entry]:
    """Give the account of a store that holds the dataset."""
    return [Entry(name, content.checksum) for name, content in contents.items()]
