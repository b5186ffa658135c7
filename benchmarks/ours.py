"""Our build as a process: `python -m benchmarks.ours HOME OUT` reads, checks, derives, exports.

Everything that `miprof build` does except the HTML pages.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

from miprof_graph.build import build
from miprof_graph.paths import Home

_RDF = (".nq", ".ttl", ".trig", ".jsonld")
_ANALYSIS = ("analysis.json", "analysis.ttl")
_NETWORK = (".csv", ".graphml", ".gexf", "SHA256SUMS")


def main() -> None:
    """Build; print the CPU seconds of each stage as JSON."""
    stamps: list[tuple[str, float]] = []
    home, out = Path(sys.argv[1]), Path(sys.argv[2])
    made = build(
        Home(home), out, html=False, progress=lambda name: stamps.append((name, process_time()))
    )
    stamps.append(("end", process_time()))
    stages: dict[str, float] = {}
    for (name, began), (_, ended) in pairwise(stamps):
        stage = _find_stage(name)
        stages[stage] = stages.get(stage, 0) + ended - began
    told = {"stages": stages, "quads": len(made.dataset.store)}
    sys.stdout.write(json.dumps(told) + "\n")


def _find_stage(name: str) -> str:
    if name in _ANALYSIS:
        return "analysis"
    return "dumps" if name.endswith(_RDF) else "network" if name.endswith(_NETWORK) else name


if __name__ == "__main__":
    main()
