"""What the clients should be told: the same questions, put to the store without a service."""

from __future__ import annotations

from functools import cache
from typing import Final

import pyoxigraph as ox

from miprof_graph.dataset import open_built
from miprof_graph.names import PREFIXES
from miprof_graph.rows import select

MPO: Final = PREFIXES["mpo"]
SKOS: Final = PREFIXES["skos"]
MINISTRIES: Final = f"""
PREFIX mpo: <{MPO}>
PREFIX skos: <{SKOS}>
SELECT ?ministry ?name WHERE {{
  ?ministry a mpo:Ministry ; skos:prefLabel ?name . FILTER(LANG(?name) = "fr")
}}"""
MINISTRY_NAMES: Final = f"""
PREFIX mpo: <{MPO}>
PREFIX skos: <{SKOS}>
CONSTRUCT {{ ?ministry skos:prefLabel ?name }}
WHERE {{ ?ministry a mpo:Ministry ; skos:prefLabel ?name }}"""


@cache
def ministries() -> dict[str, str]:
    """Give the ministries of the graph with their French names."""
    rows = select(open_built(), MINISTRIES)
    found = {_value(ministry): _value(name) for ministry, name in rows}
    assert len(found) > 3
    return found


@cache
def count_ministry_names() -> int:
    """Count the names of ministries, in all languages."""
    query = MINISTRY_NAMES.replace("CONSTRUCT { ?ministry skos:prefLabel ?name }", "SELECT *")
    return len({*select(open_built(), query)})


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value
