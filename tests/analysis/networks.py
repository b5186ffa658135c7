"""Small networks of actors, drawn by hand: a line for each claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from miprof_graph.analysis.actors import Actors, select_actors
from miprof_graph.analysis.engine import find_engine
from miprof_graph.analysis.findings import Finding
from miprof_graph.analysis.study import SEED, Study
from miprof_graph.dates import OPEN, date_bounds
from miprof_graph.names import PREFIXES
from miprof_graph.network import Claim, Fact, Relation, Source, Value
from miprof_graph.network.read import Texts

MPO = PREFIXES["mpo"]
_GROUPS = {
    **dict.fromkeys(("memberOf", "holdsPost", "postIn", "partOfBody"), "governance"),
    **dict.fromkeys(("sent", "addressedTo", "metWith", "wroteTo"), "correspondence"),
    **dict.fromkeys(("partnerOf",), "partnership"),
    **dict.fromkeys(("createdOn", "dateEnded", "dateSent"), ""),
}
_KINDS = {
    "a": ("Association", "association"),
    "s": ("PublicBody", "state"),
    "g": ("PublicBody", "state"),
    "e": ("InternationalBody", "international"),
    "p": ("Person", "person"),
    "o": ("Post", "post"),
    "l": ("Letter", "letter"),
}


def make_network(*lines: str, issued: str = "2016-03-01") -> nx.MultiDiGraph[str]:
    """Make a network of claims written as `subject relation object [from until [source [rank]]]`.

    The first letter of a name says what it is: an association, a body of the State, a government,
    a body of Europe, a person, an office, a letter. A dash stands for what is not said.
    """
    claims = [_read_claim(number, line.split()) for number, line in enumerate(lines)]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    relations = {MPO + name: _relation(name) for name in _GROUPS}
    sources = {
        claim.source: Source(claim.source, {}, issued=issued, retrieved="2026-11-21")
        for claim in claims
    }
    network.graph.update(relations=relations, sources=sources, claims=claims)
    network.graph["names"] = {name: Texts({"fr": name, "en": name}) for name in sources}
    edges = [claim for claim in claims if relations[claim.predicate].is_edge]
    for name in sorted({end for claim in edges for end in (claim.subject, claim.value.text)}):
        facts = [c for c in claims if c.subject == name and not relations[c.predicate].is_edge]
        network.add_node(name, **_node(name, facts, relations))
    for claim in edges:
        known = network.get_edge_data(claim.subject, claim.value.text, claim.predicate, {})
        behind = (*known.get("claims", ()), claim)
        network.add_edge(claim.subject, claim.value.text, key=claim.predicate, claims=behind)
    return network


def make_actors(*lines: str) -> Actors:
    """Make the network of actors of some claims."""
    return select_actors(make_network(*lines))


def make_study(*lines: str, backend: str = "networkx") -> Study:
    """Make what measures are given, of some claims."""
    return Study(make_actors(*lines), find_engine(backend, 0, SEED))


def rows_of(finding: Finding, *columns: str) -> list[tuple[Any, ...]]:
    """Give some columns of a finding, row by row."""
    return list(zip(*(finding.column(name) for name in columns), strict=True))


def by_key(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Give findings by their keys."""
    return {finding.key: finding for finding in findings}


def _read_claim(number: int, words: list[str]) -> Claim:
    given = ["" if word == "-" else word for word in words]
    subject, relation, value, start, until, source, rank = given + [""] * (7 - len(given))
    low = date_bounds(start)[0] if start else None
    high = date_bounds(until)[1] if until not in ("", OPEN) else None
    return Claim(
        iri=f"c{number:03d}",
        subject=subject,
        predicate=MPO + relation,
        value=Value(value, is_iri=bool(_GROUPS[relation])),
        source=source or f"source-{number:03d}",
        status="asserted",
        rank=rank or "normal",
        start=start,
        until=until,
        earliest=low or "",
        latest=high or "",
    )


def _relation(name: str) -> Relation:
    group = _GROUPS[name]
    symmetric = name in ("partnerOf", "metWith")
    return Relation(MPO + name, name, {}, {}, bool(group), group, 1, symmetric)


def _node(name: str, facts: list[Claim], relations: dict[str, Relation]) -> dict[str, object]:
    kind, group = _KINDS[name[0]]
    label = f"Gouvernement {name}" if name[0] == "g" else name
    return {
        "label": {"fr": label, "en": label},
        "short": {},
        "class_iri": MPO + kind,
        "class_label": {},
        "group": group,
        "agent": group != "letter",
        "facts": tuple(Fact(relations[c.predicate], c.value, (c,)) for c in facts),
    }
