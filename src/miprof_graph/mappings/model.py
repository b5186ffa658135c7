"""A table of mappings: what elsewhere stands for a thing of ours, and who has decided so.

The form is SSSOM/TSV 1.1 (https://mapping-commons.github.io/sssom/). Its terms say where a row
stands, so that we need none of our own (docs/mappings.md):

    no reviewer                        proposed: nobody has looked at it yet
    a reviewer                         accepted
    a reviewer, and the modifier Not   refused; `comment` says why
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from miprof_graph.names import PREFIXES

NOT: Final = "Not"
CURATED: Final = "semapv:ManualMappingCuration"
# All in the order of the SSSOM schema, which is that of its canonical form.
COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier"),
    *("object_id", "object_label", "object_category", "mapping_justification"),
    *("reviewer_id", "reviewer_label", "mapping_tool", "review_date", "confidence"),
    *("subject_match_field", "object_match_field", "match_string", "comment"),
)
BASE_COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label"),
    *("mapping_justification", "confidence"),
)
WIKIDATA: Final = "http://www.wikidata.org/entity/"
"""What the names of all items of Wikidata begin with."""
# What SSSOM knows by itself, and no curie_map need say.
BUILT_IN: Final = {
    **{name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "skos", "xsd")},
    "linkml": "https://w3id.org/linkml/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sssom": "https://w3id.org/sssom/",
}

Value = str | list[str] | dict[str, str]


class State(StrEnum):
    """Where a row stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One mapping: the cells as they are written, and the line they stand on, 0 for a new row."""

    line: int = 0
    subject_id: str
    subject_label: str = ""
    predicate_id: str
    predicate_modifier: str = ""
    object_id: str
    object_label: str = ""
    object_category: str = ""
    mapping_justification: str
    reviewer_id: str = ""
    reviewer_label: str = ""
    mapping_tool: str = ""
    review_date: str = ""
    confidence: str = ""
    subject_match_field: str = ""
    object_match_field: str = ""
    match_string: str = ""
    comment: str = ""

    @property
    def reviewer(self) -> str:
        """Who decided; nothing if nobody has."""
        return self.reviewer_id or self.reviewer_label

    @property
    def state(self) -> State:
        """Where the row stands."""
        if not self.reviewer:
            return State.PROPOSED
        return State.REFUSED if self.predicate_modifier else State.ACCEPTED

    def cells(self, columns: Sequence[str] = COLUMNS) -> tuple[str, ...]:
        """Give the cells of some columns, in their order."""
        return tuple(str(getattr(self, column)) for column in columns)


@dataclass(frozen=True)
class MappingTable:
    """One file: its header and its rows in the order of the file."""

    name: str
    header: Mapping[str, Value]
    rows: Sequence[Row]

    @cached_property
    def declared(self) -> Mapping[str, str]:
        """The prefixes that the header declares, and what they stand for."""
        declared = self.header.get("curie_map")
        return declared if isinstance(declared, dict) else {}

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """What the prefixes in the cells stand for."""
        return {**self.declared, **BUILT_IN}

    def expand(self, curie: str) -> str | None:
        """Give the IRI of a CURIE, or None when it is no CURIE with a prefix of this table."""
        prefix, colon, local = curie.partition(":")
        base = self.prefixes.get(prefix)
        return base + local if colon and base and local else None
