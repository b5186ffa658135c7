"""Records that the nodes and edges of the network carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Words = Mapping[str, str]
"""One text per language code, e.g. ``{"fr": "dirige", "en": "heads"}``."""

STATUS_ORDER = ("asserted", "incomplete", "tasked", "planned", "attributed", "inferred", "negated")
RANK_ORDER = ("preferred", "normal", "deprecated")


@lru_cache(maxsize=256)
def position(order: tuple[str, ...], name: str) -> int:
    """Return the place of a name in a closed list; names it does not know come last."""
    return order.index(name) if name in order else len(order)


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim says: an IRI, or a literal with its language or datatype."""

    text: str
    is_iri: bool = False
    language: str = ""
    datatype: str = ""

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """Return what values are sorted by."""
        return (self.text, self.language, self.datatype, self.is_iri)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: who says so, where, with which words, and for when."""

    iri: str
    subject: str
    predicate: str
    value: Value
    source: str
    status: str
    rank: str
    start: str = ""
    until: str = ""
    earliest: str = ""
    latest: str = ""
    locator: str = ""
    quote: str = ""
    note: str = ""
    url: str = ""
    role: str = ""
    title: str = ""
    on_behalf_of: str = ""
    legal_basis: str = ""
    attributed_to: str = ""

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Return what claims are sorted by: the best rank and status first."""
        return (
            position(RANK_ORDER, self.rank),
            position(STATUS_ORDER, self.status),
            self.source,
            self.iri,
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """A property as the ontology declares it; ``group`` is empty where it is no edge."""

    iri: str
    name: str
    label: Words
    inverse: Words
    is_edge: bool = False
    group: str = ""
    weight: int = 1
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source document."""

    iri: str
    title: Words
    publisher: str = ""
    issued: str = ""
    retrieved: str = ""
    url: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about one entity that is no edge, with the claims behind it.

    A fact is ``inverted`` when the entity is its object: then ``value`` is the subject, and
    ``details`` is what is known of that subject (the value and unit of a figure, say).
    """

    relation: Relation
    value: Value
    claims: tuple[Claim, ...]
    inverted: bool = False
    details: tuple["Fact", ...] = ()
