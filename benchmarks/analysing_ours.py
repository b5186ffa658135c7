"""The findings, as `miprof analyse` makes them: `python -m benchmarks.analysing_ours NODES [NAME]`.

The second argument names the backend. Tells the CPU seconds of the measures, without the making
of the network, and how many seconds were estimated beforehand.
"""

from __future__ import annotations

import json
import sys
from time import process_time

from benchmarks.analysing_network import make_network
from miprof_graph.analysis.cost import estimate
from miprof_graph.analysis.records import analysis_as_json
from miprof_graph.analysis.registry import MEASURES
from miprof_graph.analysis.run import Wanted, measure, prepare_study

# What igraph has no counterpart of: brokers by sector, times, documents left out.
_OWN = ("moment", "link", "brokers", "years", "governments", "robustness", "surer")
_KEYS = [key for each in MEASURES for key in each.keys if not key.startswith(_OWN)]


def main() -> None:
    """Measure a made network, and print what it took as JSON."""
    nodes, backend = int(sys.argv[1]), [*sys.argv[2:], "auto"][0]
    network = make_network(nodes)
    stages: dict[str, float] = {}
    began = process_time()
    running, since = "select", began

    def note(key: str) -> None:
        nonlocal running, since
        stages[running] = process_time() - since
        running, since = key, process_time()

    analysis = measure(prepare_study(network, Wanted(backend=backend)), _KEYS, progress=note)
    note("")
    seconds = process_time() - began
    size = len(analysis_as_json(analysis))
    basis = analysis.actors.basis
    estimated = estimate(basis.nodes, basis.ties, backend, _KEYS)
    told = {"seconds": seconds, "estimated": estimated, "ties": basis.ties, "bytes": size}
    sys.stdout.write(json.dumps({**told, "stages": stages}) + "\n")


if __name__ == "__main__":
    main()
