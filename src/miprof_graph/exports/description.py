"""Build a description out of triples without any blank node: a small notation for the catalogue."""

from __future__ import annotations

import json
from typing import Final

from miprof_graph.exports.ntriples import Triple
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.names import PREFIXES

LICENCE: Final = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
# The catalogue's own prefixes: the data has no use for them.
CATALOG_PREFIXES: Final = {
    **PREFIXES,
    "eu": "http://publications.europa.eu/resource/authority/",
    "media": "https://www.iana.org/assignments/media-types/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def iri(name: str) -> bytes:
    """Write an IRI; a CURIE with a prefix of the catalogue is expanded.

    >>> iri("dcat:Dataset")
    b'<http://www.w3.org/ns/dcat#Dataset>'
    >>> iri("https://example.org/")
    b'<https://example.org/>'
    """
    prefix, _, local = name.partition(":")
    base = CATALOG_PREFIXES.get(prefix)
    return f"<{base + local if base else name}>".encode()


def literal(value: object, datatype: str) -> bytes:
    """Write a literal of a datatype that is named by a CURIE.

    >>> literal(7, "xsd:integer")
    b'"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return json.dumps(str(value), ensure_ascii=False).encode() + b"^^" + iri(datatype)


def plain(value: str, language: str = "") -> bytes:
    """Write a string, with its language if it has one."""
    tag = f"@{language}" if language else ""
    return (json.dumps(value, ensure_ascii=False) + tag).encode()


def words(key: str) -> list[bytes]:
    """Write a text of the table `exports` in every language."""
    return [plain(text(f"exports.{key}", language), language) for language in LANGUAGES]


class Description:
    """Triples, gathered in any order and given sorted."""

    def __init__(self) -> None:
        self._triples: set[Triple] = set()

    def say(self, subject: str, predicate: str, *values: bytes | str) -> None:
        """Say something of a subject; a value that is text is an IRI or a CURIE."""
        for value in values:
            term = iri(value) if isinstance(value, str) else value
            self._triples.add((iri(subject), iri(predicate), term))

    def triples(self) -> list[Triple]:
        """Give all triples, sorted as N-Triples sorts them."""
        return sorted(self._triples)
