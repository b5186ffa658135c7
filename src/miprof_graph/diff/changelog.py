"""A difference as the bullet points of a changelog: grouped, counted, and cut where it is long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from miprof_graph.diff.compare import Change, Difference, ThingChange
from miprof_graph.diff.descriptions import say_kind
from miprof_graph.diff.edition import Part
from miprof_graph.diff.sentences import say_statement_of
from miprof_graph.diff.summary import STATEMENT, count_changes, say_count
from miprof_graph.diff.words import Words, name_things

_MOST: Final = 12


def difference_as_changelog(difference: Difference, language: str) -> str:
    """Write what changed as a list in Markdown: statements, documents, entities, vocabulary.

    What is new is counted and its greatest parts are named; what was corrected or withdrawn is said
    sentence by sentence.
    """
    words = Words(name_things(difference, language), language)
    lines: list[str] = []
    for what, changes in count_changes(difference).items():
        for change, count in changes.items():
            said = say_count(what, change, count, words)
            if what == STATEMENT:
                lines += [f"- {said}", *_say_statements(difference, Change(change), words)]
            else:
                named = _name_things(difference, Part(what), Change(change), words)
                lines.append(f"- {words.say('change', what=said, values=_cut(named, words))}")
    return "".join(f"{line}\n" for line in lines)


def _say_statements(difference: Difference, change: Change, words: Words) -> Iterator[str]:
    """Say what was corrected or withdrawn; a new release is not the place for all that is new."""
    if change in (Change.CAME, Change.EVIDENCE):
        return
    found = [said for said in difference.statements if said.change is change]
    for said in found[:_MOST]:
        source = words.label(said.latest.source)
        sentence = say_statement_of(said, words, details=False)
        yield f"  - {words.say('counted', name=sentence, count=source)}"
    if len(found) > _MOST:
        yield f"  - {words.say('list-cut', first='…', count=len(found) - _MOST)}"


def _name_things(difference: Difference, part: Part, change: Change, words: Words) -> Sequence[str]:
    found = [c for c in difference.things if c.part is part and c.change is change]
    if change is not Change.CAME or part is Part.TERM:
        return [_name_thing(thing, words) for thing in found]
    if part is Part.ENTITY:
        sizes = Counter(say_kind(part, thing.latest, words) for thing in found)
    else:
        counted = Counter(statement.latest.source for statement in difference.statements)
        sizes = Counter({words.name(t.latest.iri): counted[t.latest.iri] for t in found})
    ranked = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return [words.say("counted", name=name, count=count) for name, count in ranked]


def _name_thing(change: ThingChange, words: Words) -> str:
    name, code = words.name(change.latest.iri), words.code(change.latest.iri)
    moved = change.before and change.before.iri != change.latest.iri
    if moved and change.before:
        code = words.became(words.code(change.before.iri), code)
    return words.say("counted", name=name, count=code)


def _cut(names: Sequence[str], words: Words) -> str:
    first = ", ".join(names[:_MOST])
    more = len(names) - _MOST
    return words.say("list-cut", first=first, count=more) if more > 0 else first
