"""`python -m benchmarks`: measure the build against the plain alternative, print the report."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.asking import measure_query
from benchmarks.report import write_report
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
    options = parser.parse_args()
    sizes = tuple(sorted({*options.sizes, *([_FULL] if options.full else [])}))
    asked = Asked(sizes, options.runs, options.heavy_runs, options.owlrl)
    with tempfile.TemporaryDirectory(prefix="miprof-benchmarks-") as name:
        measures = measure(asked, Path(name))
        query = measure_query(Path(name) / "real", 9)
    command = " ".join(["python -m benchmarks", *sys.argv[1:]])
    report = write_report(asked, measures, query, command)
    sys.stdout.write(report)
    if options.write:
        _RESULTS.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
