"""Every finding, measure by measure, has its words, its method and its statements."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import networkx as nx
import pyoxigraph as ox
import pytest

from miprof_graph.analysis import Analysis, Kind, Shape, Wanted, analyse, choose_keys
from miprof_graph.analysis.records import analysis_as_json, analysis_as_record
from miprof_graph.analysis.registry import KEYS, MEASURES, MOMENT, SECTIONS
from miprof_graph.analysis.words import say, word_cell, word_column, word_method, word_unit
from miprof_graph.exports import EXPORTS, write_exports
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.rows import select, select_texts
from tests.analysis.made import make_network
from tests.conftest import REPOSITORY
from tests.data_small import make_small_store

SCHEMA = json.loads((REPOSITORY / "docs" / "analysis.schema.json").read_text(encoding="utf-8"))
CUBE = "PREFIX qb: <http://purl.org/linked-data/cube#>"


@pytest.fixture(scope="module")
def record(shown: Analysis) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(analysis_as_json(shown))
    return found


@pytest.fixture(scope="module")
def cubes(tmp_path_factory: pytest.TempPathFactory) -> tuple[ox.Store, dict[str, Any]]:
    """The small network's findings as RDF and as JSON, written as the build writes them."""
    folder = tmp_path_factory.mktemp("exports")
    chosen = [export for export in EXPORTS if export.name.startswith("analysis.")]
    write_exports(make_small_store(), folder, exports=chosen)
    store = ox.Store()
    store.load(path=folder / "analysis.ttl", format=ox.RdfFormat.TURTLE)
    return store, json.loads((folder / "analysis.json").read_text(encoding="utf-8"))


def test_every_measure_finds_what_it_announces(shown: Analysis) -> None:
    assert [finding.key for finding in shown.findings] == choose_keys(Wanted())[1:]
    assert KEYS[0] == MOMENT
    assert len(set(KEYS)) == len(KEYS) > 20
    assert {finding.section for finding in shown.findings} <= {*SECTIONS}


def test_findings_stand_section_by_section(shown: Analysis) -> None:
    places = [SECTIONS.index(finding.section) for finding in shown.findings]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_words(shown: Analysis, language: str) -> None:
    names = shown.names(language)
    for finding in shown.findings:
        assert word_method(finding, language).endswith("."), finding.key
        assert word_unit(finding, language)
        assert finding.sentences
        for said in (*finding.sentences, finding.caveat):
            sentence = say(said, names, language)
            assert re.fullmatch(r"[A-ZÀÉ«“].*[.!?]", sentence), sentence
            assert "{" not in sentence
            assert "mp:" not in sentence, sentence
        for column in finding.columns:
            assert word_column(column, language)
        for row in finding.rows:
            for column, cell in zip(finding.columns, row.cells, strict=True):
                assert "mp:" not in word_cell(cell, column.kind, names, language)


def test_every_finding_has_rows_of_its_shape(shown: Analysis) -> None:
    for finding in shown.findings:
        kinds = [column.kind for column in finding.columns]
        assert finding.rows, finding.key
        assert len({column.name for column in finding.columns}) == len(kinds)
        match finding.shape:
            case Shape.VALUE:
                assert (len(finding.rows), len(kinds)) == (1, 1)
            case Shape.RANKING:
                assert [column.name for column in finding.columns[:2]] == ["rank", "entity"]
                ranks = finding.column("rank")
                assert ranks[0] == 1
                assert ranks == sorted(ranks, key=lambda rank: int(str(rank)))
            case Shape.GROUPS:
                assert kinds[1] is Kind.ENTITIES


def test_what_is_said_rests_on_statements_that_are_there(
    shown: Analysis, real: nx.MultiDiGraph[str]
) -> None:
    known = {claim.iri for claim in real.graph["claims"]}
    for finding in shown.findings:
        assert finding.basis.statements > 0
        assert finding.basis.sources > 0
        assert finding.iris() <= {*real, *real.graph["sources"]}, finding.key
        about_entities = finding.shape in (Shape.RANKING, Shape.GROUPS)
        for row in finding.rows:
            assert {*row.claims} <= known
            assert list(row.claims) == sorted(row.claims)
            assert row.claims or not about_entities, finding.key


def test_the_statements_of_a_row_speak_of_its_entity(
    shown: Analysis, real: nx.MultiDiGraph[str]
) -> None:
    claims = {claim.iri: claim for claim in real.graph["claims"]}
    [degree] = [finding for finding in shown.findings if finding.key == "degree"]
    standing_in: dict[str, set[str]] = {}
    for post, body in shown.actors.stands_for.items():
        standing_in.setdefault(body, {body}).add(post)
    for row in degree.rows:
        entity = str(row.cells[1])
        own = standing_in.get(entity, {entity})
        for iri in row.claims:
            claim = claims[iri]
            ends = {claim.subject, claim.value.text}
            letter = any(real.nodes[end]["group"] == "letter" for end in ends if end in real)
            assert ends & own or letter, (entity, iri)


def test_numbers_are_rounded_so_that_libraries_agree(shown: Analysis) -> None:
    for finding in shown.findings:
        for row in finding.rows:
            for cell in row.cells:
                if isinstance(cell, float):
                    assert cell == float(f"{cell:.6g}"), finding.key


