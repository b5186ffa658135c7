"""The times that the network is compared over: years, and governments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from miprof_graph.analysis.moments import Calendar
from miprof_graph.analysis.ties import is_held
from miprof_graph.dates import date_bounds
from miprof_graph.names import PREFIXES
from miprof_graph.periods import Span
from miprof_graph.standing import EVER, Standing

if TYPE_CHECKING:
    import networkx as nx

_MEMBER_OF: Final = PREFIXES["mpo"] + "memberOf"
_BODY: Final = PREFIXES["mpo"] + "PublicBody"
# A government is a public body by class, and only its name tells it from others.
_GOVERNMENT: Final = "Gouvernement "


@dataclass(frozen=True, slots=True)
class Slice:
    """A time: what it is called (a year, or the IRI of a government), and its days."""

    name: str
    days: Span


def find_years(calendar: Calendar) -> list[Slice]:
    """Give the years in a row, up to the last, in each of which a tie certainly held."""
    told = sorted(day[:4] for day in _days(calendar) if day)
    found: list[Slice] = []
    for year in reversed(range(int(told[0]), int(told[-1]) + 1) if told else ()):
        here = Slice(f"{year:04d}", (f"{year:04d}-01-01", f"{year:04d}-12-31"))
        if Standing.CERTAIN in calendar.judge(here.days).values():
            found.append(here)
        elif found:
            break
    return found[::-1]


def find_governments(calendar: Calendar) -> list[Slice]:
    """Give the governments whose beginning documents tell, in the order of time.

    A government ends where documents say so, or where the next one begins, or else on the newest
    day of the documents.
    """
    network = calendar.actors.network
    newest = max((source.retrieved for source in network.graph["sources"].values()), default="")
    begun = sorted(
        (day, iri)
        for iri, data in network.nodes(data=True)
        if data["class_iri"] == _BODY and data["label"].get("fr", "").startswith(_GOVERNMENT)
        if (day := _find_beginning(calendar, iri))
    )
    found = []
    for number, (day, iri) in enumerate(begun):
        told = calendar.dating.lives.get(iri, EVER).last
        last = _day_before(begun[number + 1][0]) if number + 1 < len(begun) else newest
        found.append(Slice(iri, (day, max(day, min(told, last)))))
    return found


def _days(calendar: Calendar) -> Iterator[str]:
    """Give the first and the last days of what dates the ties, as far as they are told."""
    for *_, data in calendar.actors.graph.edges(data=True):
        for claim in data["claims"]:
            yield claim.earliest
            yield claim.latest


def _find_beginning(calendar: Calendar, iri: str) -> str:
    """Give the day a government was formed, or the most exact one on which a member entered it."""
    told = calendar.dating.lives.get(iri, EVER).first
    return told or min(_entries(calendar.actors.network, iri), default=((), ""))[1]


def _entries(network: nx.MultiDiGraph[str], iri: str) -> Iterator[tuple[tuple[int, str], str]]:
    for _, _, relation, data in network.in_edges(iri, keys=True, data=True):
        claims = data["claims"] if relation == _MEMBER_OF else ()
        for claim in filter(is_held, claims):
            low, high = date_bounds(claim.start) if claim.start else (None, None)
            if low and high:
                width = date.fromisoformat(high) - date.fromisoformat(low)
                yield (width.days, low), low


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
