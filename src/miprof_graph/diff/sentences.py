"""Sentences about statements that came, went or changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.statements import Statement, has_rank, has_status
from miprof_graph.ask.wording import word_period
from miprof_graph.diff.compare import EVIDENCE, StatementChange
from miprof_graph.diff.words import Words, mark
from miprof_graph.messages import text

_PERIOD: Final = frozenset({"start", "until"})
_QUALIFIERS: Final = ("role", "title", "on_behalf_of", "legal_basis", "attributed_to")
_TEXTS: Final = ("title", "quote", "note")


def say_statement_change(change: StatementChange, words: Words, *, details: bool) -> str:
    """Say what happened to a statement, and that it did; `details` as for `say_statement_of`."""
    said = say_statement_of(change, words, details=details)
    return words.say(f"statement-{change.change}", said=said)


def say_statement_of(change: StatementChange, words: Words, *, details: bool) -> str:
    """Say the statement of a change; with `details`, also where its document says it."""
    if change.before is None or change.after is None:
        said = change.latest
        sentence = _say_statement(said, words)
        if details:
            evidence = ", ".join(_evidence(said, words))
            sentence = words.say("semicolon").join(filter(None, [sentence, evidence]))
        return sentence
    return _say_both(change.before, change.after, change.fields, words, details=details)


def _say_statement(said: Statement, words: Words, *, without: Collection[str] = ()) -> str:
    """Say a statement: what of what, when, and how it stands; some of its fields left out."""
    form = "link" if isinstance(said.object, ox.NamedNode) else "value"
    sentence = words.say(
        f"said-{form}",
        subject=words.name(said.subject),
        relation=words.label(said.predicate),
        value=words.value(said.object),
    )
    return sentence + _qualify(said, words, without)


def _say_topic(said: Statement, words: Words) -> str:
    """Say what a statement is about, and not what it says of it."""
    subject, relation = words.name(said.subject), words.label(said.predicate)
    return words.say("said-topic", subject=subject, relation=relation)


def _say_both(
    old: Statement, new: Statement, fields: tuple[str, ...], words: Words, *, details: bool
) -> str:
    if "object" in fields:
        values = words.turned([old.object], [new.object])
        topic = words.say("change", what=_say_topic(new, words), values=values)
        parts = [topic + _qualify(new, words, fields)]
    else:
        parts = [_say_statement(new, words, without=fields)]
    hidden = {"object", *_PERIOD} if details else {"object", *_PERIOD, *EVIDENCE}
    if _PERIOD & {*fields}:
        parts.append(_say_field("period", _period(old, words), _period(new, words), words))
    for field in fields:
        if field not in hidden:
            before, after = (_field(statement, field, words) for statement in (old, new))
            parts.append(_say_field(field, before, after, words))
    return words.say("semicolon").join(parts)


def _say_field(field: str, before: str, after: str, words: Words) -> str:
    what = words.entry("field", field) or field
    return words.say("change", what=what, values=words.became(before, after))


def _qualify(said: Statement, words: Words, without: Collection[str]) -> str:
    """Say when a statement holds, in what capacity and how it stands, if that is not the usual."""
    dated = not _PERIOD & {*without} and (said.start or said.until)
    parts = [_period(said, words)] if dated else []
    for field in _QUALIFIERS:
        if field not in without and getattr(said, field):
            key = f"ask.claim-{field.replace('_', '-')}"
            parts.append(text(key, words.language, name=_field(said, field, words)))
    standing = [
        words.label(iri)
        for field, iri, usual in (
            ("status", said.status, has_status(said, "asserted")),
            ("rank", said.rank, has_rank(said, "normal")),
        )
        if iri and not usual and field not in without
    ]
    behind = f" ({', '.join(standing)})" if standing else ""
    return "".join(f", {part}" for part in parts) + behind


def _period(said: Statement, words: Words) -> str:
    return mark(word_period(said.start, said.until, words.language)) or words.say("undated")


def _field(said: Statement, field: str, words: Words) -> str:
    value: str | None = getattr(said, field)
    if not value:
        return ""
    if field == "locator":
        return mark(value)
    if field in _TEXTS:
        tag = said.languages.get(field)
        return words.quote(value) + (f" ({tag})" if field == "title" and tag else "")
    return words.label(value) if field in ("status", "rank") else words.name(value)


def _evidence(said: Statement, words: Words) -> Iterator[str]:
    if said.locator:
        yield mark(said.locator)
    if said.quote:
        yield words.quote(said.quote)
    if said.note:
        yield text("ask.claim-note", words.language, note=mark(said.note))
