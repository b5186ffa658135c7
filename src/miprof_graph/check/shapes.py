"""The SHACL shapes of `ontology/shapes.ttl`, run by pyshacl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from miprof_graph.check.queries import Locate
from miprof_graph.names import compact
from miprof_graph.problems import Problem, make_problem

if TYPE_CHECKING:
    import rdflib


def check_shapes(store: ox.Store, shapes: Path, locate: Locate) -> Iterator[Problem]:
    """Validate the union of the graphs; every result of severity Violation is a problem."""
    import pyshacl
    import rdflib

    data = to_rdflib(quad.triple for quad in store)
    graph = rdflib.Graph().parse(shapes, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=graph, inference="none", advanced=False)
    for result in sorted(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)):
        if (result, rdflib.SH.resultSeverity, rdflib.SH.Violation) in report:
            yield _make_problem(report, result, locate)


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Copy triples into an rdflib graph; terms are made once each, which parsing would not do."""
    import rdflib

    made: dict[object, rdflib.term.Node] = {}

    def convert(term: object) -> rdflib.term.Node:
        if term not in made:
            made[term] = (
                rdflib.Literal(term.value, lang=term.language)
                if isinstance(term, ox.Literal) and term.language
                else rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
                if isinstance(term, ox.Literal)
                else rdflib.URIRef(term.value)  # type: ignore[attr-defined]
            )
        return made[term]

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((convert(triple.subject), convert(triple.predicate), convert(triple.object)))
    return graph


def _make_problem(report: rdflib.Graph, result: rdflib.term.Node, locate: Locate) -> Problem:
    import rdflib

    focus = str(report.value(result, rdflib.SH.focusNode))
    said = {
        getattr(message, "language", None): str(message)
        for message in report.objects(result, rdflib.SH.resultMessage)
    }
    path = report.value(result, rdflib.SH.resultPath)
    plain = f"{compact(str(path))} {said.get(None, '')}".strip()
    where, line = locate(focus)
    name = compact(focus)
    fr = make_problem(where, line, "shape", value=name, detail=said.get("fr", plain)).fr
    en = make_problem(where, line, "shape", value=name, detail=said.get("en", plain)).en
    return Problem(where, line, fr, en)
