"""Make a store hold a dataset and nothing else below our base, and see that it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from miprof_graph.ask.backend import Backend
from miprof_graph.names import GRAPH_PUBLISHED
from miprof_graph.publish.account import (
    Entry,
    count_graphs,
    read_account,
    write_entries,
)
from miprof_graph.publish.contents import Content
from miprof_graph.publish.errors import PublishError
from miprof_graph.publish.plan import Plan, entries_after, entries_before, make_plan
from miprof_graph.publish.writers import Writer


class Step(StrEnum):
    """What is done with a graph."""

    KEPT = "kept"
    LOADING = "loading"
    LOADED = "loaded"
    REMOVED = "removed"


Say = Callable[[Step, str, int], None]
"""Is told what is done with which graph, and how many triples it has."""


@dataclass(frozen=True, slots=True)
class Store:
    """A store to be asked and to be written to."""

    backend: Backend
    writer: Writer


def plan_publishing(contents: Mapping[str, Content], backend: Backend, *, anew: bool) -> Plan:
    """Say what publishing would do, without doing it.

    Raises:
        PublishError: If there is nothing to publish.
        RemoteError: If the store does not answer.
    """
    if not contents:
        raise PublishError("publish.empty")
    return make_plan(contents, read_account(backend), count_graphs(backend, contents), anew=anew)


def publish(contents: Mapping[str, Content], store: Store, plan: Plan, say: Say) -> None:
    """Do what a plan says, and count afterwards.

    Whatever interrupts it, the account in the store then names as done only what is done, so
    that the next plan goes on from there.

    Raises:
        PublishError: If the store refuses, or does not hold afterwards what it should.
        RemoteError: If it does not answer.
    """
    for name in plan.kept:
        say(Step.KEPT, name, contents[name].count)
    if plan.is_done:
        return
    writer = store.writer
    writer.replace(GRAPH_PUBLISHED, write_entries(*entries_before(plan, contents)))
    for name in plan.loaded:
        content = contents[name]
        say(Step.LOADING, name, content.count)
        writer.replace(name, content)
        writer.append(GRAPH_PUBLISHED, write_entries(Entry(name, content.checksum)))
        say(Step.LOADED, name, content.count)
    for name in plan.removed:
        writer.remove(name)
        say(Step.REMOVED, name, 0)
    check_counts(contents, store.backend)
    if plan.removed:
        writer.replace(GRAPH_PUBLISHED, write_entries(*entries_after(contents)))


def check_counts(contents: Mapping[str, Content], backend: Backend) -> None:
    """See that each graph has as many triples in the store as it has here, and no other is left.

    Raises:
        PublishError: If one has not; it names the first.
    """
    found = count_graphs(backend, contents)
    for name in sorted({*found, *contents} - {GRAPH_PUBLISHED}):
        here = contents[name].count if name in contents else 0
        if found.get(name, 0) != here:
            there = found.get(name, 0)
            raise PublishError("publish.not-there", graph=name, here=here, there=there)
