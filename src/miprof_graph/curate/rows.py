"""A row that someone wants to add: from words to cells, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from miprof_graph.check.rows import RANKS, STATUSES, check_row
from miprof_graph.claims import COLUMNS, EXTRA_COLUMNS, Claim, make_claim
from miprof_graph.curate.columns import ALL_COLUMNS, DEFAULTS, REQUIRED
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.faults import Fault, make_fault
from miprof_graph.curate.naming import NamingError, find_predicate, find_source, find_thing
from miprof_graph.curate.terms import THING, Predicate
from miprof_graph.names import LANG_STRING, expand
from miprof_graph.quads import EXTRA_PROPERTIES

CHOICES: Final = {"status": STATUSES, "rank": RANKS}


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row in the form of the files: the slug of its document, and its cells by column."""

    source: str
    cells: Mapping[str, str]

    @property
    def what(self) -> tuple[str, str, str]:
        """Give its subject, predicate and object."""
        return self.cells["subject"], self.cells["predicate"], self.cells["object"]

    def claim(self, line: int = 0) -> Claim:
        """Make the claim, with all optional columns."""
        columns = (*COLUMNS, *EXTRA_COLUMNS)
        return make_claim(line, [self.cells[column] for column in columns])


def range_of(desk: Desk, column: str) -> str:
    """Give the class or datatype that an optional column takes."""
    known = desk.facts.vocabulary.find_property(expand(EXTRA_PROPERTIES[column]) or "")
    return known.range if known else THING


def find_used(desk: Desk, cells: Mapping[str, str]) -> Predicate | None:
    """Find the predicate of a row, if it is one."""
    return desk.terms.predicates.get(expand(cells.get("predicate", "")) or "")


def read_row(desk: Desk, words: Mapping[str, str]) -> tuple[NewRow, list[Fault]]:
    """Make a row of what people wrote in some columns; give it with all faults, by column.

    Things may go by their names; what is left out is empty, or as in most rows.
    """
    given = {column: words.get(column, "").strip() for column in ALL_COLUMNS}
    faults = [
        Fault(column, "curate.cell-empty", {"column": column})
        for column in REQUIRED
        if not given[column]
    ]
    cells = {**given, **{c: given[c] or usual for c, usual in DEFAULTS.items()}}
    for column in ("source", "subject", "predicate", "object", *EXTRA_COLUMNS):
        if given[column]:
            try:
                cells[column] = _name(desk, column, cells)
            except NamingError as error:
                faults.append(Fault(column, error.key, error.values))
    row = NewRow(cells.pop("source"), cells)
    troubles = check_row(row.claim(), EXTRA_COLUMNS, desk.known)
    wrong = {fault.column for fault in faults}
    faults += [one for one in map(make_fault, troubles) if one.column not in wrong]
    wrong |= {fault.column for fault in faults}
    return row, [*faults, *(one for one in _misfits(desk, cells) if one.column not in wrong)]


def _name(desk: Desk, column: str, cells: Mapping[str, str]) -> str:
    words = cells[column]
    if column == "source":
        return find_source(desk, words)
    if column == "predicate":
        return find_predicate(desk, words, cells["subject"])
    used = find_used(desk, cells)
    if column == "subject":
        return find_thing(desk, words, _domain(desk, cells["predicate"]))
    if column == "object":
        takes = used.property if used else None
        return find_thing(desk, words, takes.range) if takes and takes.takes_iri else words
    wanted = range_of(desk, column)
    return words if wanted == LANG_STRING else find_thing(desk, words, wanted)


def _domain(desk: Desk, words: str) -> str:
    """Give the class that a predicate speaks of, so far as its words say which it is."""
    try:
        used = find_used(desk, {"predicate": find_predicate(desk, words)})
    except NamingError:
        return THING
    return used.domain if used else THING


def _misfits(desk: Desk, cells: Mapping[str, str]) -> Iterator[Fault]:
    """Report a thing that is not of the class that its place in the row asks for."""
    used = find_used(desk, cells)
    if not used:
        return
    places = [("subject", used.domain)]
    if used.property.takes_iri:
        places.append(("object", used.property.range))
    places += [(column, range_of(desk, column)) for column in EXTRA_COLUMNS]
    for column, wanted in places:
        iri = expand(cells[column]) or ""
        if cells[column] and wanted in desk.terms.classes and not desk.has_kind(iri, wanted):
            yield Fault(
                column,
                "curate.misfit",
                {
                    "column": column,
                    "value": desk.describe(iri),
                    "kind": desk.kind_label(iri),
                    "wanted": desk.label(wanted),
                },
            )
