"""Who is tied to whom: within sectors and kinds, and across them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.findings import (
    Column,
    Field,
    Finding,
    Kind,
    Method,
    Row,
    Said,
    Shape,
    rounded,
)
from miprof_graph.analysis.sectors import SECTORS
from miprof_graph.analysis.study import Study

_SECTION: Final = "groups"
LABELS: Final = ("sector", "kind")
"""The attributes of actors by which mixing is measured."""


def labels_of(study: Study, attribute: str) -> list[str]:
    """Give an attribute of each actor, in the order of the nodes."""
    return [str(value) for _, value in study.actors.simple.nodes(data=attribute)]


def find_assortativity(study: Study) -> Iterator[Finding]:
    """Find whether actors of one sector, or of one kind, are tied among themselves."""
    native = study.engine.native(study.actors.simple)
    for attribute in LABELS:
        labels = labels_of(study, attribute)
        if len(set(labels)) < 2:
            # Where all are alike, nobody can be tied to others unlike them.
            continue
        value = rounded(study.engine.mixing(native, labels))
        tendency = "alike" if value > 0.1 else "unlike" if value < -0.1 else "neither"
        fields = {"value": Field(value, Kind.NUMBER, 2)}
        key = f"assortativity-{attribute}"
        yield Finding(
            key=key,
            section=_SECTION,
            shape=Shape.VALUE,
            columns=(Column("assortativity", Kind.NUMBER),),
            rows=(Row((value,)),),
            unit="assortativity",
            sentences=(Said(f"said-{key}-{tendency}", fields),),
            caveat=Said("caveat-assortativity"),
            method=Method(study.engine.name),
            basis=study.actors.basis,
        )


def find_sectors(study: Study) -> Iterator[Finding]:
    """Count the ties between each two sectors, and how many chance would make."""
    graph = study.actors.simple
    sector = {node: str(name) for node, name in graph.nodes(data="sector")}
    ends = ((sector[one], sector[other]) for one, other in graph.edges)
    ties = Counter((min(pair), max(pair)) for pair in ends)
    weight: Counter[str] = Counter()
    for node, degree in graph.degree:
        weight[sector[node]] += degree
    total = sum(weight.values())
    behind = _claims_by_sectors(study.actors, sector)
    rows = []
    present = [name for name in SECTORS if weight[name]]
    for one, other in combinations_with_replacement(present, 2):
        count = ties[min(one, other), max(one, other)]
        expected = weight[one] * weight[other] / total / (2 if one == other else 1)
        cells = (f"sector-{one}", f"sector-{other}", count)
        claims = tuple(sorted(behind[min(one, other), max(one, other)]))
        rows.append(Row((*cells, rounded(expected), rounded(count / expected)), claims))
    rows.sort(key=lambda row: (-int(str(row.cells[2])), row.cells[:2]))
    yield Finding(
        key="sectors",
        section=_SECTION,
        shape=Shape.PAIRS,
        columns=(
            Column("sector", Kind.TERM),
            Column("other-sector", Kind.TERM),
            Column("ties", Kind.COUNT),
            Column("expected", Kind.NUMBER),
            Column("ratio", Kind.NUMBER),
        ),
        rows=rows,
        unit="ties",
        sentences=(Said("said-sectors", _say(rows)),),
        caveat=Said("caveat-sectors"),
        method=Method("networkx"),
        basis=study.actors.basis,
    )


def _claims_by_sectors(
    actors: Actors, sector: Mapping[str, str]
) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one, other, data in actors.graph.edges(data=True):
        ends = sorted((sector[one], sector[other]))
        found[ends[0], ends[1]].update(claim.iri for claim in data["claims"])
    return found


def _say(rows: list[Row]) -> dict[str, Field]:
    """Name the pair of sectors with most ties, and the one that lacks most for its numbers."""
    most = rows[0]
    rare = max(rows, key=lambda row: float(str(row.cells[3])) - float(str(row.cells[2])))
    return {
        "one": Field(most.cells[0], Kind.TERM),
        "other": Field(most.cells[1], Kind.TERM),
        "ties": Field(most.cells[2], Kind.COUNT),
        "rare": Field(rare.cells[0], Kind.TERM),
        "rare_other": Field(rare.cells[1], Kind.TERM),
        "found": Field(rare.cells[2], Kind.COUNT),
        "expected": Field(rare.cells[3], Kind.NUMBER, 1),
    }
