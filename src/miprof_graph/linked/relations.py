"""What the ontology says of the relations on a page: family, weight, inverse, one value or many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows

_QUERY: Final = """
SELECT ?p ?key ?value WHERE {{
  VALUES ?p {{ {properties} }}
  {{ ?p mpo:edgeGroup ?value BIND("group" AS ?key) }}
  UNION {{ ?p mpo:edgeWeight ?value BIND("weight" AS ?key) }}
  UNION {{ ?p mpo:functional ?value BIND("single" AS ?key) }}
  UNION {{ ?p owl:inverseOf ?value BIND("inverse" AS ?key) }}
  UNION {{ ?value owl:inverseOf ?p BIND("inverse" AS ?key) }}
  UNION {{ ?p a owl:SymmetricProperty BIND("inverse" AS ?key) BIND(?p AS ?value) }}
}}"""


@dataclass(slots=True)
class Relations:
    """What is known of some properties, by their IRIs."""

    families: dict[str, str] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    inverses: dict[str, str] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    """The properties that take one value at a time."""

    def iris(self) -> set[str]:
        """Give the IRIs that have names to show."""
        return {*self.inverses.values(), *self.families.values()}


def read_relations(backend: Backend, properties: Iterable[str]) -> Relations:
    """Read what the ontology says of properties, with one query."""
    found = Relations()
    values = " ".join(str(ox.NamedNode(iri)) for iri in sorted(set(properties)))
    if not values:
        return found
    # Sorted, so that of two inverses or two families it is always the same that counts.
    for prop, key, value in sorted(read_rows(backend, _QUERY.format(properties=values)), key=str):
        assert isinstance(prop, ox.NamedNode) and isinstance(key, ox.Literal)  # noqa: S101, PT018
        if isinstance(value, ox.NamedNode):
            table = found.families if key.value == "group" else found.inverses
            table.setdefault(prop.value, value.value)
        elif isinstance(value, ox.Literal) and key.value == "weight":
            found.weights[prop.value] = int(value.value)
        elif isinstance(value, ox.Literal) and value.value in ("true", "1"):
            found.single.add(prop.value)
    return found
