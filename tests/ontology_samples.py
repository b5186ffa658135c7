"""The ontology and small samples of facts, as the tests of the ontology need them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib

from miprof_graph.derive import derive, read_rules
from miprof_graph.names import GRAPH_ENTITIES, GRAPH_ONTOLOGY, PREFIXES

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
IRI = rdflib.URIRef(PREFIXES["mpo"].rstrip("#"))
MPO = rdflib.Namespace(PREFIXES["mpo"])
TERMS = ("miprof.ttl", "lists.ttl", "alignments.ttl")
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
_TERMS_QUERY = """
SELECT DISTINCT ?t WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }
  ?t a ?kind
} ORDER BY ?t"""


@cache
def read_graph(*names: str) -> rdflib.Graph:
    """Read files of the ontology as one graph, which no test may change."""
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ONTOLOGY / name, format="turtle")
    return graph


def local_name(term: object) -> str:
    """Give the name of a term of the ontology without its namespace."""
    return str(term).removeprefix(str(MPO))


def is_ours(term: object) -> bool:
    """Tell whether a term belongs to the ontology."""
    return str(term).startswith(str(MPO))


def languages(graph: rdflib.Graph, subject: rdflib.term.Node, said: rdflib.URIRef) -> list[str]:
    """Name the languages of the texts that a subject has under a property, one each."""
    found = graph.objects(subject, said)
    return sorted(text.language or "" for text in found if isinstance(text, rdflib.Literal))


def to_rdflib(store: ox.Store) -> rdflib.Graph:
    """Copy the union of a store's graphs."""
    lines = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


@cache
def read_terms() -> tuple[str, ...]:
    """Name all classes and properties of the ontology."""
    store = make_store()
    rows = store.query(_TERMS_QUERY, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return tuple(row["t"].value.removeprefix(MPO) for row in rows)


def make_store(facts: str = "") -> ox.Store:
    """Load the ontology, and facts in Turtle that need no prefix declarations."""
    store = ox.Store()
    store.bulk_load(_ontology_quads(), format=ox.RdfFormat.N_QUADS)
    graph = ox.NamedNode(GRAPH_ENTITIES)
    store.bulk_load((HEAD + facts).encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


@cache
def _ontology_quads() -> bytes:
    graph = ox.NamedNode(GRAPH_ONTOLOGY)
    triples = [quad.triple for name in TERMS for quad in ox.parse(path=ONTOLOGY / name)]
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    return "".join(f"{quad} .\n" for quad in quads).encode()


def derive_store(facts: str) -> ox.Store:
    """Load facts and all that the rules make of them."""
    store = make_store(facts)
    derive(store, read_rules(ONTOLOGY / "rules"))
    return store


def parse(facts: str) -> set[ox.Triple]:
    """Read Turtle that needs no prefix declarations."""
    return {quad.triple for quad in ox.parse(HEAD + facts, format=ox.RdfFormat.TURTLE)}


def claim(name: str, statement: str, more: str = "", *, status: str = "", rank: str = "") -> str:
    """Write a claim in Turtle; `statement` is its subject, predicate and object."""
    s, p, o = statement.split(" ", 2)
    return (
        f"claim:{name} a mpo:Claim ; rdf:subject {s} ; rdf:predicate {p} ; rdf:object {o} ; "
        f"mpo:status mpo:status-{status or 'asserted'} ; mpo:rank mpo:rank-{rank or 'normal'} ; "
        f"prov:hadPrimarySource src:a {'; ' + more if more else ''} .\n"
    )


def dated(start: str = "", end: str = "") -> str:
    """Write the bounds of a claim."""
    found = (("mpo:earliest", start), ("mpo:latest", end))
    return " ; ".join(f'{name} "{day}"^^xsd:date' for name, day in found if day)
