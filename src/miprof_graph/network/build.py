"""Put the network together: a directed multigraph whose edges carry their claims."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from miprof_graph.dates import OPEN

from . import read
from .model import RANK_ORDER, STATUS_ORDER, Claim, Fact, Relation, Value, Words, position
from .read import Kind, Texts
from .terms import local_name

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

Triple = tuple[str, str, str]


def load_network(store: "ox.Store", *, negated: bool = False) -> "nx.MultiDiGraph[str]":
    """Build the network that the ontology in a store declares.

    Every property below ``mpo:linkedTo`` is an edge, keyed by its IRI. Nodes are the IRIs of
    the entities that edges join. What else is claimed of them is their attribute ``facts``.
    The graph's own attributes are ``relations``, ``sources``, ``names`` (the names of everything
    in the store, by IRI) and ``claims`` (all of them, best first).

    Args:
        store: the dataset, ontology included.
        negated: draw the edges that the documents only deny; else they are facts.
    """
    import networkx as nx

    texts = read.read_texts(store)
    relations = read.read_relations(store, texts)
    kinds = read.read_types(store, read.read_kinds(store, texts))
    claims = read.read_claims(store)
    edges, rest = _sort_claims(claims, relations, negated=negated)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(relations=relations, sources=read.read_sources(store, texts))
    graph.graph.update(names=texts, claims=claims)
    facts = _facts(rest, relations)
    for iri in sorted({end for s, _, o in edges for end in (s, o)}):
        graph.add_node(iri, **_node(iri, texts, kinds.get(iri)))
    for iri, data in graph.nodes.items():
        data["facts"] = _facts_of(iri, facts, graph)
    for s, p, o in sorted(edges):
        graph.add_edge(s, o, key=p, **_edge(relations[p], edges[s, p, o]))
    return graph


def _sort_claims(
    claims: list[Claim], relations: dict[str, Relation], *, negated: bool
) -> tuple[dict[Triple, list[Claim]], list[Claim]]:
    """Tell claims that are edges from the rest; a symmetric relation is one edge both ways.

    What every document denies is a fact about both entities, but joins nothing.
    """
    edges: dict[Triple, list[Claim]] = defaultdict(list)
    rest: list[Claim] = []
    for claim in claims:
        relation = relations.get(claim.predicate)
        if relation is None or not relation.is_edge or not claim.value.is_iri:
            rest.append(claim)
            continue
        ends = (claim.subject, claim.value.text)
        first, last = sorted(ends) if relation.symmetric else ends
        edges[first, claim.predicate, last].append(claim)
    for triple, behind in list(edges.items()):
        if not negated and all(claim.status == "negated" for claim in behind):
            rest.extend(edges.pop(triple))
    return edges, rest


def _edge(relation: Relation, claims: list[Claim]) -> dict[str, Any]:
    statuses = {claim.status for claim in claims}
    ranks = {claim.rank for claim in claims}
    held = [c for c in claims if c.status != "negated" and c.rank != "deprecated"]
    earliest = [c.earliest for c in held if c.earliest]
    latest = [c.latest for c in held if c.latest]
    return {
        "relation": relation.name,
        "label": relation.label,
        "inverse": relation.inverse,
        "group": relation.group,
        "weight": relation.weight,
        "symmetric": relation.symmetric,
        "status": min(statuses, key=lambda name: position(STATUS_ORDER, name)),
        "rank": min(ranks, key=lambda name: position(RANK_ORDER, name)),
        "negated": statuses == {"negated"},
        "disputed": "negated" in statuses and len(statuses) > 1,
        "earliest": min(earliest, default=""),
        "latest": "" if any(c.until == OPEN for c in held) else max(latest, default=""),
        "claims": tuple(claims),
    }


def _node(iri: str, texts: dict[str, Texts], kind: Kind | None) -> dict[str, Any]:
    own = texts.get(iri) or Texts()
    label: Words = own.label or {"fr": local_name(iri)}
    return {
        "iri": iri,
        "slug": local_name(iri),
        "label": label,
        "short": own.short,
        "definition": own.definition,
        "other": tuple(sorted(own.other)),
        "hidden": tuple(sorted(own.hidden)),
        "class_iri": kind.iri if kind else "",
        "class_label": kind.label if kind else {},
        "group": kind.group if kind else "",
        "agent": kind is not None and kind.is_agent,
    }


def _facts(claims: list[Claim], relations: dict[str, Relation]) -> dict[str, list[Fact]]:
    """Group the claims that are no edges by what they say, under both their ends."""
    same: dict[tuple[str, str, Value], list[Claim]] = defaultdict(list)
    for claim in claims:
        same[claim.subject, claim.predicate, claim.value].append(claim)
    facts: dict[str, list[Fact]] = defaultdict(list)
    order = sorted(same, key=lambda key: (key[0], key[1], key[2].key))
    for subject, predicate, value in order:
        relation = relations.get(predicate) or Relation(predicate, local_name(predicate), {}, {})
        behind = tuple(same[subject, predicate, value])
        facts[subject].append(Fact(relation, value, behind))
        if value.is_iri:
            facts[value.text].append(Fact(relation, Value(subject, True), behind, inverted=True))
    return facts


def _facts_of(
    iri: str, facts: dict[str, list[Fact]], graph: "nx.MultiDiGraph[str]"
) -> tuple[Fact, ...]:
    """Return an entity's facts; a subject that is no node itself brings what it says."""
    found = []
    for fact in facts.get(iri, ()):
        if fact.inverted and fact.value.text not in graph:
            inner = tuple(f for f in facts[fact.value.text] if not f.inverted and not _back(f, iri))
            found.append(Fact(fact.relation, fact.value, fact.claims, True, inner))
        else:
            found.append(fact)
    return tuple(found)


def _back(fact: Fact, iri: str) -> bool:
    return fact.value.is_iri and fact.value.text == iri
