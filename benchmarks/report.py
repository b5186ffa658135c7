"""Write what was measured as Markdown: tables, then each target with the word it deserves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.machine import describe_machine
from benchmarks.processes import Run
from benchmarks.suite import Asked, Measures
from benchmarks.targets import find_targets

_HEAD = """# Results

Written by `{command}`. Machine: {machine}

The graphs are made by `python -m benchmarks.generate QUADS FOLDER`. Their size is the number of
quads that the facts (entities, sources, claims) load as; the ontology and what the rules derive
come on top. Each build is a whole process, from the start of Python to the last file. The two
sides take turns, and every figure is the median of its runs; memory is the peak of the process.

*Ours* reads, checks every cell and every file's form, derives, runs the violation queries and
SHACL, and writes sixteen files (`miprof build` without the map). *Plain* is `benchmarks/plain.py`:
csv and rdflib, pyshacl on an rdflib graph, a loop for the plain triples, rdflib's Turtle, TriG,
N-Quads and JSON-LD, networkx's GraphML and GEXF, three tables; no check of cells, no violation
query, no catalogue, no RDF 1.2, and no other inference: all in its favour. *With owlrl* is the same
with OWL 2 RL by owlrl, once, cut after {owlrl} CPU seconds (they are counted, no closure is
written then). The analysis of the network has no counterpart in it: it is in the times of ours, and
left out of the ratios; igraph is what it is measured against, below.

Seconds are CPU seconds of the process and all its threads, with wall time in brackets: the machine
is shared, and what its neighbours do is in the wall time. Ratios and targets take CPU seconds,
except against bare pyoxigraph, where both sides run in one process and the wall clock counts.
"""

_COMMENTS = """## How to read this

- At the smallest size both sides mostly start up: Python, rdflib, pyshacl and networkx take about
  two seconds to import, and the ontology is several times larger than the facts.
- Most of what is gained in the check comes from asking pyshacl the same thing in another form: each
  property shape gets the targets of its node shape, so that pyshacl sets it up once instead of once
  for each node, and the graph that it asks is a plain index instead of rdflib's store. It still
  runs over all data; a test holds its results against those of pyshacl alone.
- owlrl computes all of OWL 2 RL, ours only the rules of `ontology/rules/`: the times say what
  either choice costs, not that both give the same triples.
- *Reading with all checks* has no counterpart on the bare side: it checks every cell, and that
  every file is written in its canonical form.
- Our dumps are sorted and the same to the byte each time; bare dumps are neither.
"""


def write_report(asked: Asked, measures: Sequence[Measures], query: Run, command: str) -> str:
    """Give the whole report."""
    head = _HEAD.format(command=command, machine=describe_machine(), owlrl=asked.owlrl)
    parts = [
        head,
        "## The build\n\n" + _builds(measures),
        "## By stage, in CPU seconds\n\n" + _stages(measures),
        "## Against bare pyoxigraph\n\n" + _bare(measures),
        "## The map\n\n" + _maps(measures),
        f"## A question\n\n{_question(query)}",
        "## Targets\n\n" + _targets(measures, query),
        _COMMENTS,
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table in Markdown, its first column as text and the others as numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _builds(measures: Sequence[Measures]) -> str:
    head = (
        "facts",
        "all quads",
        "runs",
        "ours",
        "analysis",
        "plain",
        "ratio",
        "with owlrl",
        "ratio",
    )
    rows = [
        (
            f"{m.size:,}",
            f"{m.ours.told['quads']:,}",
            f"{m.runs} / {m.plain_runs} / {1 if m.inferring else 0}",
            *(_cost(m.ours), f"{m.ours.cpu - m.alike:.1f} s of it"),
            *(_cost(m.plain), _ratio(m.plain, m.alike)),
            *(_cost(m.inferring), _ratio(m.inferring, m.alike)),
        )
        for m in measures
    ]
    return table(head, rows)


def _cost(run: Run | None) -> str:
    if run is None:
        return "–"
    cut = "" if run.told.get("finished", True) else ", owlrl did not finish"
    return f"{run.cpu:.1f} s ({run.seconds:.1f}), {run.mib:.0f} MiB{cut}"


def _ratio(one: Run | None, other: float) -> str:
    return f"{one.cpu / other:.1f}x" if one else "–"


def _stages(measures: Sequence[Measures]) -> str:
    def both(m: Measures, name: str, *ours: str) -> str:
        mine = sum(m.ours.told["stages"].get(each, 0.0) for each in (name, *ours))
        other = m.plain.told["stages"].get(name) if m.plain else None
        inferred = m.inferring.told["stages"].get(name) if m.inferring else None
        other = inferred if name == "derive" else other
        cut = name == "derive" and m.inferring and not m.inferring.told["finished"]
        said = "–" if other is None else f"{'> ' if cut else ''}{other:.2f}"
        return f"{mine:.2f} / {said}"

    head = ("facts", "read", "rules / owlrl", "check", "RDF dumps", "network and tables")
    rows = [
        (
            f"{m.size:,}",
            *(both(m, "read"), both(m, "derive"), both(m, "shapes", "queries")),
            *(both(m, "dumps"), both(m, "network")),
        )
        for m in measures
    ]
    return "Ours / plain.\n\n" + table(head, rows)


def _bare(measures: Sequence[Measures]) -> str:
    def ratio(m: Measures, ours: str, bare: str) -> str:
        one, other = m.stages[ours], m.stages[bare]
        cpu = m.stages[f"{ours}_cpu"] / m.stages[f"{bare}_cpu"]
        return f"{one:.3f} / {other:.3f} = {one / other:.2f}x ({cpu:.2f}x)"

    head = ("facts", "reading into the store", "reading with all checks", "RDF dumps")
    rows = [
        (
            f"{m.size:,}",
            ratio(m, "read", "read_bare"),
            ratio(m, "read_checked", "read_bare"),
            ratio(m, "dump", "dump_bare"),
        )
        for m in measures
    ]
    return (
        "Reading: `bulk_load` of the same quads from N-Quads plus the splitting of the tables with"
        " csv.\nDumps: `Store.dump` of the same graphs in the same formats, unsorted, to as many"
        " files. Both in\none process, in turn, seven times. Wall time, since our dumps use a"
        " second thread; the ratio in\nbrackets is that of CPU time.\n\n"
    ) + table(head, rows)


def _maps(measures: Sequence[Measures]) -> str:
    head = ("facts", "our page", "pyvis", "ratio")
    rows = [
        (
            *(f"{m.size:,}", _cost(m.map_ours), _cost(m.map_plain)),
            _ratio(m.map_plain, m.map_ours.cpu),
        )
        for m in measures
        if m.map_ours
    ]
    return (
        "From the built dataset to the page. Ours computes the positions and carries names,"
        " statements and\nevidence in two languages; pyvis leaves the positions to the browser.\n\n"
    ) + table(head, rows)


def _question(query: Run) -> str:
    slow = ", ".join(query.told.get("slow", [])) or "none"
    return (
        f"`miprof query` on the real dataset: {query.cpu:.2f} s of CPU ({query.seconds:.2f} s);"
        f" slow packages imported: {slow}."
    )


def _targets(measures: Sequence[Measures], query: Run) -> str:
    rows = [
        (target.name, target.wanted, target.found, "yes" if target.met else "**no**")
        for target in find_targets(measures, query)
    ]
    return table(("target", "wanted", "found", "met"), rows)
