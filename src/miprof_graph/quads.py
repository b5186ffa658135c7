"""Claims as N-Quads: the text that the store loads in bulk.

Writing lines and letting the engine parse them is faster than making quads one by one in
Python (`benchmarks/`), and leaves one place that knows how a claim looks in RDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Final
from urllib.parse import quote as percent

from miprof_graph.claims import Claim, ClaimTable
from miprof_graph.dates import OPEN, date_bounds
from miprof_graph.mappings.model import MappingTable, State
from miprof_graph.names import (
    EDTF,
    GRAPH_CLAIMS,
    GRAPH_MAPPINGS,
    GRAPH_SOURCES,
    LANG_STRING,
    PREFIXES,
    XSD_DATE,
    XSD_STRING,
    expand,
    is_web_address,
)
from miprof_graph.vocabulary import Vocabulary

_P: Final = {name: f"<{expand(name)}>" for name in (
    *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object"),
    *("mpo:Claim", "mpo:Source", "mpo:shortLabel", "mpo:status", "mpo:rank"),
    *("mpo:from", "mpo:until"),
    *("mpo:earliest", "mpo:latest", "mpo:locator", "mpo:issued", "mpo:retrieved", "mpo:hasKind"),
    *("mpo:role", "mpo:exactTitle", "mpo:onBehalfOf", "mpo:legalBasis", "mpo:attributedTo"),
    *("prov:hadPrimarySource", "skos:note", "schema:url"),
    *("oa:hasTarget", "oa:hasSource", "oa:hasSelector", "oa:exact"),
    *("oa:SpecificResource", "oa:TextQuoteSelector"),
    *("dcterms:title", "dcterms:publisher", "dcterms:language", "dcterms:license"),
)}  # fmt: skip
EXTRA_PROPERTIES: Final = {
    "role": "mpo:role",
    "title": "mpo:exactTitle",
    "on_behalf_of": "mpo:onBehalfOf",
    "legal_basis": "mpo:legalBasis",
    "attributed_to": "mpo:attributedTo",
}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def string_literal(value: str, suffix: str = "") -> str:
    """Write a literal in N-Triples; `suffix` is `@fr` or `^^<datatype>` or nothing."""
    return f'"{value.translate(_ESCAPES)}"{suffix}'


def object_term(cell: str, predicate: str, vocabulary: Vocabulary) -> str:
    """Write the object cell of a claim as the term that the predicate's range asks for."""
    known = vocabulary.properties[predicate]
    if known.takes_iri:
        return f"<{expand(cell)}>"
    if known.range == LANG_STRING:
        return _text(cell)
    return string_literal(cell, "" if known.range == XSD_STRING else f"^^<{known.range}>")


def _text(cell: str) -> str:
    words, _, tag = cell.rpartition("@")
    return string_literal(words, f"@{tag}")


def claim_iri(source: str, claim: Claim, predicate: str, term: str) -> str:
    """Name a claim by what it says: source, subject, predicate, object, from, until."""
    parts = (source, expand(claim.subject) or "", predicate, term, claim.start, claim.until)
    return PREFIXES["claim"] + sha256("\n".join(parts).encode()).hexdigest()[:16]


def table_nquads(table: ClaimTable, vocabulary: Vocabulary) -> str:
    """Write a whole table: the source's description and every claim of it."""
    lines = list(_source_lines(table))
    for claim in table.claims:
        lines.extend(_claim_lines(table, claim, vocabulary))
    return "".join(lines)


def mapping_nquads(table: MappingTable) -> str:
    """Write the mappings that a person has accepted, and no others."""
    return "".join(
        f"<{expand(row.subject_id)}> <{table.expand(row.predicate_id)}>"
        f" <{table.expand(row.object_id)}> <{GRAPH_MAPPINGS}> .\n"
        for row in table.rows
        if row.state is State.ACCEPTED
    )


