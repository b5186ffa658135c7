"""Sentences about documents, entities and terms that came, went or changed."""

from __future__ import annotations

from typing import Final

from miprof_graph.diff.compare import Change, ThingChange, ValueChange
from miprof_graph.diff.edition import Part, Thing
from miprof_graph.diff.words import Words, find_text, mark
from miprof_graph.messages import load_table
from miprof_graph.names import compact, expand

_SUCCESSOR: Final = "dcterms:isReplacedBy"
# The sentence about a term that was given up says these two itself.
_GIVEN_UP: Final = {expand("owl:deprecated"), expand(_SUCCESSOR)}


def say_thing_change(change: ThingChange, words: Words) -> str:
    """Say what happened to a thing."""
    semicolon = words.say("semicolon")
    changes = semicolon.join(_say_values(change, words))
    return words.say(
        f"{change.part}-{change.change}",
        name=words.name(change.latest.iri),
        iri=words.code(change.latest.iri),
        before=words.code(change.before.iri) if change.before else "",
        about=_describe(change.part, change.latest, words),
        changes=changes,
        more=f"{semicolon}{changes}" if changes else "",
    )


def say_kind(part: Part, thing: Thing, words: Words) -> str:
    """Say what a thing is: the kind of a document, else its class; for a term, that of OWL."""
    kinds = thing.texts("mpo:hasKind" if part is Part.SOURCE else "rdf:type")
    iris = sorted(iri for iri, _ in kinds)
    if part is not Part.TERM:
        return ", ".join(map(words.label, iris))
    common = load_table("linked", words.language)["types"]
    return ", ".join(common[name] for name in map(compact, iris) if name in common)


def _describe(part: Part, thing: Thing, words: Words) -> str:
    kind = say_kind(part, thing, words)
    if part is Part.SOURCE:
        publishers = (words.name(iri) for iri, _ in sorted(thing.texts("dcterms:publisher")))
        addresses = words.values(thing.values.get(expand("schema:url") or "", ()))
        return ", ".join(filter(None, [kind, *publishers, addresses]))
    definition = mark(find_text(thing, words.language, "skos:definition"))
    return words.say("about", kind=kind, definition=definition) if definition else kind


def _say_values(change: ThingChange, words: Words) -> list[str]:
    given_up = change.change is Change.DEPRECATED
    said = [
        words.say(
            "change", what=_property(value, words), values=words.turned(value.before, value.after)
        )
        for value in change.values
        if not (given_up and value.property in _GIVEN_UP)
    ]
    successors = [words.name(iri) for iri, _ in sorted(change.latest.texts(_SUCCESSOR))]
    if given_up and successors:
        said.insert(0, words.say("successor", name=", ".join(successors)))
    return said


def _property(value: ValueChange, words: Words) -> str:
    what = words.entry("property", compact(value.property)) or words.property(value.property)
    if not value.language:
        return what
    return words.say("in-language", what=what, language=value.language)
