"""What a question costs: `miprof query` on the real dataset, built for this."""

from __future__ import annotations

import sys

from benchmarks.processes import Run, middle, run_module, run_process
from miprof_graph.paths import find_home

_QUERY = "SELECT ?who ?name WHERE { ?who a mpo:Person ; skos:prefLabel ?name } ORDER BY ?name"
# Runs the command as the console script does, then tells which slow packages it has imported.
_MAIN = """
import json, sys
from miprof_graph.cli.main import main
code = main(sys.argv[1:])
slow = [name for name in ("rdflib", "networkx", "pyvis", "pyshacl", "edtf") if name in sys.modules]
sys.stdout.write(json.dumps({"slow": slow}) + "\\n")
raise SystemExit(code)
"""


def measure_query(runs: int) -> Run:
    """Build the real dataset where it lies, ask it several times, give the medians."""
    home = find_home()
    run_module("benchmarks.ours", home.root, home.exports)
    command = [sys.executable, "-c", _MAIN, "query", "--format", "csv", _QUERY]
    asked = [run_process(command) for _ in range(runs)]
    return middle([run for run in asked if run])
