"""The names to show for IRIs: in full, or short where a full name would fill a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.names import PREFIXES, compact

_AT_ONCE: Final = 400
LONGEST: Final = 60


def read_labels(
    backend: Backend, iris: Iterable[str], language: str, *, short: bool = False
) -> dict[str, str]:
    """Read the name of each IRI in a language, else in the other, else its CURIE.

    With `short`, a long name gives way to the short label; a document without one goes by its
    CURIE.
    """
    names = _read_names(backend, iris, "skos:prefLabel rdfs:label dcterms:title", language)
    long = [iri for iri, name in names.items() if len(name) > LONGEST]
    if short and long:
        briefly = _read_names(backend, long, "mpo:shortLabel", language)
        for iri in long:
            is_source = iri.startswith(PREFIXES["src"])
            if is_source or briefly[iri] != compact(iri):
                names[iri] = briefly[iri]
    return names


def explain_sources(
    backend: Backend, labels: Mapping[str, str], language: str
) -> list[tuple[str, str]]:
    """Give the full title of every document whose label is a shorter one, sorted."""
    sources = [iri for iri in labels if iri.startswith(PREFIXES["src"])]
    titles = read_labels(backend, sources, language)
    return sorted((labels[iri], title) for iri, title in titles.items() if title != labels[iri])


def _read_names(
    backend: Backend, iris: Iterable[str], properties: str, language: str
) -> dict[str, str]:
    wanted = sorted(set(iris))
    best: dict[str, tuple[bool, str]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        values = " ".join(str(ox.NamedNode(iri)) for iri in wanted[start : start + _AT_ONCE])
        # A branch for each property is a look-up; a second VALUES would be joined row by row.
        branches = " UNION ".join(f"{{ ?iri {prop} ?name }}" for prop in properties.split())
        query = f"SELECT ?iri ?name WHERE {{ VALUES ?iri {{ {values} }} {branches} }}"
        for iri, name in read_rows(backend, query):
            if isinstance(iri, ox.NamedNode) and isinstance(name, ox.Literal):
                rated = (name.language != language, name.value)
                best[iri.value] = min(best.get(iri.value, rated), rated)
    return {iri: best[iri][1] if iri in best else compact(iri) for iri in wanted}
