"""A made network of actors for the benchmark, in the form that `load_network` gives.

Preferential attachment (Barabási and Albert) makes networks in which a few actors have very many
ties, as in ours; every tie is one claim of one of a hundred documents.
"""

from __future__ import annotations

import random
from typing import Final

import networkx as nx

from miprof_graph.names import PREFIXES
from miprof_graph.network import Claim, Relation
from miprof_graph.network.model import Source, Value

_SEED: Final = 42
_TIES_EACH: Final = 3
_KINDS: Final = (
    *(("Person", "person"), ("PublicBody", "state"), ("Association", "association")),
    *(("Committee", "committee"), ("InternationalBody", "international")),
)
_RELATIONS: Final = (
    Relation(PREFIXES["mpo"] + "memberOf", "memberOf", {}, {}, True, "governance", 2),
    Relation(PREFIXES["mpo"] + "funds", "funds", {}, {}, True, "partnership", 2),
    Relation(PREFIXES["mpo"] + "partnerOf", "partnerOf", {}, {}, True, "partnership", 1, True),
)
_DOCUMENTS: Final = 100


def make_network(nodes: int) -> nx.MultiDiGraph[str]:
    """Make a network of so many actors, the same each time."""
    lots = random.Random(_SEED)  # noqa: S311
    bare: nx.Graph[int] = nx.barabasi_albert_graph(nodes, _TIES_EACH, seed=_SEED)
    sources = [f"{PREFIXES['src']}document-{number}" for number in range(_DOCUMENTS)]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        relations={relation.iri: relation for relation in _RELATIONS},
        sources={iri: Source(iri, {"fr": iri}) for iri in sources},
        names={},
        claims=[],
    )
    for number in bare:
        network.add_node(_iri(number), **_actor(number, lots))
    for one, other in bare.edges:
        ends = (_iri(one), _iri(other))
        relation = lots.choice(_RELATIONS)
        first, last = sorted(ends) if relation.symmetric else lots.sample(ends, 2)
        claim = Claim(
            iri=f"{PREFIXES['claim']}{one}-{other}",
            subject=first,
            predicate=relation.iri,
            value=Value(last, is_iri=True),
            source=lots.choice(sources),
            status="asserted",
            rank="normal",
        )
        network.add_edge(first, last, key=relation.iri, claims=(claim,))
        network.graph["claims"].append(claim)
    return network


def _iri(number: int) -> str:
    return f"{PREFIXES['mp']}actor-{number:06}"


def _actor(number: int, lots: random.Random) -> dict[str, object]:
    name, group = lots.choice(_KINDS)
    label = {"fr": f"Acteur {number}", "en": f"Actor {number}"}
    return {
        "label": label,
        "short": {},
        "class_iri": PREFIXES["mpo"] + name,
        "class_label": {"fr": name, "en": name},
        "group": group,
        "agent": True,
        "facts": (),
    }
