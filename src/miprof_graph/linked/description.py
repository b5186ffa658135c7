"""What the graph knows of one thing, as quads: the data behind a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.linked.topics import CLAIM, GRAPH, ONTOLOGY, Topic
from miprof_graph.names import BASE, GRAPH_ONTOLOGY, PREFIXES

LINKS: Final = (
    *("rdf:subject", "rdf:object"),
    *("mpo:attributedTo", "mpo:onBehalfOf", "mpo:legalBasis"),
)
"""How a claim can speak of a thing."""

_INCOMING: Final = 1000
_AT_ONCE: Final = 400
_WHOLE: Final = "SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {graph} }} GRAPH ?g {{ ?s ?p ?o }} }}"
_OWN: Final = """
SELECT ?g ?s ?p ?o WHERE {{
  {{ VALUES ?s {{ {iri} }} GRAPH ?g {{ ?s ?p ?o }} }}
  UNION {{
    SELECT ?g ?s ?p ?o WHERE {{ VALUES ?o {{ {iri} }} GRAPH ?g {{ ?s ?p ?o }} }}
    ORDER BY ?s ?p ?g LIMIT {limit}
  }}
}}"""
# A claim is four things: itself, the passage, the words in it, and a membership that follows.
_PARTS: Final = (
    "?s {link} {iri}",
    "?claim {link} {iri} ; oa:hasTarget ?s",
    "?claim {link} {iri} ; oa:hasTarget ?target . ?target oa:hasSelector ?s",
    "?claim {link} {iri} . ?s prov:wasDerivedFrom ?claim",
)
_PARTS_OF_ONE: Final = (
    "{iri} oa:hasTarget ?s",
    "{iri} oa:hasTarget ?target . ?target oa:hasSelector ?s",
    "?s prov:wasDerivedFrom {iri}",
)
_NAMES: Final = ("skos:prefLabel", "rdfs:label", "dcterms:title")


def describe(backend: Backend, topic: Topic) -> list[ox.Quad]:
    """Give what the graph says of a thing, each triple with its graph, in no order.

    That is: its own triples, its identifiers, up to a thousand triples that lead to it, every
    claim that speaks of it with its passage, and the names of all that is mentioned. A graph,
    and the ontology, are given whole. Nothing is given of what the graph does not know.
    """
    iri = ox.NamedNode(topic.iri)
    if topic.kind in (GRAPH, ONTOLOGY):
        graph = iri if topic.kind == GRAPH else ox.NamedNode(GRAPH_ONTOLOGY)
        return list(_read(backend, _WHOLE.format(graph=graph)))
    quads = set(_read(backend, _OWN.format(iri=iri, limit=_INCOMING)))
    if not quads:
        return []
    if topic.kind == CLAIM:
        branches = [part.format(iri=iri) for part in _PARTS_OF_ONE]
    else:
        branches = [part.format(iri=iri, link=link) for link in LINKS for part in _PARTS]
        branches.append(f"{iri} adms:identifier ?s")
    union = " UNION ".join(f"{{ {branch} }}" for branch in branches)
    query = f"SELECT ?g ?s ?p ?o WHERE {{ {{ {union} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    quads |= set(_read(backend, query))
    quads |= set(_read_names(backend, quads))
    return [*quads, *_describe_document(topic)]


def _describe_document(topic: Topic) -> Iterator[ox.Quad]:
    """Say of a document that is not the thing itself what it is about."""
    if topic.document != topic.iri:
        document = ox.NamedNode(topic.document)
        for name, value in (
            ("rdf:type", PREFIXES["foaf"] + "Document"),
            ("foaf:primaryTopic", topic.iri),
            ("void:inDataset", BASE + "dataset"),
        ):
            prefix, _, local = name.partition(":")
            verb = ox.NamedNode(PREFIXES[prefix] + local)
            yield ox.Quad(document, verb, ox.NamedNode(value))


def _read_names(backend: Backend, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    terms = {term for quad in quads for term in (quad.subject, quad.predicate, quad.object)}
    wanted = sorted(
        str(term)
        for term in terms
        if isinstance(term, ox.NamedNode)
        and term.value.startswith(BASE)
        and not term.value.startswith(PREFIXES["claim"])
    )
    branches = " UNION ".join(
        f"{{ GRAPH ?g {{ ?s {name} ?o }} BIND({name} AS ?p) }}" for name in _NAMES
    )
    for start in range(0, len(wanted), _AT_ONCE):
        values = " ".join(wanted[start : start + _AT_ONCE])
        query = f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} {branches} }}"
        yield from _read(backend, query)


def _read(backend: Backend, query: str) -> Iterator[ox.Quad]:
    for graph, subject, predicate, value in read_rows(backend, query):
        if (
            isinstance(graph, ox.NamedNode)
            and isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and value is not None
        ):
            yield ox.Quad(subject, predicate, value, graph)
