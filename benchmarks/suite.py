"""The whole benchmark: for each size, both builds in turn, then the single stages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.processes import Run, middle, run_module

PLAIN_LIMIT = 3600
_PLAIN_UP_TO = 100_000
_MAP_UP_TO = 10_000
_HEAVY = 100_000
_MAP_LIMIT = 300
_STAGE_RUNS = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured: sizes, runs where cheap and where heavy, the limit for owlrl.

    Above the heavy size, everything runs once.
    """

    sizes: tuple[int, ...]
    runs: int
    heavy_runs: int
    owlrl: int


@dataclass(slots=True)
class Measures:
    """What was measured at one size; None where it was not run, or did not finish."""

    size: int
    runs: int
    plain_runs: int
    ours: Run
    plain: Run | None = None
    inferring: Run | None = None
    stages: dict[str, Any] = field(default_factory=dict)
    map_ours: Run | None = None
    map_plain: Run | None = None

    @property
    def alike(self) -> float:
        """CPU seconds of what the plain alternative does as well: ours without the analysis."""
        return self.ours.cpu - float(self.ours.told.get("stages", {}).get("analysis", 0.0))


def measure(asked: Asked, folder: Path) -> list[Measures]:
    """Measure every size, each in a home of its own below `folder`."""
    return [_measure_size(asked, size, folder / str(size)) for size in asked.sizes]


def _measure_size(asked: Asked, size: int, folder: Path) -> Measures:
    home = folder / "home"
    _say(f"{size}: generate")
    # Not in this process: a child starts with the peak memory of its parent.
    run_module("benchmarks.generate", size, home)
    runs = _runs(asked, size)
    plain_runs = (min(runs, 2) if size >= _HEAVY else runs) if size <= _PLAIN_UP_TO else 0
    ours, plain = [], []
    for number in range(runs):
        ours.append(_run("benchmarks.ours", home, folder / "ours", say=f"{size}: ours"))
        if number < plain_runs:
            say = f"{size}: plain alternative"
            plain.append(_run("benchmarks.plain", home, folder / "plain", say=say))
    found = Measures(size, runs, plain_runs, middle(ours), middle(plain) if plain else None)
    if size <= _PLAIN_UP_TO and asked.owlrl:
        options = (home, folder / "inferred", "--owlrl", asked.owlrl)
        found.inferring = _run("benchmarks.plain", *options, say=f"{size}: with owlrl")
    _say(f"{size}: stages")
    stages = run_module("benchmarks.stages", home, runs if size > _HEAVY else _STAGE_RUNS)
    found.stages = stages.told if stages else {}
    if size <= _MAP_UP_TO:
        found.map_ours = _run_map("ours", folder)
        found.map_plain = _run_map("pyvis", folder)
    return found


def _runs(asked: Asked, size: int) -> int:
    if size > _HEAVY:
        return 1
    return asked.heavy_runs if size == _HEAVY else asked.runs


def _run_map(who: str, folder: Path) -> Run | None:
    _say(f"map: {who}")
    out = folder / f"{who}.html"
    return run_module("benchmarks.maps", who, folder / "ours", out, limit=_MAP_LIMIT)


def _run(module: str, *arguments: object, say: str) -> Run:
    _say(say)
    run = run_module(module, *arguments, limit=PLAIN_LIMIT)
    if run is None:
        raise RuntimeError(f"{say}: not finished after {PLAIN_LIMIT} s")
    return run


def _say(what: str, write: Callable[[str], object] = sys.stderr.write) -> None:
    write(f"{what}\n")
