"""The targets of the service under load, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median
from typing import Final

from benchmarks.serving import (
    CLIENTS,
    FRESH,
    PEER,
    RDFLIB,
    RDFLIB_SECONDS,
    REPEATED,
    UNCACHED,
    Cell,
    Serving,
)
from benchmarks.serving_load import Round
from benchmarks.targets import Target

LEAST: Final = {"light": 0.6, "heavy": 0.65}
LEAST_REPEATED: Final = {8: 2.5, 32: 3.5}
LEAST_RDFLIB: Final = 50
START_LIMIT: Final = 1.5
GROWTH_LIMIT: Final = 0.1
"""How much of the memory may have come on top for it still to count as flat."""


def find_serving_targets(found: Serving) -> Iterator[Target]:
    """Give every target that was measured."""
    for size in found.mixes:
        for mix, least in LEAST.items():
            cells = _pick(found.cells, size, mix)
            for side, name in ((UNCACHED, "uncached"), (FRESH, "uncached, every text new")):
                yield _rates(f"{name}, {mix}, {size}", cells, side, least)
        for mix in LEAST:
            yield _tail(f"p99 at 32 clients, uncached, {mix}, {size}", found.cells, size, mix)
        for clients, least in LEAST_REPEATED.items():
            cells = [cell for cell in _pick(found.cells, size, "light") if cell.clients == clients]
            yield _rates(f"repeated, light, {size}", cells, REPEATED, least)
    if found.rdflib:
        ratio = found.rdflib.seconds / found.rdflib.own
        name = "rdflib-endpoint over uncached, seconds for each light question once"
        yield Target(name, f">= {LEAST_RDFLIB}x", f"{ratio:.0f}x", ratio >= LEAST_RDFLIB)
    if cells := _pick(found.cells, "ours", RDFLIB):
        yield _over_rdflib(cells)
    start = median(found.starts[UNCACHED])
    yield Target("start to first answer", "< 1.5 s", f"{start:.2f} s", start < START_LIMIT)
    if found.flat:
        growth = found.flat.after / found.flat.before - 1
        said = f"{growth:+.1%}"
        name = f"memory over {found.flat.answers:,} answers"
        yield Target(name, f"<= +{GROWTH_LIMIT:.0%}", said, growth <= GROWTH_LIMIT)
    errors = sum(
        one.errors for cell in found.cells for each in cell.rounds.values() for one in each
    )
    yield Target("errors under load", "0", f"{errors}", not errors)


def at_least_one(done: Round) -> float:
    """Give the answers a second, as if there had been one in the round where there was none."""
    return max(done.rate, 1 / RDFLIB_SECONDS)


def _pick(cells: Iterable[Cell], size: str, mix: str) -> list[Cell]:
    return [cell for cell in cells if (cell.size, cell.mix) == (size, mix)]


def _rates(name: str, cells: list[Cell], side: str, least: float) -> Target:
    ratios = [cell.ratio(side, PEER, lambda each: each.rate) for cell in cells]
    clients = " / ".join(str(cell.clients) for cell in cells)
    found = " / ".join(f"{ratio:.2f}x" for ratio in ratios)
    met = bool(ratios) and min(ratios) >= least
    return Target(f"{name}, at {clients} clients", f">= {least}x", found, met)


def _tail(name: str, cells: Iterable[Cell], size: str, mix: str) -> Target:
    cell = next(cell for cell in _pick(cells, size, mix) if cell.clients == CLIENTS[-1])
    ratio = cell.ratio(UNCACHED, PEER, lambda each: each.p99)
    return Target(name, "<= 1.0x", f"{ratio:.2f}x", ratio <= 1.0)


def _over_rdflib(cells: list[Cell]) -> Target:
    ratios = [cell.ratio(UNCACHED, RDFLIB, at_least_one) for cell in cells]
    found = " / ".join(f"{ratio:.0f}x" for ratio in ratios)
    clients = " / ".join(str(cell.clients) for cell in cells)
    name = f"uncached over rdflib-endpoint, its quick ones only, at {clients} clients"
    return Target(name, f">= {LEAST_RDFLIB}x", found, min(ratios) >= LEAST_RDFLIB)
