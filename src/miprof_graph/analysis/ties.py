"""Which claims make a tie between two actors: the one place where this is decided.

An actor is what the ontology calls an agent: a person, a body, a group, a post. Documents,
laws, plans, events, places and subjects are no actors: what actors do together through them is
measured apart, as who sits and who signs together. A claim makes a tie

- if it is held to be so: asserted, incomplete or inferred, and not deprecated. What is only
  planned, entrusted, reported as an opinion, or denied, makes none;
- if its relation is more than a mention: all relations that the ontology declares as edges, but
  those of the group `topic` (is about, works on, is located in), and but succession, which joins
  two names of one body, or two governments, and nobody to anybody;
- whether it has a date or not: most documents give none, and to leave these out would be to
  say that nothing was so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from miprof_graph.names import PREFIXES
from miprof_graph.network import Claim, Relation

_MPO: Final = PREFIXES["mpo"]
PART_OF: Final = _MPO + "partOfBody"
PLACED_UNDER: Final = _MPO + "placedUnder"
POST_IN: Final = _MPO + "postIn"
SENT: Final = _MPO + "sent"
ADDRESSED_TO: Final = _MPO + "addressedTo"
WROTE_TO: Final = _MPO + "wroteTo"

Keep = Callable[[Claim], bool]
"""What tells whether a claim counts: `is_held`, or something stricter."""

_HELD: Final = frozenset({"asserted", "incomplete", "inferred"})
_MENTIONS: Final = frozenset({"topic"})
_SUCCESSION: Final = frozenset({_MPO + "follows", _MPO + "supersedes"})


def is_held(claim: Claim) -> bool:
    """Tell whether a document holds that it is so, and nothing better is known."""
    return claim.status in _HELD and claim.rank != "deprecated"


def is_tie(relation: Relation) -> bool:
    """Tell whether a relation joins two actors, and does not only mention or succeed one."""
    known = relation.is_edge and relation.group not in _MENTIONS
    return known and relation.iri not in _SUCCESSION
