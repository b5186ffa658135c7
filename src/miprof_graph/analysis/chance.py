"""What is more, or less, than chance: the network beside random ones with the same numbers.

In each random network every actor has as many ties as before (and, where direction counts, as
many each way), but to others drawn by lot. What such networks show too is no finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from statistics import fmean, stdev
from typing import Final

from miprof_graph.analysis.engine import Engine, Native
from miprof_graph.analysis.findings import (
    Column,
    Field,
    Finding,
    Kind,
    Method,
    Row,
    Said,
    Shape,
    rounded,
)
from miprof_graph.analysis.mixing import LABELS, labels_of
from miprof_graph.analysis.study import Study

_SAMPLES: Final = (10, 100)
_TIES: Final = 200_000
_PATHS: Final = 10_000_000
_RARE: Final = 0.05

Number = Callable[[Native], float]


def find_chance(study: Study) -> Iterator[Finding]:
    """Compare the network with random ones in which each actor has as many ties."""
    samples = count_samples(study.actors.basis.ties)
    native = study.engine.native(study.actors.simple)
    found = _compare(study, _numbers_of(study), native, samples)
    if study.actors.one_way.number_of_edges():
        directed = study.engine.native(study.actors.one_way)
        found |= _compare(study, {"reciprocity": study.engine.reciprocity}, directed, samples)
    rows = [_row(name, *found[name]) for name in sorted(found)]
    yield Finding(
        key="chance",
        section="chance",
        shape=Shape.SERIES,
        columns=(
            Column("measure", Kind.TERM),
            Column("observed", Kind.NUMBER),
            Column("random", Kind.NUMBER),
            Column("deviation", Kind.NUMBER),
            Column("distance", Kind.NUMBER),
            Column("probability", Kind.SHARE),
        ),
        rows=rows,
        unit="number",
        sentences=[_say(row) for row in rows],
        caveat=Said("caveat-chance"),
        method=Method(study.engine.name),
        basis=study.actors.basis,
        parameters={"samples": samples, "seed": study.seed, "swaps": "10 per tie"},
    )


def count_samples(ties: int) -> int:
    """Say how many random networks to draw: fewer where each takes longer.

    >>> count_samples(400), count_samples(4_000), count_samples(300_000)
    (100, 50, 10)
    """
    least, most = _SAMPLES
    return max(least, min(most, _TIES // max(ties, 1)))


def takes_paths(nodes: int, ties: int) -> bool:
    """Tell whether centralisation is compared: all paths of every draw would take hours, if many.

    >>> takes_paths(300, 400), takes_paths(10_000, 30_000)
    (True, False)
    """
    return nodes * ties <= _PATHS


def _numbers_of(study: Study) -> Mapping[str, Number]:
    engine: Engine = study.engine
    numbers: dict[str, Number] = {
        "clustering": engine.clustering,
        "modularity": lambda native: engine.modularity(native, study.seed),
    }
    for attribute in LABELS:
        labels = labels_of(study, attribute)
        if len(set(labels)) > 1:
            numbers[f"assortativity-{attribute}"] = partial(engine.mixing, labels=labels)
    if takes_paths(study.actors.basis.nodes, study.actors.basis.ties):
        numbers["centralisation"] = engine.centralisation
    return numbers


def _compare(
    study: Study, numbers: Mapping[str, Number], native: Native, samples: int
) -> dict[str, tuple[float, list[float]]]:
    """Give each number as observed, and of each random network."""
    # Rounded before they are compared: in the last digits a sum varies with its order.
    observed = {name: rounded(number(native)) for name, number in numbers.items()}
    drawn: dict[str, list[float]] = {name: [] for name in numbers}
    for sample in range(samples):
        other = study.engine.rewired(native, study.seed + sample)
        for name, number in numbers.items():
            drawn[name].append(rounded(number(other)))
    return {name: (observed[name], drawn[name]) for name in numbers}


def _row(name: str, observed: float, drawn: list[float]) -> Row:
    mean, deviation = fmean(drawn), stdev(drawn)
    apart = abs(observed - mean)
    # The observed network counts as one that chance may have made.
    as_far = 1 + sum(abs(value - mean) >= apart for value in drawn)
    probability = as_far / (len(drawn) + 1)
    distance = rounded((observed - mean) / deviation) if deviation > 0 else None
    cells = (f"chance-{name}", rounded(observed), rounded(mean), rounded(deviation))
    return Row((*cells, distance, rounded(probability)))


def _say(row: Row) -> Said:
    term, observed, mean, _, _, probability = row.cells
    usual = float(str(probability)) > _RARE
    more = float(str(observed)) > float(str(mean))
    how = "same" if usual else "more" if more else "less"
    fields = {"observed": Field(observed, Kind.NUMBER), "random": Field(mean, Kind.NUMBER)}
    return Said(f"said-{term}-{how}", fields)
