"""What a person may mean who is typing: entities, properties and types that begin so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from miprof_graph.ask.folding import fold
from miprof_graph.ask.search import suggest
from miprof_graph.reconcile.extension import show_property
from miprof_graph.reconcile.facts import Facts, full_iri, identify, shorten
from miprof_graph.reconcile.manifest import show_entity, show_type, show_types

AT_ONCE: Final = 20
_ALL: Final = 10_000

T = TypeVar("T")


def suggest_entities(facts: Facts, prefix: str, language: str, kind: str) -> list[dict[str, Any]]:
    """List the entities with a name that begins so, of one type if it is given."""
    kinds = [full_iri(kind)] if kind else []
    hits = suggest(facts.index, prefix, language=language, kinds=kinds, limit=_ALL)
    return [
        show_entity(facts.index, hit.iri, language)
        | {"notable": show_types(facts.index, hit.iri, language)[:1]}
        for hit in hits
        if identify(hit.iri)
    ]


def suggest_properties(facts: Facts, prefix: str, language: str) -> list[dict[str, Any]]:
    """List the properties with a name, in any language, or an identifier that begins so."""
    found = _starting(facts.properties.values(), prefix, lambda one: (one.id, one.labels))
    shown = [show_property(one, language) for one in found]
    return sorted(shown, key=lambda one: (fold(one["name"]), one["id"]))


def suggest_types(facts: Facts, prefix: str, language: str) -> list[dict[str, Any]]:
    """List the types with a name, in any language, or an identifier that begins so."""
    index = facts.index
    found = _starting(index.kinds.values(), prefix, lambda kind: (shorten(kind.iri), kind.labels))
    shown = []
    for kind in found:
        above = [show_type(index, one, language) for one in kind.broader if one in index.kinds]
        definition = kind.definition(language)
        shown.append(
            {
                **show_type(index, kind.iri, language),
                **({"description": definition} if definition else {}),
                "broader": above,
            }
        )
    return sorted(shown, key=lambda one: (fold(str(one["name"])), str(one["id"])))


def _starting(
    things: Iterable[T], prefix: str, names: Callable[[T], tuple[str, Mapping[str, str]]]
) -> list[T]:
    """Keep what has an identifier that begins so, or a name in which each word begins one."""
    starts = [f" {word}" for word in fold(prefix).split()]
    kept = []
    for thing in things:
        identifier, labels = names(thing)
        framed = [f" {fold(label)}" for label in labels.values()]
        begins = identifier.casefold().startswith(prefix.strip().casefold())
        if begins or any(all(start in name for start in starts) for name in framed):
            kept.append(thing)
    return kept
