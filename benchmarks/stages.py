"""Single stages against bare pyoxigraph: `python -m benchmarks.stages HOME RUNS`.

Reading: our tables and Turtle into the store, against `bulk_load` of the same quads from N-Quads
plus the bare splitting of the tables. Dumps: our RDF files, against bare dumps of the same graphs.
Both sides take turns in one process; the medians are told.
"""

from __future__ import annotations

import csv
import gc
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pyoxigraph as ox

from miprof_graph.claims import read_table
from miprof_graph.derive import derive, read_rules
from miprof_graph.exports.model import PUBLIC_GRAPHS
from miprof_graph.exports.registry import EXPORTS
from miprof_graph.exports.write import write_exports
from miprof_graph.facts import Facts
from miprof_graph.names import GRAPH_ONTOLOGY, PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts


def main() -> None:
    """Measure both stages; print the medians in CPU seconds as JSON."""
    home, runs = Home(Path(sys.argv[1])), int(sys.argv[2])
    facts, problems = read_facts(home)
    if problems:
        raise SystemExit(problems[0].render("en"))
    store = facts.load()
    nquads = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    told = {
        "quads": len(store),
        **_alternate(
            runs,
            read=lambda: _read(home, facts),
            read_bare=lambda: _read_bare(home, nquads),
            read_checked=lambda: _read_checked(home),
        ),
    }
    derive(store, read_rules(home.ontology / "rules"))
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        told |= _alternate(
            runs, dump=lambda: _dump(home, store, out), dump_bare=lambda: _dump_bare(store, out)
        )
    sys.stdout.write(json.dumps(told) + "\n")


def _alternate(runs: int, **stages: Callable[[], object]) -> dict[str, float]:
    """Run each stage in turn; give the medians of wall time, and of CPU time as `NAME_cpu`."""
    seconds: dict[str, list[float]] = {}
    for _ in range(runs):
        for name, stage in stages.items():
            gc.collect()
            began = perf_counter(), process_time()
            stage()
            seconds.setdefault(name, []).append(perf_counter() - began[0])
            seconds.setdefault(f"{name}_cpu", []).append(process_time() - began[1])
    return {name: median(each) for name, each in seconds.items()}


def _read(home: Home, facts: Facts) -> ox.Store:
    tables = [read_table(path, path.name)[0] for path in sorted(home.claims.glob("*.tsv"))]
    return replace(
        facts,
        ontology=[each for path in sorted(home.ontology.glob("*.ttl")) for each in _triples(path)],
        entities=[each for path in sorted(home.entities.glob("*.ttl")) for each in _triples(path)],
        tables=[table for table in tables if table],
    ).load()


def _triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]


def _read_checked(home: Home) -> ox.Store:
    return read_facts(home)[0].load()


def _read_bare(home: Home, nquads: bytes) -> ox.Store:
    for path in sorted(home.claims.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return store


def _dump(home: Home, store: ox.Store, out: Path) -> None:
    rdf = [e for e in EXPORTS if e.rdf and not e.name.startswith(("catalog", "analysis"))]
    write_exports(store, out, ontology=home.ontology, exports=rdf)


def _dump_bare(store: ox.Store, out: Path) -> None:
    """Dump the same graphs into as many files of the same formats."""
    everything = (("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG))
    for number, (name, format_) in enumerate((*everything, everything[1])):
        store.dump(out / f"bare-{number}.{name}", format=format_, prefixes=PREFIXES)
    graphs = [(graph, ox.RdfFormat.TURTLE) for graph in (*PUBLIC_GRAPHS, GRAPH_ONTOLOGY)]
    graphs += [(graph, ox.RdfFormat.JSON_LD) for graph in PUBLIC_GRAPHS]
    for number, (graph, format_) in enumerate(graphs):
        target = out / f"bare-{number}.{format_.file_extension}"
        store.dump(target, format=format_, from_graph=ox.NamedNode(graph), prefixes=PREFIXES)


if __name__ == "__main__":
    main()
