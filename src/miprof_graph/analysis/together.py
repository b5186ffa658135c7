"""Who sits together, and who signs together: actors joined by what they take part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.engine import NETWORKX
from miprof_graph.analysis.findings import (
    Basis,
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
from miprof_graph.analysis.ties import is_held
from miprof_graph.names import PREFIXES
from miprof_graph.network import Claim

_MPO: Final = PREFIXES["mpo"]
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "sitting": frozenset(_MPO + name for name in ("memberOf", "participatesIn", "chaired")),
    "signing": frozenset(
        _MPO + name for name in ("adopted", "contributedTo", "drewUp", "presented", "sent", "wrote")
    ),
}
_CROWD: Final = 200
"""What more actors than this take part in joins nobody: it would only join all of them."""

Parts = Mapping[str, Mapping[str, tuple[Claim, ...]]]
"""Who takes part in what, by thing and actor, with the statements that say so."""


@dataclass(slots=True)
class Shared:
    """What two actors take part in together.

    `weight` adds up, for each thing, one over the number of the others who take part in it
    (Newman): to sit in a body of three joins more than to sit in one of thirty.
    """

    things: list[str]
    weight: float = 0.0


def find_sitting(study: Study) -> Iterator[Finding]:
    """Find who is a member of the same bodies and takes part in the same meetings."""
    yield _find(study, "sitting")


def find_signing(study: Study) -> Iterator[Finding]:
    """Find who draws up, adopts, presents or sends the same documents."""
    yield _find(study, "signing")


def _find(study: Study, key: str) -> Finding:
    parts = _read_parts(study.actors, _KINDS[key])
    pairs = _join(parts)
    ranked = sorted(pairs, key=lambda two: (-len(pairs[two].things), -pairs[two].weight, two))
    rows = []
    for two in ranked[: study.top]:
        things = tuple(sorted(pairs[two].things))
        claims = {c.iri for thing in things for actor in two for c in parts[thing][actor]}
        weight = rounded(pairs[two].weight)
        rows.append(Row((*two, len(things), weight, things), tuple(sorted(claims))))
    fields = {
        "pairs": Field(len(pairs), Kind.COUNT),
        "actors": Field(len({actor for two in pairs for actor in two}), Kind.COUNT),
        "repeated": Field(sum(len(each.things) > 1 for each in pairs.values()), Kind.COUNT),
    }
    if rows:
        one, other, most, *_ = rows[0].cells
        fields |= {
            "one": Field(one, Kind.ENTITY),
            "other": Field(other, Kind.ENTITY),
            "most": Field(most, Kind.COUNT),
        }
    return Finding(
        key=key,
        section="together",
        shape=Shape.PAIRS,
        columns=(
            Column("entity", Kind.ENTITY),
            Column("other", Kind.ENTITY),
            Column("shared", Kind.COUNT),
            Column("weight", Kind.NUMBER),
            Column("things", Kind.ENTITIES),
        ),
        rows=rows,
        unit="shared",
        sentences=(Said(f"said-{key}" if rows else f"said-{key}-none", fields),),
        caveat=Said(f"caveat-{key}"),
        method=Method(NETWORKX),
        basis=_basis(key, parts, len(pairs)),
        parameters={"crowd": _CROWD, "top": study.top},
    )


def _read_parts(actors: Actors, relations: frozenset[str]) -> Parts:
    """Read who takes part in what, by statements that are held; a post stands for its body."""
    network = actors.network
    is_agent = network.nodes(data="agent")
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for one, thing, relation, data in network.edges(keys=True, data=True):
        if relation in relations and is_agent[one]:
            claims = [claim for claim in data["claims"] if is_held(claim)]
            actor = actors.stands_for.get(one, one)
            if claims and actor != thing:
                found[thing][actor] += claims
    return {
        thing: {actor: tuple(claims) for actor, claims in sorted(by.items())}
        for thing, by in sorted(found.items())
    }


def _join(parts: Parts) -> dict[tuple[str, str], Shared]:
    pairs: dict[tuple[str, str], Shared] = {}
    for thing, by in parts.items():
        if len(by) <= _CROWD:
            for two in combinations(by, 2):
                shared = pairs.setdefault(two, Shared([]))
                shared.things.append(thing)
                shared.weight += 1 / (len(by) - 1)
    return pairs


def _basis(key: str, parts: Parts, pairs: int) -> Basis:
    claims = [claim for by in parts.values() for behind in by.values() for claim in behind]
    return Basis(
        network=key,
        nodes=len({actor for by in parts.values() for actor in by}),
        ties=pairs,
        statements=len({claim.iri for claim in claims}),
        sources=len({claim.source for claim in claims}),
    )
