"""The network with plain values only, as tables and the formats of other tools want it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from miprof_graph.names import compact

if TYPE_CHECKING:
    from networkx import MultiDiGraph

# What XML 1.0 cannot hold, not even as a character reference.
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NODE_COLUMNS: Final = (
    *("label", "label_en", "short", "short_en", "class", "class_fr", "class_en"),
    *("group", "definition", "definition_en", "other_names"),
)
EDGE_COLUMNS: Final = (
    *("label", "label_en", "relation", "group", "weight", "symmetric", "status", "rank"),
    *("negated", "disputed", "earliest", "latest", "claims", "documents", "sources"),
)


def flatten(network: MultiDiGraph[str]) -> MultiDiGraph[str]:
    """Copy the network, sorted, with text, numbers and truth values as its only attributes.

    The key of an edge is its identifier: source, relation and target as CURIEs.
    """
    import networkx as nx

    flat: MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(network):
        flat.add_node(iri, **dict(zip(NODE_COLUMNS, _node(network.nodes[iri]), strict=True)))
    for source, target, relation in sorted(network.edges(keys=True)):
        values = _edge(network.edges[source, target, relation], relation)
        name = "--".join(compact(iri) for iri in (source, relation, target))
        flat.add_edge(source, target, name, **dict(zip(EDGE_COLUMNS, values, strict=True)))
    return flat


def clean(text: str) -> str:
    r"""Replace the characters that XML cannot hold.

    >>> clean("a\x01b")
    'a�b'
    """
    return _NOT_XML.sub("\ufffd", text)


def _node(data: dict[str, Any]) -> tuple[str, ...]:
    values = (
        *_both(data["label"]),
        *(data["short"].get("fr", ""), data["short"].get("en", "")),
        compact(data["class_iri"]),
        *_both(data["class_label"]),
        data["group"],
        *_both(data["definition"]),
        " | ".join(sorted({name for _, name in data["other"]})),
    )
    return tuple(clean(value) for value in values)


def _edge(data: dict[str, Any], relation: str) -> tuple[str | int | bool, ...]:
    sources = sorted({claim.source for claim in data["claims"]})
    return (
        *map(clean, _both(data["label"])),
        *(compact(relation), data["group"], data["weight"], data["symmetric"]),
        *(data["status"], data["rank"], data["negated"], data["disputed"]),
        *(data["earliest"], data["latest"], len(data["claims"]), len(sources)),
        " ".join(compact(source) for source in sources),
    )


def _both(words: dict[str, str]) -> tuple[str, str]:
    """Give a text in French and English, each standing in for the other."""
    french, english = words.get("fr", ""), words.get("en", "")
    return french or english, english or french
