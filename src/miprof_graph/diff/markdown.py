"""A difference as a Markdown page: a sentence that sums it up, then document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from miprof_graph.diff.compare import Change, Difference, StatementChange
from miprof_graph.diff.descriptions import say_thing_change
from miprof_graph.diff.edition import Part
from miprof_graph.diff.sentences import say_statement_change
from miprof_graph.diff.summary import say_summary
from miprof_graph.diff.words import Words, find_text, mark, mark_code, name_things


def difference_as_markdown(
    difference: Difference, before: str, after: str | None, language: str, *, details: bool = False
) -> str:
    """Write what changed from `before` to `after`, as the reader called them, or until now.

    With `details`, every statement has its place and its words, and those are listed too of which
    only these changed.
    """
    words = Words(name_things(difference, language), language)
    ends = (mark_code(before), mark_code(after) if after else words.say("now"))
    blocks = [f"# {words.say('title')}", say_summary(difference, *ends, words)]
    shown = [c for c in difference.statements if details or c.change is not Change.EVIDENCE]
    if len(shown) < len(difference.statements):
        blocks.append(words.say("more-details"))
    blocks += _by_document(difference, shown, words, details=details)
    for part in (Part.ENTITY, Part.TERM):
        changes = [change for change in difference.things if change.part is part]
        if changes:
            blocks.append(f"## {words.say(f'heading-{part}')}")
            blocks.append(_list(say_thing_change(change, words) for change in changes))
    return "\n\n".join(blocks) + "\n"


def _by_document(
    difference: Difference, shown: Iterable[StatementChange], words: Words, *, details: bool
) -> Iterator[str]:
    """Give the documents that changed, each with its statements."""
    said: dict[str, list[str]] = {}
    for change in difference.things:
        if change.part is Part.SOURCE:
            said.setdefault(change.latest.iri, []).append(say_thing_change(change, words))
    for source, changes in groupby(shown, lambda change: change.latest.source):
        lines = said.setdefault(source, [])
        lines += (say_statement_change(change, words, details=details) for change in changes)
    if said:
        yield f"## {words.say('heading-source' if any(said) else 'heading-statement')}"
    for source in sorted(said):
        if source:
            yield f"### {_title(difference, source, words)} ({words.code(source)})"
        yield _list(said[source])


def _title(difference: Difference, source: str, words: Words) -> str:
    """Give the whole title of a document: there is room for it above what it says."""
    for edition in (difference.after, difference.before):
        if source in edition.things[Part.SOURCE]:
            thing = edition.things[Part.SOURCE][source]
            return mark(find_text(thing, words.language, "dcterms:title")) or words.label(source)
    return words.label(source)


def _list(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
