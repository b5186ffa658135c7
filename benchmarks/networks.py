"""Networks of any size for the map: made-up entities in groups, linked mostly within their group.

Each link rests on a claim of a document, as ours do. Same size, same network.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

    from miprof_graph.network import Relation

_SEED: Final = 20131
_GROUP: Final = 60
_LINKS: Final = 2
"""Links for each entity, as in our own graph."""

_KINDS: Final = ("person", "state", "committee", "association", "plan", "law", "letter", "topic")
_RELATIONS: Final = ("governance", "law", "production", "partnership", "correspondence")
_DOCUMENTS: Final = 400
_BASE: Final = "https://example.org/"


def make_network(size: int) -> nx.MultiDiGraph[str]:
    """Make a network of `size` entities and twice as many links."""
    import networkx as nx

    random = Random(_SEED)  # noqa: S311 - the same numbers each time are wanted
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    relations = {name: _make_relation(name) for name in _RELATIONS}
    graph.graph.update(relations=relations, sources={}, names={}, claims=[])
    for number in range(size):
        graph.add_node(f"{_BASE}{number}", **_make_node(number))
    taken: set[tuple[str, str, str]] = set()
    while len(taken) < _LINKS * size:
        start, end = _draw_ends(random, size)
        key = (f"{_BASE}{start}", f"{_BASE}{end}", random.choice(_RELATIONS))
        if start != end and key not in taken:
            taken.add(key)
            _add_link(graph, key, len(taken), relations[key[2]])
    return graph


def _draw_ends(random: Random, size: int) -> tuple[int, int]:
    """Draw two entities: mostly of one group with a hub in it, else any two, with a few hubs."""
    start = random.randrange(size)
    if random.random() < 0.85:
        return start, (start // _GROUP * _GROUP + int(_GROUP * random.random() ** 2)) % size
    return start, int(size * random.random() ** 2)


def _make_relation(name: str) -> Relation:
    from miprof_graph.network import Relation

    label = {"fr": f"est lié à ({name})", "en": f"is linked to ({name})"}
    return Relation(name, name, label, {}, is_edge=True, group=name, weight=2)


def _make_node(number: int) -> dict[str, object]:
    return {
        "slug": f"entity-{number}",
        "label": {"fr": f"Entité n° {number} du réseau", "en": f"Entity no. {number}"},
        "short": {},
        "definition": {"fr": f"Entité fictive n° {number}.", "en": f"Made-up entity {number}."},
        "class_label": {"fr": "entité", "en": "entity"},
        "group": _KINDS[number % len(_KINDS)],
        "other": (),
        "hidden": (),
        "facts": (),
    }


def _add_link(
    graph: nx.MultiDiGraph[str], key: tuple[str, str, str], number: int, relation: Relation
) -> None:
    from miprof_graph.network import Claim, Value

    start, end, predicate = key
    claim = Claim(
        iri=f"{_BASE}claim/{number}",
        subject=start,
        predicate=predicate,
        value=Value(end, is_iri=True),
        source=f"{_BASE}document/{number % _DOCUMENTS}",
        status="asserted",
        rank="normal",
        start=str(2000 + number % 25),
        locator=f"§ {number % 40}",
        quote=f"les mots du document, n° {number}",
    )
    signs = {"group": relation.group, "weight": relation.weight, "status": "asserted"}
    graph.add_edge(
        start, end, key=predicate, rank="normal", disputed=False, claims=(claim,), **signs
    )
