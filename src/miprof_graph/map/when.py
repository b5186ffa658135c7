"""When things of the map held: days as whole numbers, which compare without reading dates."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from miprof_graph.dates import OPEN, BadDateError, date_bounds
from miprof_graph.names import EDTF
from miprof_graph.network import Claim, Fact

if TYPE_CHECKING:
    import networkx as nx

Span = list[int]
"""The first and the last day as yyyymmdd, 0 where a document is silent; 1 follows a moment."""

ALWAYS: Final = 99991231
"""The last day of what still holds, as its document says."""


def edge_spans(claims: tuple[Claim, ...]) -> list[Span]:
    """Return when an edge held, one span for each thing that a document says of it.

    What is denied and what is known to be wrong say nothing here.
    """
    spans = {_claim_span(claim) for claim in claims if _counts(claim)}
    return [list(span) for span in sorted(spans) if span[0] or span[1]]


def _counts(claim: Claim) -> bool:
    return claim.status != "negated" and claim.rank != "deprecated"


def _claim_span(claim: Claim) -> tuple[int, ...]:
    first, last = _number(claim.earliest), _number(claim.latest)
    if claim.until == OPEN:
        return first, ALWAYS
    return (first, last, 1) if claim.start and claim.start == claim.until else (first, last)


def node_lives(graph: "nx.MultiDiGraph[str]") -> list[Span]:
    """Return when each entity was there: its first and its last day, 0 where nothing says so."""
    roles = read_roles()
    return [_life(data["facts"], data["group"], roles) for _, data in graph.nodes.items()]


def read_roles() -> dict[str, list[str]]:
    """Read what properties and kinds of the ontology mean to the map.

    Properties that say when a thing `begins`, `ends` or `lasts`, kinds that are `passing`, and the
    relations by which someone `leads` a body.
    """
    text: dict[str, list[str]] = json.loads(
        (files("miprof_graph.map") / "roles.json").read_text(encoding="utf-8")
    )
    return text


def _life(facts: tuple[Fact, ...], kind: str, roles: dict[str, list[str]]) -> Span:
    bounds: dict[str, list[tuple[int, int]]] = {"begins": [], "ends": [], "lasts": []}
    for fact in facts:
        for role, found in bounds.items():
            if fact.relation.name in roles[role] and not fact.inverted:
                found.extend(_bounds(fact))
    first = [low for low, _ in (*bounds["begins"], *bounds["lasts"]) if low]
    last = [high for _, high in (*bounds["ends"], *bounds["lasts"]) if high]
    if kind in roles["passing"]:
        last += [high for _, high in bounds["begins"] if high]
    return [min(first, default=0), max(last, default=0)]


def _bounds(fact: Fact) -> list[tuple[int, int]]:
    if fact.value.datatype != EDTF or not any(_counts(claim) for claim in fact.claims):
        return []
    try:
        low, high = date_bounds(fact.value.text)
    except BadDateError:
        return []
    return [(_number(low or ""), _number(high or ""))]


def _number(day: str) -> int:
    """Write a day as a number.

    >>> _number("2014-05-14")
    20140514
    """
    return int(day.replace("-", "")) if day else 0
