"""Names that other authorities give: how a page writes them."""

from __future__ import annotations

from urllib.parse import urlsplit

from miprof_graph.messages import load_table, text


def name_elsewhere(iri: str, language: str) -> str:
    """Write a name as the authority and what it calls the thing; in full if it is not known.

    >>> name_elsewhere("http://www.wikidata.org/entity/Q99000000001", "en")
    'Wikidata: Q99000000001'
    >>> name_elsewhere("https://example.org/x", "en")
    'https://example.org/x'
    """
    parts = urlsplit(iri)
    authority = load_table("linked", language)["authorities"].get(parts.netloc)
    local = parts.fragment or parts.path.rpartition("/")[2]
    if not (authority and local):
        return iri
    return f"{authority}{text('linked.colon', language)}{local}"