def test_the_json_is_what_its_schema_says(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    named = set(record["entities"])
    for finding in record["findings"]:
        names = [column["name"] for column in finding["columns"]]
        assert all(list(row["cells"]) == names for row in finding["rows"])
        for column in finding["columns"]:
            cells = [row["cells"][column["name"]] for row in finding["rows"]]
            if column["kind"] == "entity":
                assert {cell for cell in cells if cell} <= named
            if column["kind"] == "entities":
                assert {name for cell in cells for name in cell} <= named


def test_the_json_lists_the_statements_behind_the_network(record: dict[str, Any]) -> None:
    network = record["networks"]["actors"]
    assert len(network["claims"]) == network["statements"]
    row_claims = {
        claim
        for finding in record["findings"]
        if finding["basis"]["network"] == "actors"
        for row in finding["rows"]
        for claim in row["claims"]
    }
    assert row_claims <= {*network["claims"]}


def test_the_findings_are_the_same_under_any_hash_seed() -> None:
    program = (
        "import sys; from miprof_graph.analysis import analyse;"
        "from miprof_graph.analysis.records import analysis_as_json;"
        "from benchmarks.analysing_network import make_network;"
        "sys.stdout.write(analysis_as_json(analyse(make_network(60))))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "LC_ALL": "C"},
            cwd=REPOSITORY,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0]) > 10_000


def test_a_network_without_a_tie_has_no_finding() -> None:
    nothing = analyse(make_network("ada wrote plan", "plan ActionPlan"))
    assert nothing.findings == ()
    jsonschema.Draft202012Validator(SCHEMA).validate(analysis_as_record(nothing))


def test_the_smallest_network_has_every_finding_that_it_can() -> None:
    found = analyse(make_network("ada heads miprof", "miprof Mission"))
    assert {finding.key for finding in found.findings} >= {"scope", "degree", "cores", "chance"}
    jsonschema.Draft202012Validator(SCHEMA).validate(analysis_as_record(found))


def test_the_data_cubes_hold_the_numbers_of_the_json(
    cubes: tuple[ox.Store, dict[str, Any]],
) -> None:
    store, record = cubes
    base = "https://w3id.org/miprof-graph/analysis"
    for finding in record["findings"]:
        cube = f"<{base}/{finding['key']}>"
        found = [*select_texts(store, f"{CUBE} SELECT ?o WHERE {{ ?o qb:dataSet {cube} }}")]
        assert len(found) == len(finding["rows"]), finding["key"]
        for column in finding["columns"]:
            if column["kind"] in ("count", "number", "share"):
                query = f"""{CUBE} SELECT ?value WHERE {{
                    ?o qb:dataSet {cube} ; <{base}#{column["name"]}> ?value }}"""
                values = sorted(float(value) for (value,) in select_texts(store, query))
                cells = [row["cells"][column["name"]] for row in finding["rows"]]
                assert values == sorted(cell for cell in cells if cell is not None)


def test_every_observation_fits_the_structure_of_its_cube(
    cubes: tuple[ox.Store, dict[str, Any]],
) -> None:
    store, _ = cubes
    # IC-1, IC-11 and IC-12 of the W3C, and that what is measured is there: each finds offenders.
    offenders = {
        "one data set": """?o a qb:Observation FILTER NOT EXISTS {
            ?o qb:dataSet ?one FILTER NOT EXISTS { ?o qb:dataSet ?two FILTER(?two != ?one) } }""",
        "all dimensions": """?o qb:dataSet/qb:structure/qb:component/qb:dimension ?d
            FILTER NOT EXISTS { ?o ?d ?value }""",
        "no duplicate": """?o qb:dataSet ?set . ?p qb:dataSet ?set FILTER(STR(?o) < STR(?p))
            FILTER EXISTS { ?set qb:structure/qb:component/qb:dimension ?any }
            FILTER NOT EXISTS { ?set qb:structure/qb:component/qb:dimension ?d .
              ?o ?d ?one . ?p ?d ?two FILTER(?one != ?two) }""",
        "a measure": """?o qb:dataSet ?set FILTER NOT EXISTS {
            ?set qb:structure/qb:component/qb:measure ?m . ?o ?m ?value }""",
        "labelled": """?o qb:component/(qb:dimension|qb:measure|qb:attribute) ?term
            FILTER NOT EXISTS { ?term rdfs:label ?label }""",
    }
    for rule, pattern in offenders.items():
        assert list(select(store, f"{CUBE} SELECT ?o WHERE {{ {pattern} }}")) == [], rule


def test_the_cubes_are_parts_of_a_graph_of_their_own_and_have_no_blank_node(
    cubes: tuple[ox.Store, dict[str, Any]],
) -> None:
    store, record = cubes
    graph = PREFIXES["graph"] + "analysis"
    parts = [*select_texts(store, f"SELECT ?part WHERE {{ <{graph}> dcterms:hasPart ?part }}")]
    assert len(parts) == len(record["findings"])
    assert not any(isinstance(quad.subject, ox.BlankNode) for quad in store)


def test_no_module_of_the_analysis_is_known_to_its_readers_by_name() -> None:
    folder = REPOSITORY / "src" / "miprof_graph"
    readers = [
        *(folder / "exports").glob("analysis_*.py"),
        *(folder / "analysis" / f"{name}.py" for name in ("records", "tables", "words")),
    ]
    for path in readers:
        text = Path(path).read_text(encoding="utf-8")
        assert not [key for key in KEYS if f'"{key}"' in text], path.name
    assert len(MEASURES) > 15
