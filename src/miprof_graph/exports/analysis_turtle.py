"""`analysis.ttl`: the numbers of `analysis.json` as RDF Data Cubes (`qb:`), one for each finding.

The file belongs into a graph of its own, `graph:analysis`, and is no part of the dataset: what
it says follows from the documents by computing, and whoever asks the dataset what documents say
of an actor must not find its rank among the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from miprof_graph.exports.blocks import make_blocks, make_turtle
from miprof_graph.exports.description import Description, literal, plain
from miprof_graph.exports.ntriples import join_triple
from miprof_graph.exports.terms import Terms
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import BASE, EDTF, PREFIXES

if TYPE_CHECKING:
    from miprof_graph.analysis import Analysis, Cell, Column, Finding, Row
    from miprof_graph.exports.model import ExportInput

GRAPH_ANALYSIS: Final = PREFIXES["graph"] + "analysis"
_FINDINGS: Final = BASE + "analysis/"
_TERMS: Final = BASE + "analysis#"
_QB: Final = "http://purl.org/linked-data/cube#"
_PREFIXES: Final = {**PREFIXES, "analysis": _TERMS, "finding": _FINDINGS, "qb": _QB}
_ROLES: Final = {
    "dimension": "DimensionProperty",
    "measure": "MeasureProperty",
    "attribute": "AttributeProperty",
}


def write_analysis_turtle(build: ExportInput, target: Path) -> None:
    """Write the findings about the network as data cubes."""
    about = describe_analysis(build.analysis)
    blocks = make_blocks(map(join_triple, about.triples()), Terms(_PREFIXES))
    target.write_bytes(make_turtle(blocks, _PREFIXES))


def describe_analysis(analysis: Analysis) -> Description:
    """Describe every finding as a data cube with its structure, observations and words."""
    from miprof_graph.analysis.words import word_section

    about = Description()
    names = {language: analysis.names(language) for language in LANGUAGES}
    for finding in analysis.findings:
        cube = _FINDINGS + finding.key
        about.say(GRAPH_ANALYSIS, "dcterms:hasPart", cube)
        about.say(cube, "rdf:type", _QB + "DataSet")
        for language in LANGUAGES:
            _describe_words(about, cube, finding, names[language], language)
            section = plain(word_section(finding.section, language), language)
            about.say(cube, "dcterms:subject", section)
        _describe_basis(about, cube, finding)
        _describe_structure(about, cube, finding)
        for row in finding.rows:
            _describe_row(about, cube, finding, row)
    return about


def _describe_words(
    about: Description, cube: str, finding: Finding, names: dict[str, str], language: str
) -> None:
    from miprof_graph.analysis.words import say, say_all, word_method, word_title, word_unit

    about.say(cube, "rdfs:label", plain(word_title(finding, language), language))
    about.say(cube, "dcterms:description", plain(say_all(finding, names, language), language))
    about.say(cube, "skos:scopeNote", plain(say(finding.caveat, names, language), language))
    about.say(cube, _TERMS + "method", plain(word_method(finding, language), language))
    about.say(cube, _TERMS + "unit", plain(word_unit(finding, language), language))


def _describe_basis(about: Description, cube: str, finding: Finding) -> None:
    basis, method = finding.basis, finding.method
    about.say(cube, _TERMS + "network", plain(basis.network))
    about.say(cube, _TERMS + "library", plain(method.library))
    about.say(cube, _TERMS + "exact", literal(str(method.exact).lower(), "xsd:boolean"))
    for name in ("nodes", "ties", "statements", "sources"):
        about.say(cube, f"{_TERMS}{name}", literal(getattr(basis, name), "xsd:integer"))
    if not method.exact:
        about.say(cube, _TERMS + "sample", literal(method.sample, "xsd:integer"))
        about.say(cube, _TERMS + "standardError", literal(method.error, "xsd:double"))
    for name, value in finding.parameters.items():
        about.say(cube, f"{_TERMS}parameter-{name}", _plain_value(value))


def _describe_structure(about: Description, cube: str, finding: Finding) -> None:
    from miprof_graph.analysis.words import word_column

    structure = cube + "#structure"
    about.say(cube, _QB + "structure", structure)
    about.say(structure, "rdf:type", _QB + "DataStructureDefinition")
    for column, role in _roles(finding):
        node, term = f"{cube}#component-{column.name}", _TERMS + column.name
        about.say(structure, _QB + "component", node)
        about.say(node, "rdf:type", _QB + "ComponentSpecification")
        about.say(node, f"{_QB}{role}", term)
        about.say(term, "rdf:type", _QB + _ROLES[role])
        for language in LANGUAGES:
            about.say(term, "rdfs:label", plain(word_column(column, language), language))


def _describe_row(about: Description, cube: str, finding: Finding, row: Row) -> None:
    keys = [
        str(cell).replace("/", "#").rsplit("#", 1)[-1]
        for (_, role), cell in zip(_roles(finding), row.cells, strict=True)
        if role == "dimension"
    ]
    node = f"{cube}#{'--'.join(keys) or 'all'}"
    about.say(node, "rdf:type", _QB + "Observation")
    about.say(node, _QB + "dataSet", cube)
    for column, cell in zip(finding.columns, row.cells, strict=True):
        for value in _values(about, column, cell):
            about.say(node, f"{_TERMS}{column.name}", value)
    about.say(node, "prov:wasDerivedFrom", *row.claims)


def _roles(finding: Finding) -> list[tuple[Column, str]]:
    """Say what each column is: what names an observation, what is measured, what describes it."""
    from miprof_graph.analysis import Kind, Shape

    keys = {
        Shape.VALUE: (),
        Shape.RANKING: (1,),
        Shape.SERIES: (0,),
        Shape.GROUPS: (0,),
        Shape.PAIRS: (0, 1),
    }[finding.shape]
    measured = (Kind.COUNT, Kind.NUMBER, Kind.SHARE)
    return [
        (
            column,
            "dimension" if n in keys else "measure" if column.kind in measured else "attribute",
        )
        for n, column in enumerate(finding.columns)
    ]


def _values(about: Description, column: Column, cell: Cell) -> Iterator[bytes | str]:
    from miprof_graph.analysis import Kind

    if isinstance(cell, tuple):
        yield from cell
    elif column.kind is Kind.ENTITY and cell is not None:
        yield str(cell)
    elif column.kind is Kind.TERM:
        yield _describe_term(about, str(cell))
    elif column.kind is Kind.DATE:
        yield literal(cell, EDTF)
    elif cell is not None:
        yield _plain_value(cell)


def _describe_term(about: Description, name: str) -> str:
    from miprof_graph.analysis.words import word_term

    about.say(_TERMS + name, "rdf:type", "skos:Concept")
    for language in LANGUAGES:
        about.say(_TERMS + name, "skos:prefLabel", plain(word_term(name, language), language))
    return _TERMS + name


def _plain_value(value: str | float) -> bytes:
    if isinstance(value, bool):
        return literal(str(value).lower(), "xsd:boolean")
    if isinstance(value, str):
        return plain(value)
    return literal(value, "xsd:integer" if isinstance(value, int) else "xsd:double")
