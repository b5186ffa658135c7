"""Write what was measured of the service as Markdown, below what stands about the build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from benchmarks.machine import describe_machine
from benchmarks.report import table
from benchmarks.serving import (
    FRESH,
    PEER,
    RDFLIB,
    REPEATED,
    UNCACHED,
    Cell,
    Serving,
)
from benchmarks.serving_mixes import Mix
from benchmarks.serving_targets import at_least_one, find_serving_targets
from benchmarks.targets import Target

HEADING: Final = "\n## Serving\n"
_HEAD: Final = """## Serving

Written by `{command}`. Machine: {machine} `{peer}`.

Load comes from `wrk` with one thread on the same machine, by GET, as JSON, without compression, on
connections that stay open; it takes part of the two cores from every side alike. In each of
{rounds} rounds the sides take turns (2 s each for light queries, 4 s for heavy ones, the next
once the one before is idle again); figures are medians over the rounds, ratios are taken within a
round. Before, every answer is held against the engine's own. All answer from the union of all
graphs.

*oxigraph* is `oxigraph serve` in memory, loaded over HTTP. *Uncached* is `miprof serve --cache 0`
with two workers; *new texts* is the server with its cache, but no text comes twice; *repeated* is
the same where they do. Ours run with `--max-queries 128 --timeout 60` and write their log.

Queries are the named questions with their default parameters, as far as they fit into an address
and have an answer in the graph. Sorted by their least time of seven in the engine alone, the
fastest third is the light mix, the slowest third the heavy one.
"""


def write_serving(found: Serving, faults: Sequence[Target], command: str, peer: str) -> str:
    """Give the part of the report that is about the service."""
    head = _HEAD.format(command=command, machine=describe_machine(), rounds=found.rounds, peer=peer)
    parts = [
        head,
        _mixes(found),
        "### Answers a second, and p50 / p99 in ms\n\n" + _rates(found),
        "### Start and memory\n\n" + _starts(found),
        "### Targets of the service\n\n" + _targets(find_serving_targets(found)),
        "## Faults\n\n" + _targets(faults, "what was done"),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def join_reports(build: str, serving: str) -> str:
    """Put the report about the service below the one about the build, in the old one's place."""
    return build.partition(HEADING)[0].rstrip("\n") + "\n\n" + serving


def keep_serving(old: str) -> str:
    """Give what an older report says about the service; nothing if it says nothing."""
    _, heading, kept = old.partition(HEADING)
    return heading.lstrip("\n") + kept


def _mixes(found: Serving) -> str:
    lines = [
        f"- {size} ({found.quads[size]:,} quads), {mix.name}: {_describe(mix)}"
        for size, mixes in found.mixes.items()
        for mix in mixes
    ]
    return "\n".join(lines)


def _describe(mix: Mix) -> str:
    names = ", ".join(f"`{question.name}`" for question in mix.questions)
    fastest, slowest = mix.questions[0].ms, mix.questions[-1].ms
    return f"{len(mix.questions)} questions of {fastest:.1f} to {slowest:.1f} ms: {names}."


def _rates(found: Serving) -> str:
    head = ("graph", "mix", "clients", "oxigraph", "uncached", "new texts", "repeated")
    rows = [
        (
            *(cell.size, cell.mix, str(cell.clients), _rate(cell, PEER)),
            *(_beside(cell, side) for side in (UNCACHED, FRESH, REPEATED)),
        )
        for cell in found.cells
        if cell.mix != RDFLIB
    ]
    return table(head, rows) + "\n\n" + _rdflib(found)


def _rdflib(found: Serving) -> str:
    if found.rdflib is None:
        return "rdflib-endpoint could not be had on this machine, and was not measured."
    cells = [cell for cell in found.cells if cell.mix == RDFLIB]
    head = ("clients", "rdflib-endpoint", "uncached", "ratio")
    rows = [
        (
            *(str(cell.clients), _rate(cell, RDFLIB), _rate(cell, UNCACHED)),
            f"{cell.ratio(UNCACHED, RDFLIB, at_least_one):.0f}x",
        )
        for cell in cells
    ]
    asked = len(found.mixes["ours"][0].questions)
    passed = found.rdflib
    return (
        f"rdflib-endpoint, the same graph in rdflib's own store: each of the {asked} light"
        f" questions put once takes\n{passed.seconds:.0f} s (20 s are counted for what it has not"
        f" answered, or not as we do, by then), ours\n{passed.own:.2f} s. Below, both are put only"
        f" the {passed.soon} that it answers within 5 s; where it gives no answer in a round,\none"
        " is counted.\n\n"
    ) + table(head, rows)


def _rate(cell: Cell, side: str) -> str:
    rate = cell.middle(side, lambda each: each.rate)
    p50 = cell.middle(side, lambda each: each.p50)
    p99 = cell.middle(side, lambda each: each.p99)
    return f"{rate:,.0f} ({p50:.1f} / {p99:.1f})"


def _beside(cell: Cell, side: str) -> str:
    return f"{_rate(cell, side)} = {cell.ratio(side, PEER, lambda each: each.rate):.2f}x"


def _starts(found: Serving) -> str:
    starts = {side: median(each) for side, each in found.starts.items()}
    head = ("memory of all processes, MiB", "at rest", "after the load")
    rows = [
        (name, f"{mib:.0f}", f"{found.loaded.get(name, mib):.0f}")
        for name, mib in found.resting.items()
    ]
    said = (
        f"From the start of the process to the first answer, the graph loaded: ours"
        f" {starts[UNCACHED]:.2f} s, oxigraph {starts[PEER]:.2f} s (medians of"
        f" {len(found.starts[PEER])}).\n\n"
    )
    flat = ""
    if found.flat:
        flat = (
            f"\n\nOver {found.flat.answers:,} answers to light questions, every text new,"
            f" `--cache 8`, 8 clients:\n{found.flat.before:.0f} MiB before,"
            f" {found.flat.after:.0f} MiB after."
        )
    return said + table(head, rows) + flat


def _targets(targets: Iterable[Target], first: str = "target") -> str:
    rows = [
        (each.name, each.wanted, each.found, "yes" if each.met else "**no**") for each in targets
    ]
    return table((first, "wanted", "found", "met"), rows)
