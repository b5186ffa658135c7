"""A draw of claims for whoever checks them against their documents: the same for the same seed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.labels import read_labels
from miprof_graph.ask.statements import Statement, fetch_statements
from miprof_graph.ask.wording import word_object, word_period, word_terms
from miprof_graph.messages import load_table, text

COLUMNS: Final = ("claim", "source", "url", "locator", "quote", "statement", "status", "note")

_CLAIMS: Final = (
    "SELECT ?claim ?source WHERE { ?claim a mpo:Claim ; prov:hadPrimarySource ?source }"
)
_ADDRESSES: Final = """
SELECT ?source ?url WHERE {{ VALUES ?source {{ {sources} }} ?source schema:url ?url }}"""
_WHOLE: Final = 2**64


def read_sources(backend: Backend) -> dict[str, str]:
    """Read every claim with the document it comes from."""
    return {
        claim.value: source.value
        for claim, source in read_rows(backend, _CLAIMS)
        if isinstance(claim, ox.NamedNode) and isinstance(source, ox.NamedNode)
    }


def draw_claims(sources: Mapping[str, str], *, seed: int, count: int) -> list[str]:
    """Draw some of the claims, each with the same chance, spread over their documents.

    The claims lie in a row, document by document and shuffled within each, and every so manieth
    is taken from a random beginning: a systematic sample, in which each document has its share to
    within one claim. Chance is a hash of the seed, so no version of a library can change a draw.

    Args:
        sources: Each claim with the document it comes from.
        seed: Any whole number; another one gives another draw.
        count: How many claims to draw; all of them if there are no more.
    """
    row = sorted(sources, key=lambda claim: (sources[claim], _hash(seed, claim)))
    wanted = min(count, len(row))
    begin, whole = _hash(seed, ""), wanted * _WHOLE
    return [row[(begin + place * _WHOLE) * len(row) // whole] for place in range(wanted)]


def write_draw(backend: Backend, claims: Sequence[str], language: str) -> str:
    """Write claims as a table, tabs between the cells: what each says, and where to look it up."""
    anchors = [f"BIND({ox.NamedNode(claim)} AS ?claim)" for claim in claims]
    known = {statement.iri: statement for statement in fetch_statements(backend, anchors)}
    statements = [known[claim] for claim in claims]
    labels = read_labels(backend, {iri for s in statements for iri in s.iris()}, language)
    addresses = _read_addresses(backend, {statement.source for statement in statements})
    written = io.StringIO()
    table = csv.writer(written, delimiter="\t", lineterminator="\n")
    heads = load_table("audit", language)["columns"]
    table.writerow(heads[column] for column in COLUMNS)
    for statement in statements:
        # Without words to find, the passage has no address: the document's will do.
        found = replace(statement, url=statement.url or addresses.get(statement.source))
        table.writerow(_write_cells(found, labels, language))
    return written.getvalue()


def _hash(seed: int, words: str) -> int:
    """Give a number below 2 ** 64 that nobody could choose."""
    return int.from_bytes(sha256(f"{seed}\n{words}".encode()).digest()[:8])


def _read_addresses(backend: Backend, sources: set[str]) -> dict[str, str]:
    values = " ".join(str(ox.NamedNode(iri)) for iri in sorted(sources))
    return {
        source.value: url.value
        for source, url in read_rows(backend, _ADDRESSES.format(sources=values))
        if isinstance(source, ox.NamedNode) and isinstance(url, ox.NamedNode)
    }


def _write_cells(statement: Statement, labels: Mapping[str, str], language: str) -> list[str]:
    words = text(
        "audit.said",
        language,
        subject=labels[statement.subject],
        predicate=labels[statement.predicate],
        object=word_object(statement, labels, language),
    )
    period = word_period(statement.start, statement.until, language)
    more = [*filter(None, [period]), *word_terms(statement, labels, language)]
    return [
        statement.iri,
        labels[statement.source],
        statement.url or "",
        statement.locator or "",
        statement.quote or "",
        " · ".join([words, *more]),
        labels[statement.status] if statement.status else "",
        statement.note or "",
    ]
