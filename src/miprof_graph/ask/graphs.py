"""Which graphs of a store are ours: a query is put to the union of those and of no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from miprof_graph.ask.wire import Graphs
from miprof_graph.names import BASE, GRAPH_PUBLISHED, GRAPH_STAGING, PREFIXES

# More would not do: Virtuoso repeats each name in a header, and Python reads a hundred headers.
_MOST_NAMED: Final = 40
_ACCOUNT: Final = f"""
SELECT ?name WHERE {{ GRAPH <{GRAPH_PUBLISHED}> {{ ?entry dcterms:identifier ?name }} }}"""
_ONTOLOGY: Final = f"<{BASE}ontology> a owl:Ontology"
_IS_HERE: Final = f"SELECT ?g WHERE {{ GRAPH ?g {{ {_ONTOLOGY} }} }} LIMIT 1"
_NAMES: Final = f"""
SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "{PREFIXES["graph"]}")) }}"""
_IS_UNION: Final = f"SELECT ?type WHERE {{ {_ONTOLOGY} . <{BASE}ontology> a ?type }} LIMIT 1"

Ask = Callable[[str], list[str]]
"""Puts a query of one column to the store as it is, and gives the values."""


def find_graphs(ask: Ask) -> Graphs:
    """Give the parameters by which a query is put to the union of our graphs and nothing else.

    They are given even where the default graph is a union: Virtuoso keeps house in graphs of its
    own, and others may have theirs in the same store. Only so many graphs that they cannot be
    named there are asked as the union that the store makes.
    """
    names = [name for name in ask(_ACCOUNT) or _list_names(ask) if not is_account(name)]
    if len(names) > _MOST_NAMED and ask(_IS_UNION):
        return ()
    return name_graphs(sorted(names))


def name_graphs(names: Iterable[str]) -> Graphs:
    """Give the parameters that make graphs the default graph together, and each one a named one."""
    names = list(names)
    return [(kind, name) for kind in ("default-graph-uri", "named-graph-uri") for name in names]


def is_account(name: str) -> bool:
    """Say whether a graph is one that only publishing has to do with."""
    return name in (GRAPH_PUBLISHED, GRAPH_STAGING)


def _list_names(ask: Ask) -> list[str]:
    # To list all names takes long in a large store, which has none of ours most of the time.
    return ask(_NAMES) if ask(_IS_HERE) else []
