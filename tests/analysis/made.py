"""Small networks under the real ontology, written as one would say them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from miprof_graph.analysis import Analysis, Cell, Finding, Wanted, analyse
from miprof_graph.names import PREFIXES
from miprof_graph.network import load_network
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    import networkx as nx

MP = PREFIXES["mp"]
MPO = PREFIXES["mpo"]
_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@cache
def _ontology() -> bytes:
    store = ox.Store()
    for path in sorted((REPOSITORY / "ontology").glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


def make_network(said: str, kinds: str = "") -> nx.MultiDiGraph[str]:
    """Make the network that lines such as `ada holdsPost direction` say.

    After the three names a line may say the document, the status and the rank, and `from` with a
    year: `ada heads miprof by:alpha status:planned rank:deprecated from:2014`. Who has no kind in
    `kinds` (`miprof Mission`, a line each) is a person.
    """
    claims = [line.split() for line in said.strip().splitlines()]
    kind = dict(_pair(line, " ") for line in kinds.strip().splitlines())
    names = {name for words in claims for name in (words[0], words[2])}
    turtle = "".join(f"mp:{name} a mpo:{kind.get(name, 'Person')} .\n" for name in sorted(names))
    turtle += "".join(_claim(number, claim) for number, claim in enumerate(claims))
    store = ox.Store()
    store.load(_ontology(), format=ox.RdfFormat.N_TRIPLES)
    store.load((_HEAD + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return load_network(store)


def _claim(number: int, words: list[str]) -> str:
    subject, predicate, value, *more = words
    given = dict(_pair(part, ":") for part in more)
    date = f'"{given["from"]}-01-01"^^xsd:date' if "from" in given else ""
    return (
        f"claim:c{number} a mpo:Claim ; rdf:subject mp:{subject} ;"
        f" rdf:predicate mpo:{predicate} ; rdf:object mp:{value} ;"
        f" mpo:status mpo:status-{given.get('status', 'asserted')} ;"
        f" mpo:rank mpo:rank-{given.get('rank', 'normal')} ;"
        f" prov:hadPrimarySource src:{given.get('by', 'alpha')} ."
        + (f" claim:c{number} mpo:earliest {date} ." if date else "")
        + f" src:{given.get('by', 'alpha')} a mpo:Source ; dcterms:publisher mp:ada .\n"
    )


def _pair(said: str, mark: str) -> tuple[str, str]:
    first, _, last = said.partition(mark)
    return first, last


def partners(*pairs: str) -> str:
    """Say that the first of each pair of letters is a partner of the second."""
    return "\n".join(f"{pair[0]} partnerOf {pair[1]}" for pair in pairs)


def find(network: nx.MultiDiGraph[str], *keys: str, backend: str = "igraph") -> list[Finding]:
    """Make some findings about a network."""
    return list(measure(network, *keys, backend=backend).findings)


def measure(network: nx.MultiDiGraph[str], *keys: str, backend: str = "igraph") -> Analysis:
    """Make some findings about a network, with a backend."""
    return analyse(network, Wanted(keys, backend))


def scores(finding: Finding, column: str = "") -> dict[str, object]:
    """Give a column of a ranking by entity, names without their namespace; the main one if none."""
    names = [str(cell).removeprefix(MP) for cell in finding.column("entity")]
    return dict(zip(names, finding.column(column or finding.key), strict=True))


def short(cell: Cell | Iterable[Cell]) -> list[str]:
    """Give the names in a cell, or in several, without their namespace."""
    assert isinstance(cell, Iterable)
    return [str(iri).removeprefix(MP) for iri in cell]
