"""The thing as search engines read it: schema.org in JSON-LD, inside the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import pyoxigraph as ox
from markupsafe import Markup

from miprof_graph.linked.facts import Facts
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import Name, Words
from miprof_graph.names import PREFIXES

_SCHEMA: Final = PREFIXES["schema"]
_UNSAFE: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def make_schema_org(topic: Topic, facts: Facts, words: Words, language: str) -> Markup:
    """Describe a thing with the classes and properties of schema.org that the graph gives it."""
    name = words.name(topic.iri)
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": topic.iri,
        "@type": _types(facts),
        "identifier": topic.iri,
        "mainEntityOfPage": topic.document,
        "name": name.text,
    }
    others = facts.other_names(language, name.text)
    definition = facts.definition(language)
    if others:
        record["alternateName"] = _one_or_all([other.text for other in others])
    if definition:
        record["description"] = definition.text
    # One address is that of the thing; which of several it is, nobody has said.
    if len(facts.links) == 1:
        record["url"] = facts.links[0]
    if same := [*facts.same, *(facts.links if len(facts.links) > 1 else ())]:
        record["sameAs"] = _one_or_all(same)
    for prop, terms in sorted(facts.values.items()):
        key = prop.removeprefix("schema:")
        if key != prop and key not in record:
            record[key] = _one_or_all([_write(term, words) for term in terms])
    return write_block(record)


def write_block(record: dict[str, Any]) -> Markup:
    r"""Write a record as JSON that cannot end the element it stands in.

    >>> write_block({"name": "</script>"})
    Markup('{"name": "\\u003c/script\\u003e"}')
    """
    # No quotation mark of JSON may become an entity: in this element they are not read.
    return Markup(json.dumps(record, ensure_ascii=False).translate(_UNSAFE))  # noqa: S704


def _types(facts: Facts) -> str | list[str]:
    """Give the classes of schema.org, without those that our classes above bring along."""
    found = {iri for iri in facts.iris("rdf:type") if iri.startswith(_SCHEMA)}
    nearest = {wider for kind in facts.kinds for wider in facts.above.get(kind, ())} & found
    names = sorted(iri.removeprefix(_SCHEMA) for iri in nearest or found)
    return _one_or_all(names) if names else "Thing"


def _write(term: object, words: Words) -> Any:
    if isinstance(term, ox.NamedNode):
        name: Name = words.name(term.value)
        return {"@id": term.value, "name": name.text}
    return term.value if isinstance(term, ox.Literal) else str(term)


def _one_or_all(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else list(values)
