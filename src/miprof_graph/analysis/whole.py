"""The network as a whole: what it holds, how dense it is, how far apart its actors are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from miprof_graph.analysis.engine import NETWORKX
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
from miprof_graph.analysis.study import Study

_SECTION: Final = "whole"
_NETWORKX: Final = Method(NETWORKX)


def find_scope(study: Study) -> Iterator[Finding]:
    """Say what the network that is measured keeps of the one that the map shows."""
    actors = study.actors
    ties = [data["claims"] for *_, data in actors.graph.edges(data=True)]
    counts = {
        "entities": len(actors.network),
        "merged": len(actors.stands_for),
        "lonely": actors.lonely,
        "actors": len(actors.graph),
        "relations": len(ties),
        "undated": sum(not any(c.earliest or c.latest for c in claims) for claims in ties),
    }
    yield Finding(
        key="scope",
        section=_SECTION,
        shape=Shape.SERIES,
        columns=(Column("what", Kind.TERM), Column("number", Kind.COUNT)),
        rows=[Row((f"scope-{name}", count)) for name, count in counts.items()],
        unit="number",
        sentences=(Said("said-scope", {n: Field(c, Kind.COUNT) for n, c in counts.items()}),),
        caveat=Said("caveat-scope"),
        method=_NETWORKX,
        basis=actors.basis,
    )


def find_density(study: Study) -> Iterator[Finding]:
    """Find which share of all ties that there could be there is."""
    basis = study.actors.basis
    possible = basis.nodes * (basis.nodes - 1) // 2
    density = rounded(basis.ties / possible)
    fields = {
        "ties": Field(basis.ties, Kind.COUNT),
        "possible": Field(possible, Kind.COUNT),
        "share": Field(density, Kind.SHARE, 1),
        "mean": Field(2 * basis.ties / basis.nodes, Kind.NUMBER, 1),
    }
    yield _value(study, "density", density, fields, _NETWORKX)


def find_reach(study: Study) -> Iterator[Finding]:
    """Find which share of the actors is in the largest part where everyone reaches everyone."""
    import networkx as nx

    actors = study.actors
    parts = nx.number_connected_components(actors.simple)
    share = rounded(len(actors.core) / len(actors.graph))
    fields = {
        "joined": Field(len(actors.core), Kind.COUNT),
        "actors": Field(len(actors.graph), Kind.COUNT),
        "share": Field(share, Kind.SHARE, 0),
        "islands": Field(parts - 1, Kind.COUNT),
    }
    yield _value(study, "reach", share, fields, _NETWORKX)


def find_distances(study: Study) -> Iterator[Finding]:
    """Find how many steps apart the actors of the largest part are."""
    steps, method = study.engine.distances(study.actors.core)
    pairs = sum(steps.values())
    mean = rounded(sum(step * count for step, count in steps.items()) / pairs)
    near = sum(count for step, count in steps.items() if step <= 3)
    yield Finding(
        key="distances",
        section=_SECTION,
        shape=Shape.SERIES,
        columns=(Column("steps", Kind.COUNT), Column("pairs", Kind.COUNT)),
        rows=[Row((step, round(count))) for step, count in sorted(steps.items())],
        unit="pairs",
        sentences=(
            Said(
                "said-distances",
                {
                    "mean": Field(mean, Kind.NUMBER, 1),
                    "near": Field(near / pairs, Kind.SHARE, 0),
                    "longest": Field(max(steps), Kind.COUNT),
                },
            ),
        ),
        caveat=Said("caveat-distances"),
        method=method,
        basis=study.actors.basis,
        parameters={"mean": mean, "longest": max(steps), "nodes": len(study.actors.core)},
    )


def _value(
    study: Study, key: str, share: float, fields: dict[str, Field], method: Method
) -> Finding:
    return Finding(
        key=key,
        section=_SECTION,
        shape=Shape.VALUE,
        columns=(Column(key, Kind.SHARE),),
        rows=(Row((share,)),),
        unit="share",
        sentences=(Said(f"said-{key}", fields),),
        caveat=Said(f"caveat-{key}"),
        method=method,
        basis=study.actors.basis,
    )
