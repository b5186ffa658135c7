"""What is looked for, and where in Wikidata: the table `wikidata.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from miprof_graph.mappings.model import WIKIDATA
from miprof_graph.names import PREFIXES

DIRECT: Final = "http://www.wikidata.org/prop/direct/"


@dataclass(frozen=True, slots=True)
class Scope:
    """The classes of candidates by ours, and the properties whose values can be compared.

    Everything is an IRI. `national` are the classes of ours for which another country than
    `country` speaks against a candidate.
    """

    classes: Mapping[str, tuple[str, ...]]
    identifiers: Mapping[str, tuple[str, ...]]
    addresses: Mapping[str, tuple[str, ...]]
    country: str
    country_properties: tuple[str, ...]
    national: frozenset[str]

    @property
    def roots(self) -> tuple[str, ...]:
        """All classes that a candidate of some kind may have, sorted."""
        return tuple(sorted({root for roots in self.classes.values() for root in roots}))

    @property
    def values(self) -> tuple[str, ...]:
        """All properties of theirs whose values are compared, sorted."""
        tables = (self.identifiers, self.addresses)
        return tuple(sorted({p for table in tables for ps in table.values() for p in ps}))

    def find_roots(self, kinds: Collection[str]) -> frozenset[str]:
        """Give the classes that a candidate for a thing of some kinds must have one of."""
        return frozenset(root for kind in kinds for root in self.classes.get(kind, ()))


@cache
def load_scope() -> Scope:
    """Read the table."""
    path = Path(__file__).with_name("wikidata.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    country = table["country"]
    return Scope(
        {_ours(name): _items(names) for name, names in table["classes"].items()},
        {_ours(name): _properties([one]) for name, one in table["identifiers"].items()},
        {_ours(name): _properties(names) for name, names in table["addresses"].items()},
        WIKIDATA + country["item"],
        _properties(country["properties"]),
        frozenset(map(_ours, country["national"])),
    )


def _ours(name: str) -> str:
    return PREFIXES["mpo"] + name


def _items(names: Collection[str]) -> tuple[str, ...]:
    return tuple(WIKIDATA + name for name in names)


def _properties(names: Collection[str]) -> tuple[str, ...]:
    return tuple(DIRECT + name for name in names)
