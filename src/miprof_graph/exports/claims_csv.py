"""`claims.csv`: one row per claim, with names in French and English, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.tables import write_table
from miprof_graph.names import PREFIXES, compact
from miprof_graph.network.model import Claim
from miprof_graph.network.read import Texts
from miprof_graph.network.terms import local_name

_HEADER: Final = (
    *("subject_fr", "predicate_fr", "object_fr", "subject_en", "predicate_en", "object_en"),
    *("from", "until", "earliest", "latest", "status", "status_fr", "status_en", "rank"),
    *("role_fr", "role_en", "title", "on_behalf_of_fr", "on_behalf_of_en"),
    *("legal_basis_fr", "legal_basis_en", "attributed_to_fr", "attributed_to_en"),
    *("source_fr", "source_en", "locator", "quote", "note", "passage"),
    *("claim", "subject", "predicate", "object", "datatype", "language"),
    "source",
)


def write_claims(build: ExportInput, target: Path) -> None:
    """Write every claim, in the order of documents, subjects, predicates and objects."""
    texts = build.network.graph["names"]
    claims = sorted(build.network.graph["claims"], key=_order)
    write_table(target, _HEADER, (_row(claim, texts) for claim in claims))


def _order(claim: Claim) -> tuple[object, ...]:
    return claim.source, claim.subject, claim.predicate, claim.value.key, claim.start, claim.iri


def _row(claim: Claim, texts: Mapping[str, Texts]) -> list[str]:
    def both(iri: str) -> tuple[str, str]:
        return find_name(texts, iri, "fr"), find_name(texts, iri, "en")

    subject, predicate = both(claim.subject), both(claim.predicate)
    value = both(claim.value.text) if claim.value.is_iri else (claim.value.text,) * 2
    status = both(f"{PREFIXES['mpo']}status-{claim.status}")
    triples = zip(subject, predicate, value, strict=True)
    return [
        *(name for triple in triples for name in triple),
        *(claim.start, claim.until, claim.earliest, claim.latest),
        *(claim.status, *status, claim.rank),
        *(*both(claim.role), claim.title, *both(claim.on_behalf_of)),
        *(*both(claim.legal_basis), *both(claim.attributed_to)),
        *(*both(claim.source), claim.locator, claim.quote, claim.note, claim.url),
        *(claim.iri, claim.subject, claim.predicate, claim.value.text),
        *(compact(claim.value.datatype), claim.value.language, claim.source),
    ]


def find_name(texts: Mapping[str, Texts], iri: str, language: str) -> str:
    """Give the name of a thing in a language, else in the other one, else the end of its IRI."""
    known = texts.get(iri)
    label = known.label if known else {}
    other = "en" if language == "fr" else "fr"
    return label.get(language) or label.get(other) or local_name(iri)
