"""The plain triples of the plain alternative: a loop over the claims instead of a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import rdflib
from rdflib import RDF
from rdflib.term import Node

from benchmarks.plain_facts import MPO, ONTOLOGY

Triple = tuple[Node, Node, Node]


class _Said(NamedTuple):
    triple: Triple
    rank: str
    low: str
    high: str


def plain_triples(dataset: rdflib.Dataset) -> Iterator[Triple]:
    """Give what asserted claims say, unless it is denied, or a preferred claim says otherwise."""
    asserted = _said(dataset, "asserted")
    denials = defaultdict(list)
    for denial in _said(dataset, "negated"):
        denials[denial.triple].append(denial)
    single = set(dataset.graph(ONTOLOGY).subjects(MPO.functional, rdflib.Literal(True)))
    better = defaultdict(list)
    for claim in asserted:
        if claim.rank == "preferred":
            better[claim.triple[:2]].append(claim)
    for claim in asserted:
        rivals = better[claim.triple[:2]] if claim.triple[1] in single else []
        denied = any(_meet(claim, d) and _weighs(d, claim) for d in denials[claim.triple])
        behind = claim.rank == "normal" and any(_meet(claim, rival) for rival in rivals)
        if claim.rank != "deprecated" and not denied and not behind:
            yield claim.triple


def _said(dataset: rdflib.Dataset, status: str) -> list[_Said]:
    def one(claim: Node, predicate: Node) -> Node:
        return next(iter(dataset.objects(claim, predicate)))

    def date(claim: Node, name: str, default: str) -> str:
        return str(next(iter(dataset.objects(claim, MPO[name])), default))

    return [
        _Said(
            (one(claim, RDF.subject), one(claim, RDF.predicate), one(claim, RDF.object)),
            str(one(claim, MPO["rank"])).rpartition("#rank-")[2],
            date(claim, "earliest", "0"),
            date(claim, "latest", "9999"),
        )
        for claim in dataset.subjects(MPO.status, MPO[f"status-{status}"])
    ]


def _meet(one: _Said, other: _Said) -> bool:
    return one.low <= other.high and other.low <= one.high


def _weighs(denial: _Said, claim: _Said) -> bool:
    return denial.rank == "preferred" or denial.rank == claim.rank == "normal"
