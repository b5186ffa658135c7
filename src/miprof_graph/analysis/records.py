"""Findings as records of plain values, for programs: what `analysis.json` holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from miprof_graph.analysis.actors import Actors
from miprof_graph.analysis.findings import Basis, Cell, Finding, Kind, Row
from miprof_graph.analysis.run import Analysis
from miprof_graph.analysis.words import (
    Names,
    say,
    word_column,
    word_method,
    word_section,
    word_title,
    word_unit,
)
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import BASE, compact

VERSION: Final = 1
"""The version of the form: it grows when a field changes its meaning or goes."""

_SCHEMA: Final = BASE + "docs/analysis.schema.json"

Record = dict[str, Any]
NamesBy = Mapping[str, Names]


def analysis_as_json(analysis: Analysis) -> str:
    """Write an analysis as the JSON that `docs/analysis.schema.json` describes."""
    return json.dumps(analysis_as_record(analysis), ensure_ascii=False, indent=1) + "\n"


def analysis_as_record(analysis: Analysis) -> Record:
    """Give an analysis as plain values; IRIs of ours are CURIEs."""
    names = {language: analysis.names(language) for language in LANGUAGES}
    return {
        "version": VERSION,
        "schema": _SCHEMA,
        "networks": {analysis.actors.key: _network(analysis.actors)},
        "findings": [_finding(finding, names) for finding in analysis.findings],
        "entities": _entities(analysis, names),
    }


def _network(actors: Actors) -> Record:
    """List the statements behind the ties that were measured, once for all findings."""
    return _basis(actors.basis) | {"claims": list(map(compact, actors.claims_among(actors.graph)))}


def _basis(basis: Basis) -> Record:
    return {
        "nodes": basis.nodes,
        "ties": basis.ties,
        "statements": basis.statements,
        "sources": basis.sources,
    }


def _finding(finding: Finding, names: NamesBy) -> Record:
    return {
        "key": finding.key,
        "section": finding.section,
        "sectionTitle": {lang: word_section(finding.section, lang) for lang in LANGUAGES},
        "shape": str(finding.shape),
        "title": {lang: word_title(finding, lang) for lang in LANGUAGES},
        "says": [
            {lang: say(said, names[lang], lang) for lang in LANGUAGES} for said in finding.sentences
        ],
        "saysNot": {lang: say(finding.caveat, names[lang], lang) for lang in LANGUAGES},
        "unit": {"name": finding.unit} | {lang: word_unit(finding, lang) for lang in LANGUAGES},
        "method": _method(finding),
        "parameters": dict(sorted(finding.parameters.items())),
        "basis": {"network": finding.basis.network} | _basis(finding.basis),
        "columns": [
            {"name": column.name, "kind": str(column.kind)}
            | {lang: word_column(column, lang) for lang in LANGUAGES}
            for column in finding.columns
        ],
        "rows": [_row(finding, row) for row in finding.rows],
    }


def _method(finding: Finding) -> Record:
    method = finding.method
    record: Record = {lang: word_method(finding, lang) for lang in LANGUAGES}
    record |= {"library": method.library, "exact": method.exact}
    return record if method.exact else record | {"sample": method.sample, "error": method.error}


def _row(finding: Finding, row: Row) -> Record:
    cells = {
        column.name: _cell(cell, column.kind)
        for column, cell in zip(finding.columns, row.cells, strict=True)
    }
    return {"cells": cells, "claims": [compact(iri) for iri in row.claims]}


def _cell(cell: Cell, kind: Kind) -> object:
    if isinstance(cell, tuple):
        return [compact(iri) for iri in cell]
    return compact(str(cell)) if kind is Kind.ENTITY and cell is not None else cell


def _entities(analysis: Analysis, names: NamesBy) -> Record:
    nodes = analysis.actors.network.nodes
    return {
        compact(iri): {lang: names[lang][iri] for lang in LANGUAGES}
        | {"kind": nodes[iri]["group"] if iri in nodes else "document", "iri": iri}
        for iri in names[LANGUAGES[0]]
    }
