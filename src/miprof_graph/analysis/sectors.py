"""Which sector an actor belongs to, from its class in the ontology and the colour group of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from miprof_graph.names import PREFIXES

SECTORS: Final = ("state", "association", "international", "person", "group", "media", "other")
"""The sectors, whose names are the texts `term-sector-…`: the State and its bodies, associations,
Europe and the world, persons, groups that documents name together, the press, and the rest."""

# The ontology gives groups the colour of associations, but documents name groups of all sorts.
_GROUP: Final = PREFIXES["mpo"] + "Group"
_BY_COLOUR: Final[Mapping[str, str]] = {
    "association": "association",
    "committee": "state",
    "international": "international",
    "media": "media",
    "mission": "state",
    "person": "person",
    "post": "state",
    "state": "state",
}


def find_sector(class_iri: str, colour: str, above: Iterable[str] = ()) -> str:
    """Give the sector of a class and its colour group.

    A committee may be anyone's: where a body that it is part of or placed under is international,
    so is it; `above` are the colour groups of these bodies.

    >>> find_sector("", "mission"), find_sector("", "law"), find_sector(_GROUP, "association")
    ('state', 'other', 'group')
    >>> find_sector("", "committee", ["international"])
    'international'
    """
    if class_iri == _GROUP:
        return "group"
    if colour == "committee" and "international" in above:
        return "international"
    return _BY_COLOUR.get(colour, "other")
