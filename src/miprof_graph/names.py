"""Namespaces, prefixes and the way from a CURIE to an IRI and back.

Imported by every command, so it needs nothing but the standard library.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

BASE: Final = "https://w3id.org/miprof-graph/"

PREFIXES: Final[dict[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "claim": BASE + "claim/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "graph": BASE + "graph/",
    "mp": BASE + "id/",
    "mpo": BASE + "ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "src": BASE + "source/",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

EDTF: Final = PREFIXES["edtf"] + "EDTF"
LANG_STRING: Final = PREFIXES["rdf"] + "langString"
XSD_STRING: Final = PREFIXES["xsd"] + "string"
XSD_DATE: Final = PREFIXES["xsd"] + "date"

GRAPH_ONTOLOGY: Final = PREFIXES["graph"] + "ontology"
GRAPH_ENTITIES: Final = PREFIXES["graph"] + "entities"
GRAPH_SOURCES: Final = PREFIXES["graph"] + "sources"
GRAPH_MAPPINGS: Final = PREFIXES["graph"] + "mappings"
GRAPH_PLAIN: Final = PREFIXES["graph"] + "plain"
GRAPH_CLAIMS: Final = PREFIXES["graph"] + "claims-"
GRAPH_PUBLISHED: Final = PREFIXES["graph"] + "published"
"""The graph that `miprof publish` keeps its own account in; it belongs to no dataset."""
GRAPH_STAGING: Final = PREFIXES["graph"] + "staging"
"""The graph that the next version of another one is loaded into."""

WEB_ADDRESS: Final = re.compile(r'https?://[^\s<>"{}|\\^`\x00-\x1f]+', re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address of the web, safe to write as an IRI and to click on.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return WEB_ADDRESS.fullmatch(text) is not None


def expand(curie: str) -> str | None:
    """Give the IRI of a CURIE, or None when it is no CURIE with a prefix of ours.

    >>> expand("mp:miprof")
    'https://w3id.org/miprof-graph/id/miprof'
    >>> expand("nobody:x") is None
    True
    """
    prefix, colon, local = curie.partition(":")
    base = PREFIXES.get(prefix)
    return base + local if colon and base and local else None


@lru_cache(maxsize=65536)
def compact(iri: str) -> str:
    """Give the CURIE of an IRI, or the IRI itself when no prefix of ours fits.

    >>> compact("https://w3id.org/miprof-graph/ontology#partOfBody")
    'mpo:partOfBody'
    >>> compact("https://example.org/x")
    'https://example.org/x'
    """
    best = max(
        ((base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)),
        default=None,
    )
    return f"{best[1]}:{iri[len(best[0]) :]}" if best else iri
