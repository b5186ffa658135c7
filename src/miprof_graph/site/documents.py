"""The documents that the graph rests on, as the page of the sources lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.folding import fold
from miprof_graph.ask.wording import word_date
from miprof_graph.messages import load_table
from miprof_graph.names import is_web_address
from miprof_graph.rows import Term

if TYPE_CHECKING:
    from collections.abc import Hashable

_DOCUMENTS: Final = """
SELECT ?source ?property ?value WHERE {
  ?source a mpo:Source .
  {
    VALUES ?property { dcterms:title dcterms:issued mpo:issued mpo:datePublished
                       dcterms:language schema:url }
    ?source ?property ?value .
  } UNION {
    ?source dcterms:publisher ?publisher . ?publisher skos:prefLabel ?value .
    BIND(dcterms:publisher AS ?property)
  } UNION {
    SELECT ?source ?property (COUNT(DISTINCT ?claim) AS ?value) WHERE {
      ?claim a mpo:Claim ; prov:hadPrimarySource ?source .
      BIND(prov:hadPrimarySource AS ?property)
    } GROUP BY ?source ?property
  }
}"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its date as EDTF, its language in words, how many claims rest on it."""

    iri: str
    title: str
    publisher: str
    issued: str
    language: str
    url: str | None
    count: int

    def date(self, language: str) -> str:
        """Say its date in words; nothing if it has none."""
        return word_date(self.issued, language) if self.issued else ""

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders by title as a dictionary does."""
        return fold(self.title), self.iri


def read_documents(backend: Backend, language: str) -> tuple[Document, ...]:
    """Read the documents with their titles in a language, sorted by title."""
    return _read(cast("Hashable", backend), language)


@lru_cache(maxsize=8)
def _read(backend: Backend, language: str) -> tuple[Document, ...]:
    found: dict[str, dict[str, str]] = {}
    for source, prop, value in read_rows(backend, _DOCUMENTS):
        fields = found.setdefault(_value(source), {})
        name = _value(prop).replace("#", "/").rpartition("/")[2]
        # A text in the reader's language wins over one in another.
        if name not in fields or (isinstance(value, ox.Literal) and value.language == language):
            fields[name] = _value(value)
    return tuple(
        sorted(
            (_make(iri, fields, language) for iri, fields in found.items()),
            key=lambda document: document.sort_key,
        )
    )


def _make(iri: str, fields: dict[str, str], language: str) -> Document:
    url = fields.get("url", "")
    spoken = fields.get("language", "")
    return Document(
        iri=iri,
        title=fields.get("title", iri),
        publisher=fields.get("publisher", ""),
        issued=fields.get("issued") or fields.get("datePublished", ""),
        language=str(load_table("site", language)["languages"].get(spoken, spoken)),
        url=url if is_web_address(url) else None,
        count=int(fields.get("hadPrimarySource", 0)),
    )


def _value(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
