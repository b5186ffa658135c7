"""The plain alternative: the same inputs with csv, rdflib, pyshacl, owlrl and networkx.

`python -m benchmarks.plain HOME OUT [--owlrl SECONDS]` reads, checks with SHACL, makes the plain
triples, optionally infers with owlrl, and writes the dumps, the way one would write it at first.
Cells are not checked one by one, and no violation query runs: that is in its favour.
"""

from __future__ import annotations

import argparse
import csv
import json
import signal
import sys
from pathlib import Path
from time import process_time

import rdflib
from rdflib import RDF, SKOS

from benchmarks.plain_facts import ENTITIES, MPO, ONTOLOGY, read_tables
from benchmarks.plain_rules import plain_triples

DERIVED = rdflib.URIRef("https://w3id.org/miprof-graph/graph/derived")
PLAIN = rdflib.URIRef("https://w3id.org/miprof-graph/graph/plain")


class Stages:
    """Stamps the CPU seconds that each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = process_time()

    def done(self, name: str) -> None:
        """Note the end of a stage."""
        now = process_time()
        self.seconds[name] = now - self._since
        self._since = now


def read(home: Path) -> rdflib.Dataset:
    """Read the ontology, the entities and the tables into one dataset."""
    dataset = rdflib.Dataset(default_union=True)
    for folder, graph in (("ontology", ONTOLOGY), ("graph/entities", ENTITIES)):
        for path in sorted((home / folder).glob("*.ttl")):
            dataset.graph(graph).parse(path, format="turtle")
    read_tables(home / "graph" / "claims", dataset)
    for triple in plain_triples(dataset):
        dataset.graph(PLAIN).add(triple)
    return dataset


def validate(home: Path, dataset: rdflib.Dataset) -> int:
    """Validate everything with pyshacl; give the number of violations."""
    import pyshacl

    shapes = home / "ontology" / "shapes.ttl"
    flat = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        flat.add(triple)
    _, report, _ = pyshacl.validate(flat, shacl_graph=str(shapes), inference="none")
    return sum(1 for _ in report.subjects(rdflib.SH.resultSeverity, rdflib.SH.Violation))


def infer(dataset: rdflib.Dataset, seconds: int) -> bool:
    """Infer with OWL 2 RL; tell whether it finished within the CPU seconds allowed."""
    import owlrl

    def stop(*_: object) -> None:
        raise TimeoutError

    closed = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        closed.add(triple)
    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    derived = dataset.graph(DERIVED)
    for triple in closed:
        if triple not in dataset and not isinstance(triple[0], rdflib.Literal):
            derived.add(triple)
    return True


def write(dataset: rdflib.Dataset, out: Path) -> None:
    """Write the RDF dumps with rdflib's serialisers."""
    out.mkdir(parents=True, exist_ok=True)
    simple = dataset.graph(ENTITIES) + dataset.graph(PLAIN)
    simple.serialize(out / "miprof.ttl", format="turtle")
    simple.serialize(out / "miprof.jsonld", format="json-ld")
    dataset.serialize(out / "miprof.trig", format="trig")
    dataset.serialize(out / "miprof.nq", format="nquads")


def write_network(dataset: rdflib.Dataset, out: Path) -> None:
    """Write the network as GraphML, GEXF and two tables."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity, _, name in dataset.graph(ENTITIES).triples((None, SKOS.prefLabel, None)):
        network.add_node(str(entity), **{f"label_{getattr(name, 'language', '')}": str(name)})
    for subject, predicate, object_ in dataset.graph(PLAIN):
        if str(subject) in network and str(object_) in network:
            network.add_edge(str(subject), str(object_), relation=str(predicate))
    nx.write_graphml(network, out / "miprof.graphml")
    nx.write_gexf(network, out / "miprof.gexf")
    _write_csv(out / "nodes.csv", [[node, *data.values()] for node, data in network.nodes.items()])
    _write_csv(out / "edges.csv", [[*ends, data["relation"]] for *ends, data in _edges(network)])
    claims = dataset.subjects(RDF.type, MPO.Claim)
    _write_csv(out / "claims.csv", [[c, *map(str, dataset.objects(c))] for c in claims])


def _edges(network: object) -> list[tuple[str, str, dict[str, str]]]:
    return list(network.edges(data=True))  # type: ignore[attr-defined]


def _write_csv(path: Path, rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def main() -> None:
    """Run all of it; print the CPU seconds of each stage as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--owlrl", type=int, default=0)
    asked = parser.parse_args()
    stages = Stages()
    dataset = read(asked.home)
    stages.done("read")
    violations = validate(asked.home, dataset)
    stages.done("shapes")
    finished = True
    if asked.owlrl:
        finished = infer(dataset, asked.owlrl)
        stages.done("derive")
    write(dataset, asked.out)
    stages.done("dumps")
    write_network(dataset, asked.out)
    stages.done("network")
    told = {"stages": stages.seconds, "violations": violations, "finished": finished}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
