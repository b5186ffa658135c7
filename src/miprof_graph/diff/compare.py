"""Compare two editions of the graph: what came, what went, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement
from miprof_graph.diff.edition import Edition, Part, Thing
from miprof_graph.diff.match import match_statements
from miprof_graph.diff.moves import Moves, find_moves, move_term
from miprof_graph.names import expand
from miprof_graph.rows import Term

T = TypeVar("T")

EVIDENCE: Final = ("locator", "quote", "note")
_FIELDS: Final = (
    *("subject", "predicate", "object", "source", "start", "until", "status", "rank"),
    *("role", "title", "on_behalf_of", "legal_basis", "attributed_to"),
    *EVIDENCE,
)
_DEPRECATED: Final = expand("owl:deprecated") or ""
_TRUE: Final = ox.Literal(value=True)
# What a list says of its entries, they say of themselves (`skos:inScheme`).
_MIRRORED: Final = {expand("skos:hasTopConcept"), expand("skos:topConceptOf")}


class Change(StrEnum):
    """What may have happened to a statement or a thing.

    `EVIDENCE` is a statement that says the same, with another place, quote or note; `RENAMED` a
    thing under a new IRI, `MERGED` one that became part of another that was there before.
    """

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"
    EVIDENCE = "evidence"
    RENAMED = "renamed"
    MERGED = "merged"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The values of one property that are gone and that are new, for texts in one language."""

    property: str
    language: str
    before: tuple[Term, ...]
    after: tuple[Term, ...]


def _latest(before: T | None, after: T | None) -> T:
    latest = after or before
    assert latest is not None  # noqa: S101 - a change is a change of something
    return latest


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What happened to a document, an entity or a term; `before` or `after` may not be there."""

    part: Part
    change: Change
    before: Thing | None
    after: Thing | None
    values: tuple[ValueChange, ...] = ()

    @property
    def latest(self) -> Thing:
        """The thing as it is now, or as it was last."""
        return _latest(self.before, self.after)


@dataclass(frozen=True, slots=True)
class StatementChange:
    """What happened to a statement, and in which of its fields."""

    change: Change
    before: Statement | None
    after: Statement | None
    fields: tuple[str, ...] = ()

    @property
    def latest(self) -> Statement:
        """The statement as it is now, or as it was last."""
        return _latest(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two editions and all that changed from one to the other, in the order of the IRIs."""

    before: Edition
    after: Edition
    things: tuple[ThingChange, ...]
    statements: tuple[StatementChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both editions say the same."""
        return not self.things and not self.statements


def compare(before: Edition, after: Edition) -> Difference:
    """Find everything that changed; the changes of statements come by document, then by entity."""
    moves = find_moves(before, after)
    things: list[ThingChange] = []
    for part in _parts(before, after):
        things += _compare_part(part, before.things[part], after.things[part], moves)
    pairs = match_statements(before.statements, after.statements, moves)
    statements = [change for old, new in pairs if (change := _compare_statements(old, new))]
    return Difference(before, after, tuple(things), tuple(sorted(statements, key=_order)))


def _parts(before: Edition, after: Edition) -> Iterator[Part]:
    """Give the parts that can be compared: a plain graph says nothing of the vocabulary."""
    plain = before.is_plain or after.is_plain
    for part in Part:
        if not (plain and part is Part.TERM):
            yield part


def _compare_part(
    part: Part, old: Mapping[str, Thing], new: Mapping[str, Thing], moves: Moves
) -> Iterator[ThingChange]:
    for iri in sorted(old.keys() | new.keys()):
        if iri in old and iri in new:
            values = tuple(_compare_values(old[iri], new[iri], moves))
            if values:
                yield ThingChange(part, _name_change(values), old[iri], new[iri], values)
        elif iri in moves:
            now = new[moves[iri]]
            if now.iri in old:
                yield ThingChange(part, Change.MERGED, old[iri], now)
            else:
                values = tuple(_compare_values(old[iri], now, moves))
                yield ThingChange(part, Change.RENAMED, old[iri], now, values)
        elif iri in old:
            yield ThingChange(part, Change.WENT, old[iri], None)
        elif iri not in moves.values():
            yield ThingChange(part, Change.CAME, None, new[iri])


def _compare_values(old: Thing, new: Thing, moves: Moves) -> Iterator[ValueChange]:
    for name in sorted((old.values.keys() | new.values.keys()) - _MIRRORED):
        was = {move_term(term, moves) for term in old.values.get(name, ())}
        now = new.values.get(name, frozenset())
        for language in sorted({_language(term) for term in was ^ now}):
            before, after = (
                tuple(sorted((t for t in terms if _language(t) == language), key=str))
                for terms in (was - now, now - was)
            )
            yield ValueChange(name, language, before, after)


def _name_change(values: Sequence[ValueChange]) -> Change:
    given_up = any(value.property == _DEPRECATED and _TRUE in value.after for value in values)
    return Change.DEPRECATED if given_up else Change.CHANGED


def _compare_statements(old: Statement | None, new: Statement | None) -> StatementChange | None:
    if old is None or new is None:
        return StatementChange(Change.WENT if new is None else Change.CAME, old, new)
    fields = tuple(name for name in _FIELDS if _said(old, name) != _said(new, name))
    if not fields:
        return None
    change = Change.EVIDENCE if set(fields) <= set(EVIDENCE) else Change.CHANGED
    return StatementChange(change, old, new, fields)


def _said(statement: Statement, field: str) -> object:
    return getattr(statement, field), statement.languages.get(field)


def _language(term: Term) -> str:
    return getattr(term, "language", None) or ""


def _order(change: StatementChange) -> tuple[str, ...]:
    said = change.latest
    return (said.source, said.subject, said.predicate, change.change, str(said.object), said.iri)
