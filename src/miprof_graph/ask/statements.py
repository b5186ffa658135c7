"""Statements as readers see them: a claim with its source, place, words, dates and standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.names import PREFIXES
from miprof_graph.rows import Term

_AT_ONCE: Final = 40
_NEEDED: Final = {
    "subject": "rdf:subject",
    "predicate": "rdf:predicate",
    "object": "rdf:object",
    "source": "prov:hadPrimarySource",
}
_OPTIONAL: Final = {
    "status": "mpo:status",
    "rank": "mpo:rank",
    "start": "mpo:from",
    "until": "mpo:until",
    "earliest": "mpo:earliest",
    "latest": "mpo:latest",
    "locator": "mpo:locator",
    "note": "skos:note",
    "role": "mpo:role",
    "title": "mpo:exactTitle",
    "on_behalf_of": "mpo:onBehalfOf",
    "legal_basis": "mpo:legalBasis",
    "attributed_to": "mpo:attributedTo",
}
_PASSAGE: Final = """OPTIONAL { ?claim oa:hasTarget ?target
    OPTIONAL { ?target schema:url ?url }
    OPTIONAL { ?target oa:hasSelector ?selector . ?selector oa:exact ?quote } }"""
_COLUMNS: Final = (*_NEEDED, *_OPTIONAL, "url", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim; IRIs and texts as strings, None where the claim does not say."""

    iri: str
    subject: str
    predicate: str
    object: Term
    source: str
    status: str | None = None
    rank: str | None = None
    start: str | None = None
    until: str | None = None
    earliest: str | None = None
    locator: str | None = None
    quote: str | None = None
    url: str | None = None
    note: str | None = None
    role: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None
    legal_basis: str | None = None
    attributed_to: str | None = None
    latest: str | None = None
    languages: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The language of each text that has one, by the name of its field."""

    def iris(self) -> set[str]:
        """Give every IRI of the statement that has a label to show."""
        named = (self.subject, self.predicate, self.source, self.status, self.rank, self.role)
        more = (self.on_behalf_of, self.legal_basis, self.attributed_to)
        found = {iri for iri in (*named, *more) if iri}
        return found | {self.object.value} if isinstance(self.object, ox.NamedNode) else found


def fetch_statements(backend: Backend, anchors: Sequence[str]) -> list[Statement]:
    """Read the claims that match any of some patterns, each of which binds `?claim`."""
    found: dict[str, dict[str, Term]] = {}
    for start in range(0, len(anchors), _AT_ONCE):
        # Where a claim has two notes there are two rows: the lesser is kept, whatever the order.
        for row in read_rows(backend, _write_query(anchors[start : start + _AT_ONCE])):
            claim, *values = row
            if isinstance(claim, ox.NamedNode):
                known = found.setdefault(claim.value, {})
                for name, value in zip(_COLUMNS, values, strict=True):
                    if value is not None:
                        known[name] = min(known.get(name, value), value, key=str)
    return sorted((_make(iri, values) for iri, values in found.items()), key=_by_time)


def _write_query(anchors: Sequence[str]) -> str:
    columns = " ".join(f"?{name}" for name in _COLUMNS)
    union = " UNION ".join(f"{{ {anchor} }}" for anchor in anchors)
    needed = " ; ".join(f"{path} ?{name}" for name, path in _NEEDED.items())
    optional = " ".join(f"OPTIONAL {{ ?claim {path} ?{name} }}" for name, path in _OPTIONAL.items())
    # Only claims have all that is needed; asking for their class too takes twice the time.
    return f"SELECT ?claim {columns} WHERE {{ {union} ?claim {needed} . {optional} {_PASSAGE} }}"


def _make(iri: str, values: Mapping[str, Term]) -> Statement:
    texts = {
        name: str(term.value)
        for name, term in values.items()
        if name != "object" and not isinstance(term, ox.Triple)
    }
    languages = {
        name: term.language
        for name, term in values.items()
        if isinstance(term, ox.Literal) and term.language
    }
    return Statement(iri=iri, object=values["object"], languages=languages, **texts)


def _by_time(statement: Statement) -> tuple[str, ...]:
    """Order by the first day it may hold, dated statements first, then by what is said."""
    earliest = statement.earliest or "9999"
    said = (statement.subject, statement.predicate, str(statement.object))
    return (earliest, *said, statement.source, statement.iri)


def has_rank(statement: Statement, rank: str) -> bool:
    """Tell whether a statement has a rank: `preferred`, `normal` or `deprecated`."""
    return statement.rank == f"{PREFIXES['mpo']}rank-{rank}"


def has_status(statement: Statement, status: str) -> bool:
    """Tell whether a statement has a status: `asserted`, `negated`, `planned` ..."""
    return statement.status == f"{PREFIXES['mpo']}status-{status}"


def may_overlap(one: Statement, other: Statement) -> bool:
    """Tell whether two claims may be about the same day; an end that is not said is open."""
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )
