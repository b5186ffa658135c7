"""The statements behind the numbers: each set of them once, however many numbers rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from miprof_graph.analysis import Finding, Kind, Row
from miprof_graph.network import Claim

_MOST: Final = 1000
"""Longer sets are those of the whole network, which `claims.csv` lists."""

_NAMED: Final = 3

Place = tuple[str, str]
"""Where a statement stands in its document, and the IRI of the statement."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One set of statements, and the entities of the row that was the first to rest on it."""

    number: int
    entities: tuple[str, ...]
    claims: tuple[str, ...]


class Proofs:
    """The sets of statements that the rows of findings rest on, numbered as they are met."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._found: dict[tuple[str, ...], Proof] = {}
        for finding in findings:
            for row in finding.rows:
                if 0 < len(row.claims) <= _MOST and row.claims not in self._found:
                    number = len(self._found) + 1
                    self._found[row.claims] = Proof(number, _entities(finding, row), row.claims)

    def __iter__(self) -> Iterator[Proof]:
        return iter(self._found.values())

    def find(self, row: Row) -> Proof | None:
        """Find the statements behind a row; None if it has none, or all there are."""
        return self._found.get(row.claims)


def _entities(finding: Finding, row: Row) -> tuple[str, ...]:
    named = [
        cell if isinstance(cell, tuple) else (str(cell),)
        for column, cell in zip(finding.columns, row.cells, strict=True)
        if cell and column.kind in {Kind.ENTITY, Kind.ENTITIES}
    ]
    return tuple(iri for iris in named for iri in iris)[:_NAMED]


def by_document(
    proof: Proof, claims: Mapping[str, Claim], labels: Mapping[str, str]
) -> list[tuple[str, str, list[Place]]]:
    """Sort the statements of a set by document: its name, its IRI, the places in it."""
    said = [claims[iri] for iri in proof.claims if iri in claims]
    said.sort(key=lambda claim: (labels[claim.source], claim.source, claim.locator, claim.iri))
    return [
        (labels[source], source, [(claim.locator, claim.iri) for claim in found])
        for source, found in groupby(said, key=lambda claim: claim.source)
    ]
