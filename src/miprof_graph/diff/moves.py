"""What is the same thing under another name: entities and documents whose slug is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement
from miprof_graph.diff.edition import Edition, Part, Thing
from miprof_graph.names import PREFIXES
from miprof_graph.rows import Term

_TYPE: Final = PREFIXES["rdf"] + "type"
_NAMES: Final = ("skos:prefLabel", "dcterms:title")
_OTHER_NAMES: Final = ("skos:altLabel", "skos:hiddenLabel", "mpo:shortLabel")
_PLACES: Final = (
    *("subject", "predicate", "source", "role"),
    *("on_behalf_of", "legal_basis", "attributed_to"),
)

Moves = Mapping[str, str]
"""The new IRI of each thing that goes by another one now."""


def find_moves(before: Edition, after: Edition) -> Moves:
    """Find the things whose IRI is gone and whose name another thing bears now.

    That is one which is new, or one which was there: then the two were merged. It bears all
    preferred names of the other or, being of the same kind, one of them under any form. The name of
    a document is its address, else its title. Where several fit equally well, none is taken.
    """
    found: dict[str, str] = {}
    for part in (Part.ENTITY, Part.SOURCE):
        old, new = before.things[part], after.things[part]
        bearers = _find_bearers(new.values())
        for iri in sorted(old.keys() - new.keys()):
            names = {name for name, _ in _names(old[iri])}
            fitting = {bearer for name in names for bearer in bearers.get(name, ())}
            if target := _choose(old[iri], [new[bearer] for bearer in fitting]):
                found[iri] = target
    return found


def move_term(term: Term, moves: Moves) -> Term:
    """Give a term as it is called now."""
    if isinstance(term, ox.NamedNode) and term.value in moves:
        return ox.NamedNode(moves[term.value])
    return term


def move_statement(statement: Statement, moves: Moves) -> Statement:
    """Give a statement in which everything is called as it is now."""
    called = {name: getattr(statement, name) for name in _PLACES}
    changed: dict[str, Any] = {n: moves[iri] for n, iri in called.items() if iri in moves}
    value = move_term(statement.object, moves)
    if not changed and value is statement.object:
        return statement
    return replace(statement, object=value, **changed)


def _find_bearers(things: Iterable[Thing]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = {}
    for thing in things:
        for name, _ in _names(thing) | thing.texts(*_OTHER_NAMES):
            bearers.setdefault(name, set()).add(thing.iri)
    return bearers


def _names(thing: Thing) -> set[tuple[str, str]]:
    return thing.texts("schema:url") or thing.texts(*_NAMES)


def _choose(old: Thing, candidates: Iterable[Thing]) -> str | None:
    rated: dict[tuple[int, int, bool], list[str]] = {}
    names = _names(old)
    for new in candidates:
        same = len(names & _names(new))
        other = len({name for name, _ in names} & {n for n, _ in new.texts(*_OTHER_NAMES)})
        alike = old.values.get(_TYPE) == new.values.get(_TYPE)
        if alike or same == len(names):
            rated.setdefault((same, other, alike), []).append(new.iri)
    best = rated[max(rated)] if rated else []
    return best[0] if len(best) == 1 else None
