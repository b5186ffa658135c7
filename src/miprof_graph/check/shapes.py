"""The SHACL shapes of `ontology/shapes.ttl`, run by pyshacl."""

from __future__ import annotations

from collections.abc import Iterator
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

    from miprof_graph.check.view import StoreView

    if not shapes.is_file():
        yield make_problem(f"ontology/{shapes.name}", 1, "shapes-missing")
        return
    graph = rdflib.Graph().parse(shapes, format="turtle")
    data = StoreView(store, _find_predicates(graph, store))
    _spread_targets(graph)
    _, report, _ = pyshacl.validate(data, shacl_graph=graph, inference="none", advanced=False)
    for result in sorted(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)):
        if (result, rdflib.SH.resultSeverity, rdflib.SH.Violation) in report:
            yield _make_problem(report, result, locate)


def _find_predicates(shapes: rdflib.Graph, store: ox.Store) -> set[rdflib.URIRef]:
    """Find the predicates that shapes may look at: those they name, and what makes a class."""
    from rdflib import RDF, RDFS, SH, URIRef

    # A closed shape looks at every predicate, and a query names its predicates in a text.
    if any((None, name, None) in shapes for name in (SH.closed, SH.sparql, SH.select)):
        return {URIRef(quad.predicate.value) for quad in store}
    named = {term for term in shapes.objects() if isinstance(term, URIRef)}
    return {*named, RDF.type, RDFS.subClassOf}


def _spread_targets(shapes: rdflib.Graph) -> None:
    """Give every property shape the targets of its node shape, instead of a link from there.

    It means the same. But pyshacl sets a linked shape up anew for each node, and one with targets
    once for all of them, which is ten times faster (`benchmarks/`).
    """
    from rdflib import RDF, SH

    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    for shape, part in list(shapes.subject_objects(SH.property)):
        found = [(name, term) for name in targets for term in shapes.objects(shape, name)]
        # A shape that others refer to, that is a class or that is switched off stays as it is.
        simple = set(shapes.objects(shape, RDF.type)) == {SH.NodeShape}
        used = (None, None, shape) in shapes or (shape, SH.deactivated, None) in shapes
        if found and simple and not used:
            shapes.remove((shape, SH.property, part))
            for name, term in found:
                shapes.add((part, name, term))


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
    component = report.value(result, rdflib.SH.sourceConstraintComponent)
    lacking = component == rdflib.SH.MinCountConstraintComponent
    return Problem(where, line, fr, en, unfinished=lacking)
