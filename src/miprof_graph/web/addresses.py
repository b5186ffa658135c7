"""Where on this site the names of ours lead."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlencode

from miprof_graph.names import BASE

_PAGES: Final = {"id/": "doc", "source/": "source", "claim/": "claim", "graph/": "graph"}
_ONTOLOGY: Final = "ontology"


def page_address(language: str, path: str, /, **parameters: str) -> str:
    """Give the address of a page in a language.

    >>> page_address("fr", "/search", q="a b")
    '/fr/search?q=a+b'
    """
    return f"/{language}{path}" + (f"?{urlencode(parameters)}" if parameters else "")


@lru_cache(maxsize=65536)
def page_of(iri: str, language: str) -> str | None:
    """Give the address of the page about a name of ours; None for a name of others.

    >>> page_of("https://w3id.org/miprof-graph/id/miprof", "en")
    '/en/doc/miprof'
    >>> page_of("https://w3id.org/miprof-graph/ontology#linkedTo", "en")
    '/en/ontology/linkedTo'
    >>> page_of("https://w3id.org/miprof-graph/claim/0a#passage", "en")
    '/en/claim/0a#passage'
    >>> page_of("https://example.org/x", "en") is None
    True
    """
    if not iri.startswith(BASE):
        return None
    path, _, fragment = iri.removeprefix(BASE).partition("#")
    if path == _ONTOLOGY:
        return page_address(language, f"/{_ONTOLOGY}" + (f"/{quote(fragment)}" if fragment else ""))
    for start, page in _PAGES.items():
        if path.startswith(start) and path != start:
            place = f"#{quote(fragment)}" if fragment else ""
            return page_address(language, f"/{page}/{quote(path.removeprefix(start))}") + place
    return None


def in_other_language(path: str, query_string: str, other: str) -> str:
    """Give the address of the page that is the same in another language.

    >>> in_other_language("/fr/doc/miprof", "", "en"), in_other_language("/doc/miprof", "a=1", "en")
    ('/en/doc/miprof', '/en/doc/miprof?a=1')
    """
    first, _, rest = path.lstrip("/").partition("/")
    kept = rest if len(first) == len(other) else path.lstrip("/")
    return f"/{other}/{kept}" + (f"?{query_string}" if query_string else "")
