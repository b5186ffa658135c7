"""The targets of the build, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.processes import Run
from benchmarks.suite import Measures

_MEASURED_AT = 100_000
_FACTOR = 10


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what is wanted, what was found, whether that will do."""

    name: str
    wanted: str
    found: str
    met: bool


def find_targets(measures: Sequence[Measures], query: Run) -> Iterator[Target]:
    """Give every target that the measured sizes can say something about."""
    for m in measures:
        if m.size == _MEASURED_AT:
            yield from _at_full_size(m)
    for small, large in pairwise(measures):
        if small.size >= _MEASURED_AT // _FACTOR and large.size == small.size * _FACTOR:
            growth = large.ours.cpu / small.ours.cpu
            name = f"growth from {small.size:,} to {large.size:,}"
            yield Target(name, "<= 12x", f"{growth:.1f}x", growth <= 12)
    yield Target("CPU of a query", "< 0.3 s", f"{query.cpu:.2f} s", query.cpu < 0.3)


def _at_full_size(m: Measures) -> Iterator[Target]:
    at = f"at {m.size:,}"
    if m.plain:
        yield _at_least(f"build {at} against plain, no inference", m.plain, m.alike)
    if m.inferring:
        yield _at_least(f"build {at} against plain with owlrl, cut", m.inferring, m.alike)
    found = f"{m.ours.mib:.0f} MiB"
    yield Target(f"memory of the build {at}", "<= 1024 MiB", found, m.ours.mib <= 1024)
    for stage, name in (("read", "reading"), ("dump", "RDF dumps")):
        ratio = m.stages[stage] / m.stages[f"{stage}_bare"]
        yield Target(f"{name} {at} against bare", "<= 1.5x", f"{ratio:.2f}x", ratio <= 1.5)


def _at_least(name: str, other: Run, ours: float) -> Target:
    ratio = other.cpu / ours
    return Target(name, ">= 10x", f"{ratio:.1f}x", ratio >= 10)
