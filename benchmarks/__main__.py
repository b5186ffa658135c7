"""`python -m benchmarks`: measure the build against the plain alternative, print the report.

With `--analysis`, measure the analysis of the network instead; with `--map`, the map in a browser;
with `--serving`, the service under load and under faults.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.analysing import SIZES as ACTORS
from benchmarks.analysing import measure_analysis, write_analysis
from benchmarks.asking import measure_query
from benchmarks.parts import replace_part
from benchmarks.report import write_report
from benchmarks.serving import measure_serving
from benchmarks.serving_report import write_serving
from benchmarks.serving_servers import describe_oxigraph
from benchmarks.serving_suite import measure_faults
from benchmarks.suite import Asked, measure

_RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
_SIZES = (1_000, 10_000, 100_000)
_FULL = 1_000_000


def main() -> None:
    """Measure, print, and with `--write` keep the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(_SIZES), metavar="QUADS")
    parser.add_argument("--full", action="store_true", help="measure 1,000,000 quads too")
    parser.add_argument("--runs", type=int, default=5, help="runs of what is cheap (5)")
    parser.add_argument("--heavy-runs", type=int, default=3, help="runs at 100,000 (3)")
    parser.add_argument("--owlrl", type=int, default=120, help="CPU seconds owlrl may take (120)")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    parser.add_argument("--serving", action="store_true", help="measure the service instead")
    parser.add_argument("--analysis", action="store_true", help="measure the analysis instead")
    parser.add_argument("--actors", type=int, nargs="+", default=list(ACTORS), metavar="ACTORS")
    parser.add_argument("--map", action="store_true", help="measure the map in a browser instead")
    parser.add_argument("--turns", type=int, default=3, help="openings of each map (3)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds under load (5)")
    parser.add_argument("--answers", type=int, default=100_000, help="answers for memory (100,000)")
    options = parser.parse_args()
    command = " ".join(["python -m benchmarks", *sys.argv[1:]])
    old = _RESULTS.read_text(encoding="utf-8") if _RESULTS.is_file() else ""
    if options.serving:
        part = _report_serving(options, command)
    elif options.analysis:
        part = write_analysis(measure_analysis(options.actors), command)
    elif options.map:
        part = _report_map(options, command)
    else:
        part = _report_build(options, command)
    sys.stdout.write(part)
    if options.write:
        # What the other parts of the benchmarks have found stays until they are run again.
        _RESULTS.write_text(replace_part(old, part), encoding="utf-8")


def _report_map(options: argparse.Namespace, command: str) -> str:
    # Playwright belongs to the development group, and the other benchmarks do without it.
    from benchmarks.mapping import measure_mapping
    from benchmarks.mapping_report import write_mapping

    return write_mapping(measure_mapping(options.turns), command)


def _report_serving(options: argparse.Namespace, command: str) -> str:
    found = measure_serving(options.rounds, options.answers)
    return write_serving(found, measure_faults(), command, describe_oxigraph())


def _report_build(options: argparse.Namespace, command: str) -> str:
    sizes = tuple(sorted({*options.sizes, *([_FULL] if options.full else [])}))
    asked = Asked(sizes, options.runs, options.heavy_runs, options.owlrl)
    with tempfile.TemporaryDirectory(prefix="miprof-benchmarks-") as name:
        measures = measure(asked, Path(name))
        query = measure_query(9)
    return write_report(asked, measures, query, command)


if __name__ == "__main__":
    main()