def _source_lines(table: ClaimTable) -> Iterator[str]:
    header = table.header
    source, graph = f"<{expand(header['id'])}>", f"<{GRAPH_SOURCES}> .\n"

    def line(predicate: str, term: str) -> str:
        return f"{source} {_P[predicate]} {term} {graph}"

    yield line("rdf:type", _P["mpo:Source"])
    yield line("dcterms:title", string_literal(header["title"], f"@{header['language']}"))
    for key, tag in (("title_fr", "fr"), ("title_en", "en")):
        if header.get(key):
            yield line("dcterms:title", string_literal(header[key], f"@{tag}"))
    for key, tag in (("short", "fr"), ("short_en", "en")):
        if header.get(key):
            yield line("mpo:shortLabel", string_literal(header[key], f"@{tag}"))
    yield line("dcterms:publisher", f"<{expand(header['publisher'])}>")
    yield line("mpo:hasKind", f"<{expand(header['kind'])}>")
    if header.get("issued"):
        yield line("mpo:issued", string_literal(header["issued"], f"^^<{EDTF}>"))
    yield line("mpo:retrieved", string_literal(header["retrieved"], f"^^<{XSD_DATE}>"))
    yield line("dcterms:language", string_literal(header["language"]))
    if licence := header.get("licence"):
        is_iri = is_web_address(licence)
        yield line("dcterms:license", f"<{licence}>" if is_iri else string_literal(licence))
    if header.get("url"):
        yield line("schema:url", f"<{header['url']}>")


def _claim_lines(table: ClaimTable, claim: Claim, vocabulary: Vocabulary) -> Iterator[str]:
    source = expand(table.header["id"]) or ""
    predicate = expand(claim.predicate) or ""
    term = object_term(claim.object, predicate, vocabulary)
    iri = claim_iri(source, claim, predicate, term)
    node = f"<{iri}>"
    end = f" <{GRAPH_CLAIMS}{source.rpartition('/')[2]}> .\n"
    yield f"{node} {_P['rdf:type']} {_P['mpo:Claim']}{end}"
    yield f"{node} {_P['rdf:subject']} <{expand(claim.subject)}>{end}"
    yield f"{node} {_P['rdf:predicate']} <{predicate}>{end}"
    yield f"{node} {_P['rdf:object']} {term}{end}"
    yield f"{node} {_P['mpo:status']} <{PREFIXES['mpo']}status-{claim.status}>{end}"
    yield f"{node} {_P['mpo:rank']} <{PREFIXES['mpo']}rank-{claim.rank}>{end}"
    yield f"{node} {_P['prov:hadPrimarySource']} <{source}>{end}"
    for name, term in _interval(claim.start, claim.until):
        yield f"{node} {_P[name]} {term}{end}"
    for name, value in zip(table.extra_columns, claim.extras, strict=True):
        if value:
            said = _text(value) if name == "title" else f"<{expand(value)}>"
            yield f"{node} {_P[EXTRA_PROPERTIES[name]]} {said}{end}"
    yield f"{node} {_P['mpo:locator']} {string_literal(claim.locator, '@fr')}{end}"
    if claim.note:
        yield f"{node} {_P['skos:note']} {string_literal(claim.note, '@fr')}{end}"
    if claim.quote:
        yield from _passage_lines(iri, source, claim.quote, table.header.get("url", ""), end)


def _passage_lines(iri: str, source: str, words: str, url: str, end: str) -> Iterator[str]:
    passage, selector = f"<{iri}#passage>", f"<{iri}#quote>"
    yield f"<{iri}> {_P['oa:hasTarget']} {passage}{end}"
    yield f"{passage} {_P['rdf:type']} {_P['oa:SpecificResource']}{end}"
    yield f"{passage} {_P['oa:hasSource']} <{source}>{end}"
    yield f"{passage} {_P['oa:hasSelector']} {selector}{end}"
    if url:
        # A hyphen has a meaning of its own in a text fragment, so it must be written %2D.
        fragment = percent(words, safe="").replace("-", "%2D")
        # An address has one fragment; the directive follows the one that is there already.
        anchor = url if "#" in url else f"{url}#"
        yield f"{passage} {_P['schema:url']} <{anchor}:~:text={fragment}>{end}"
    yield f"{selector} {_P['rdf:type']} {_P['oa:TextQuoteSelector']}{end}"
    yield f"{selector} {_P['oa:exact']} {string_literal(words)}{end}"


@lru_cache(maxsize=4096)
def _interval(start: str, until: str) -> Sequence[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if start:
        found.append(("mpo:from", string_literal(start, f"^^<{EDTF}>")))
        if low := date_bounds(start)[0]:
            found.append(("mpo:earliest", string_literal(low, f"^^<{XSD_DATE}>")))
    if until:
        found.append(("mpo:until", string_literal(until, f"^^<{EDTF}>")))
        if until != OPEN and (high := date_bounds(until)[1]):
            found.append(("mpo:latest", string_literal(high, f"^^<{XSD_DATE}>")))
    return found
