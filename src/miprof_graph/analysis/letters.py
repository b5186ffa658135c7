"""Who writes to whom, and who is seen to write back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from miprof_graph.analysis.engine import NETWORKX
from miprof_graph.analysis.findings import Column, Field, Finding, Kind, Method, Row, Said, Shape
from miprof_graph.analysis.study import Study
from miprof_graph.analysis.ties import SENT, WROTE_TO

Pair = tuple[str, str]


def find_letters(study: Study) -> Iterator[Finding]:
    """Count the letters from each actor to each other, and those that went the other way."""
    written = _count_letters(study)
    rows = []
    for one, other in sorted(written, key=lambda pair: (-written[pair], pair)):
        back = written.get((other, one), 0)
        claims = study.actors.graph.edges[one, other, WROTE_TO]["claims"]
        iris = tuple(sorted(claim.iri for claim in claims))
        rows.append(Row((one, other, written[one, other], back), iris))
    pairs = {tuple(sorted(pair)) for pair in written}
    both = sum((other, one) in written for one, other in pairs if (one, other) in written)
    yield Finding(
        key="letters",
        section="together",
        shape=Shape.PAIRS,
        columns=(
            Column("sender", Kind.ENTITY),
            Column("addressee", Kind.ENTITY),
            Column("letters", Kind.COUNT),
            Column("back", Kind.COUNT),
        ),
        rows=rows,
        unit="letters",
        sentences=(
            Said(
                "said-letters" if rows else "said-letters-none",
                {
                    "pairs": Field(len(pairs), Kind.COUNT),
                    "both": Field(both, Kind.COUNT),
                },
            ),
        ),
        caveat=Said("caveat-letters"),
        method=Method(NETWORKX),
        basis=study.actors.basis,
    )


def _count_letters(study: Study) -> Mapping[Pair, int]:
    """Count, for each sender and addressee, the letters that are known, each one once."""
    found: dict[Pair, set[str]] = defaultdict(set)
    for one, other, relation, data in study.actors.graph.edges(keys=True, data=True):
        if relation == WROTE_TO:
            for claim in data["claims"]:
                if claim.predicate == SENT:
                    found[one, other].add(claim.value.text)
                elif claim.predicate == WROTE_TO:
                    found[one, other].add(claim.iri)
    return {pair: len(letters) for pair, letters in found.items()}
