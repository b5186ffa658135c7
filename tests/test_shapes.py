"""Every SHACL shape lets a valid example through and stops an invalid one, in two languages.

All examples are validated in two runs, for pyshacl is slow to start; each has subjects of its own.
The examples of `valid/` bear the names of node shapes, those of `invalid/` of the one shape they
break.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, SH

from miprof_graph.turtle import format_turtle
from tests.ontology_samples import MPO, ONTOLOGY, TERMS, languages, local_name, read_graph

_EXAMPLES = Path(__file__).parent / "data" / "shapes"
_VALID = sorted((_EXAMPLES / "valid").glob("*.ttl"), key=lambda path: path.stem)
_INVALID = sorted((_EXAMPLES / "invalid").glob("*.ttl"), key=lambda path: path.stem)
_SHAPES = read_graph("shapes.ttl")
_CONSTRAINTS = (SH.minCount, SH.maxCount, SH.pattern, SH.datatype, SH["class"], SH.uniqueLang)


def _name(shape: object) -> str:
    return local_name(shape).removeprefix("shape-")


_NODES = sorted(_name(s) for s in _SHAPES.subjects(RDF.type, SH.NodeShape))
_BREAKABLE = sorted({_name(s) for said in _CONSTRAINTS for s in _SHAPES.subjects(said, None)})


def _read(paths: list[Path]) -> rdflib.Graph:
    data = rdflib.Graph()
    for path in (*(ONTOLOGY / name for name in TERMS), *paths):
        data.parse(path, format="turtle")
    return data


@cache
def _validate(*, with_invalid: bool) -> rdflib.Graph:
    data = _read(_VALID + (_INVALID if with_invalid else []))
    _, report, _ = pyshacl.validate(data, shacl_graph=_SHAPES, inference="none", advanced=False)
    assert isinstance(report, rdflib.Graph)
    return report


def test_every_node_shape_has_a_valid_example_and_every_constraint_an_invalid_one() -> None:
    assert [path.stem for path in _VALID] == _NODES
    assert [path.stem for path in _INVALID] == _BREAKABLE
    assert len(_BREAKABLE) >= 60


def test_the_ontology_and_the_valid_examples_conform_without_a_warning() -> None:
    report = _validate(with_invalid=False)
    results = report.subjects(RDF.type, SH.ValidationResult)
    assert [(report.value(r, SH.focusNode), report.value(r, SH.sourceShape)) for r in results] == []


@pytest.mark.parametrize("path", _INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_just_its_shape_and_is_told_so_twice(path: Path) -> None:
    report = _validate(with_invalid=True)
    subjects = {rdflib.URIRef(quad.subject.value) for quad in ox.parse(path=path)}
    found = [r for s in subjects for r in report.subjects(SH.focusNode, s)]
    assert {_name(report.value(r, SH.sourceShape)) for r in found} == {path.stem}
    for result in found:
        assert languages(report, result, SH.resultMessage) == ["en", "fr"]


@pytest.mark.parametrize("shape", _BREAKABLE)
def test_every_shape_has_a_message_in_french_and_in_english(shape: str) -> None:
    assert languages(_SHAPES, MPO[f"shape-{shape}"], SH.message) == ["en", "fr"]


def test_every_property_shape_belongs_to_one_node_shape() -> None:
    for shape in _SHAPES.subjects(RDF.type, SH.PropertyShape):
        assert len(list(_SHAPES.subjects(SH.property, shape))) == 1


def test_every_kind_of_entity_is_the_target_of_the_shape_of_entities() -> None:
    classes = read_graph("miprof.ttl")
    targets = set(_SHAPES.objects(MPO["shape-entity"], SH.targetClass))
    kinds = {*classes.subjects(RDFS.subClassOf, MPO.Thing)} - {MPO.Document}
    documents = {*classes.subjects(RDFS.subClassOf, MPO.Document)} - {MPO.Source}
    assert targets == kinds | documents


def test_no_shape_needs_sparql_or_blank_nodes() -> None:
    assert (None, SH.sparql, None) not in _SHAPES
    assert not any(isinstance(term, rdflib.BNode) for triple in _SHAPES for term in triple)


@pytest.mark.parametrize("path", [*_VALID, *_INVALID], ids=lambda path: path.stem)
def test_the_examples_are_in_canonical_form(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert format_turtle(content) == content
