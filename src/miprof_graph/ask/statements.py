"""Statements as readers see them: a claim with its source, place, words, dates and standing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.names import PREFIXES, compact
from miprof_graph.rows import Term

_AT_ONCE: Final = 40
_FIELDS: Final = {
    "rdf:subject": "subject",
    "rdf:predicate": "predicate",
    "rdf:object": "object",
    "mpo:status": "status",
    "mpo:rank": "rank",
    "mpo:from": "start",
    "mpo:until": "until",
    "mpo:earliest": "earliest",
    "prov:hadPrimarySource": "source",
    "mpo:locator": "locator",
    "skos:note": "note",
    "mpo:role": "role",
    "mpo:onBehalfOf": "on_behalf_of",
    "mpo:legalBasis": "legal_basis",
    "mpo:attributedTo": "attributed_to",
    "schema:url": "url",
    "oa:exact": "quote",
}
_NEEDED: Final = frozenset({"subject", "predicate", "object", "source"})


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
    on_behalf_of: str | None = None
    legal_basis: str | None = None
    attributed_to: str | None = None

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
        branches = "\n  UNION ".join(
            f"{{ {anchor} {rest} }}"
            for anchor in anchors[start : start + _AT_ONCE]
            for rest in (
                "?claim a mpo:Claim ; ?property ?value .",
                "?claim oa:hasTarget/schema:url ?value . BIND(schema:url AS ?property)",
                "?claim oa:hasTarget/oa:hasSelector/oa:exact ?value . BIND(oa:exact AS ?property)",
            )
        )
        query = f"SELECT DISTINCT ?claim ?property ?value WHERE {{\n  {branches}\n}}"
        for claim, prop, value in read_rows(backend, query):
            if not (isinstance(claim, ox.NamedNode) and isinstance(prop, ox.NamedNode)):
                continue
            name = _FIELDS.get(compact(prop.value))
            if name and value is not None:
                found.setdefault(claim.value, {})[name] = value
    made = [_make(iri, values) for iri, values in found.items() if values.keys() >= _NEEDED]
    return sorted(made, key=_by_time)


def _make(iri: str, values: dict[str, Term]) -> Statement:
    texts = {
        name: str(term.value)
        for name, term in values.items()
        if name != "object" and not isinstance(term, ox.Triple)
    }
    return Statement(iri=iri, object=values["object"], **texts)


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
