"""The analysis against igraph alone, and against networkx alone where that can be waited for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.machine import describe_machine
from benchmarks.parts import ANALYSIS
from benchmarks.processes import Run, run_module
from benchmarks.report import table
from benchmarks.targets import Target

SIZES: Final = (100, 300, 1_000, 10_000, 100_000)
_NETWORKX_UP_TO: Final = 300
_ONCE_FROM: Final = 100_000
_RUNS: Final = 3
_LIMIT: Final = 3 * 3600
_HEAD: Final = """{heading}

Written by `{command}`. Machine: {machine}

The findings of `miprof analyse` about made networks of actors (preferential attachment, three
ties for each newcomer; `benchmarks/analysing_network.py`), as JSON in two languages with the
statements behind each row. *igraph alone* is `benchmarks/analysing_bare.py`: what a researcher
gets from igraph with the same seeds, runs and samples, without rankings, words or evidence; what
igraph has no counterpart of (brokers, times, documents left out) is measured on neither side.
*networkx* is ours with `--backend networkx`. Each is a process of its own; they take turns, figures
are medians of {runs} runs (one from {once:,} actors on), in CPU seconds without the making of the
network. Paths are estimated from a sample above 500 million actors times ties. *Estimated* is what
is said before the work begins.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at one size; networkx is None where it was not run."""

    size: int
    ours: Run
    bare: Run
    networkx: Run | None

    @property
    def ratio(self) -> float:
        """How many times as long as igraph alone ours takes."""
        return float(self.ours.told["seconds"] / self.bare.told["seconds"])


def measure_analysis(sizes: Sequence[int] = SIZES) -> list[Measured]:
    """Measure every size."""
    return [_measure(size) for size in sizes]


def write_analysis(found: Sequence[Measured], command: str) -> str:
    """Give the part of the report that is about the analysis."""
    head = _HEAD.format(
        heading=ANALYSIS,
        command=command,
        machine=describe_machine(),
        runs=_RUNS,
        once=_ONCE_FROM,
    )
    targets = table(
        ("target", "wanted", "found", "met"),
        ((t.name, t.wanted, t.found, "yes" if t.met else "**no**") for t in _find_targets(found)),
    )
    parts = [head, _times(found), "### Targets of the analysis\n\n" + targets]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _measure(size: int) -> Measured:
    ours, bare = [], []
    for number in range(1 if size >= _ONCE_FROM else _RUNS):
        sys.stderr.write(f"{size:,} actors, run {number + 1}\n")
        ours.append(_run("benchmarks.analysing_ours", size))
        bare.append(_run("benchmarks.analysing_bare", size))
    slow = size <= _NETWORKX_UP_TO
    networkx = _run("benchmarks.analysing_ours", size, "networkx") if slow else None
    return Measured(size, _middle(ours), _middle(bare), networkx)


def _run(module: str, *arguments: object) -> Run:
    found = run_module(module, *arguments, limit=_LIMIT)
    if found is None:
        raise RuntimeError(f"{module} did not finish")
    return found


def _middle(runs: Sequence[Run]) -> Run:
    """Give the run of the median CPU time."""
    return sorted(runs, key=lambda run: float(run.told["seconds"]))[len(runs) // 2]


def _times(found: Sequence[Measured]) -> str:
    head = ("actors", "ties", "ours", "igraph alone", "ratio", "networkx", "ratio", "estimated")
    return table(head, map(_row, found))


def _row(one: Measured) -> tuple[str, ...]:
    ours, slow = one.ours.told["seconds"], one.networkx and one.networkx.told["seconds"]
    return (
        f"{one.size:,}",
        f"{one.ours.told['ties']:,}",
        f"{ours:.2f} s, {one.ours.mib:,.0f} MiB",
        f"{one.bare.told['seconds']:.2f} s",
        f"{one.ratio:.2f}x",
        f"{slow:.1f} s" if slow else "–",
        f"{slow / ours:.0f}x" if slow else "–",
        f"{one.ours.told['estimated']:.1f} s",
    )


def _find_targets(found: Sequence[Measured]) -> list[Target]:
    large = [one for one in found if one.size == 10_000]
    targets = [
        Target(
            "all findings about 10,000 actors, ours over igraph alone",
            "<= 3x",
            f"{one.ratio:.2f}x",
            one.ratio <= 3,
        )
        for one in large
    ]
    off = [one.ours.told["seconds"] / one.ours.told["estimated"] for one in found]
    worst = max(max(each, 1 / each) for each in off)
    said = Target("time taken and time estimated", "within 4x", f"{worst:.1f}x", worst <= 4)
    return [*targets, said]
