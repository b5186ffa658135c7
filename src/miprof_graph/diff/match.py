"""Which statement of one edition is which of the other: by name, by content, by topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from miprof_graph.ask.statements import Statement
from miprof_graph.diff.moves import Moves, move_statement

Pair = tuple[Statement | None, Statement | None]
"""A statement before and after; nothing where it was not there."""

_TOPIC: Final = ("source", "subject", "predicate")
_CONTENT: Final = (*_TOPIC, "object", "start", "until")


def match_statements(
    before: Mapping[str, Statement], after: Mapping[str, Statement], moves: Moves
) -> Iterator[Pair]:
    """Pair the statements of two editions; those of `before` are given as things are called now.

    The IRI of a claim is a hash of what it says. A claim with another IRI is the same if it says
    the same of things that were renamed. Of what is left, a claim is taken for a change of another
    one in the same document about the same subject and relation if both have the same object or
    quote the same words, or if they are the only two.
    """
    for iri in before.keys() & after.keys():
        yield move_statement(before[iri], moves), after[iri]
    gone = [move_statement(before[iri], moves) for iri in before.keys() - after.keys()]
    come = {_key(after[iri], _CONTENT): after[iri] for iri in after.keys() - before.keys()}
    said = {_key(new, _CONTENT) for new in after.values()}
    topics: dict[tuple[object, ...], tuple[list[Statement], list[Statement]]] = {}
    for old in gone:
        content = _key(old, _CONTENT)
        if content in come:
            yield old, come.pop(content)
        # Where two things became one, both may have said what is said once now.
        elif content not in said:
            topics.setdefault(_key(old, _TOPIC), ([], []))[0].append(old)
    for new in come.values():
        topics.setdefault(_key(new, _TOPIC), ([], []))[1].append(new)
    for olds, news in topics.values():
        yield from _pair(olds, news)


def _pair(olds: Sequence[Statement], news: Sequence[Statement]) -> Iterator[Pair]:
    """Pair the statements about one topic, the most alike first."""
    rated = sorted(
        (-likeness, old.iri, new.iri, old, new)
        for old in olds
        for new in news
        if (likeness := _likeness(old, new))
    )
    left = {old.iri: old for old in olds}
    free = {new.iri: new for new in news}
    for _, gone, come, old, new in rated:
        if gone in left and come in free:
            del left[gone], free[come]
            yield old, new
    if len(left) == len(free) == 1:
        yield left.popitem()[1], free.popitem()[1]
    yield from ((old, None) for old in left.values())
    yield from ((None, new) for new in free.values())


def _likeness(old: Statement, new: Statement) -> int:
    """Rate how surely two statements are one: the object counts most, dates decide a draw."""
    same_value = old.object == new.object
    same_quote = bool(old.quote) and old.quote == new.quote
    same_dates = (old.start, old.until) == (new.start, new.until)
    evidence = 4 * same_value + 2 * same_quote
    return evidence + same_dates if evidence else 0


def _key(statement: Statement, fields: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(statement, name) for name in fields)
