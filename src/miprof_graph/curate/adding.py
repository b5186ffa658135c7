"""One row to be added, with the entities and the document that are new with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from miprof_graph.claims import ClaimTable
from miprof_graph.curate.additions import Addition, Plan, Tables, make_plan
from miprof_graph.curate.changes import judge
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.entities import OPTION, NewEntity, make_entity
from miprof_graph.curate.errors import RefusedError
from miprof_graph.curate.faults import Fault
from miprof_graph.curate.rows import NewRow, read_row
from miprof_graph.curate.sources import make_source
from miprof_graph.curate.terms import SOURCE
from miprof_graph.names import PREFIXES, compact
from miprof_graph.pipeline import Progress, be_quiet
from miprof_graph.problems import Problem


@dataclass(slots=True)
class Draft:
    """What people wrote so far: words by column, and what is new and was found to be right."""

    words: dict[str, str]
    entities: list[NewEntity] = field(default_factory=list)
    sources: dict[str, ClaimTable] = field(default_factory=dict)

    def declare_entity(
        self, desk: Desk, words: Mapping[str, str], *, distinct: bool
    ) -> list[Fault]:
        """Take a new entity; if anything is wrong with it, say that instead."""
        entity, faults = make_entity(desk, words, distinct=distinct)
        if not faults:
            self.entities.append(entity)
            label = entity.texts[f"label-{desk.language}"]
            desk.declare(entity.iri, entity.kind, label)
        return faults

    def declare_source(
        self, desk: Desk, slug: str, words: Mapping[str, str], *, distinct: bool
    ) -> list[Fault]:
        """Take a new document; if anything is wrong with its header, say that instead."""
        iri = PREFIXES["src"] + slug
        if SOURCE in desk.kinds_of.get(iri, ()):
            return [Fault("source", "curate.source-exists", {"path": f"graph/claims/{slug}.tsv"})]
        table, faults = make_source(desk, slug, words, distinct=distinct)
        if not faults:
            self.sources[slug] = table
            desk.declare(iri, SOURCE, table.header["title"])
        return faults

    def find_faults(self, desk: Desk) -> tuple[NewRow, list[Fault]]:
        """Make the row; give it with everything that is wrong in it, or with what it leaves out."""
        row, faults = read_row(desk, self.words)
        if not faults:
            named = {*row.cells.values(), *(t.header["publisher"] for t in self.sources.values())}
            unused = [compact(one.iri) for one in self.entities if compact(one.iri) not in named]
            faults = [Fault(OPTION, "curate.entity-unused", {"value": one}) for one in unused]
        return row, faults


@dataclass(frozen=True, slots=True)
class Checked:
    """A row that may be written, what it changes, and what is to be said besides."""

    row: NewRow
    plan: Plan
    reminders: Sequence[Problem]


def check_draft(desk: Desk, draft: Draft, *, progress: Progress = be_quiet) -> Checked:
    """Make of a draft what can be written, once the whole of the data has been checked with it.

    Raises:
        RefusedError: If anything is wrong, with all that was found.
        DataError: If a file to be changed cannot be read.
    """
    row, faults = draft.find_faults(desk)
    if faults:
        raise RefusedError(faults)
    if place := Tables(desk.home, draft.sources).find_twin(row):
        fault = Fault("", "curate.said-already", {"place": f"{place[0]}:{place[1]}"})
        raise RefusedError([fault])
    plan = make_plan(desk, Addition([row], draft.entities, draft.sources))
    verdict = judge(desk.home, plan.changes, progress=progress)
    if verdict.errors:
        raise RefusedError(verdict.errors)
    new = {*plan.entities}
    reminders = [one for one in verdict.reminders if (one.path, one.line) in new]
    return Checked(row, plan, reminders)
