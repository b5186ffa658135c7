"""The RDF files: two libraries read each, and find what the store holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from miprof_graph.errors import MiprofError
from miprof_graph.exports import EXPORTS, write_exports
from miprof_graph.exports.model import PUBLIC_GRAPHS
from miprof_graph.names import GRAPH_ONTOLOGY
from tests.exports_samples import (
    Built,
    iri,
    make_store,
    share_exports,
    write_ontology,
)

# rdflib 7.6 warns of its own use of what it deprecates.
pytestmark = [
    pytest.mark.filterwarnings(r"ignore:Dataset\.:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

Term = tuple[str, str, str]
Statement = tuple[Term, Term, Term, str]
Read = Callable[[Path], frozenset[Statement]]


@pytest.fixture(scope="module", params=["sample", "project"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return share_exports(request.param, tmp_path_factory.mktemp("exports"))


@pytest.fixture(autouse=True)
def _literals_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def plain(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return term.value, term.language or "", "" if term.language else term.datatype.value
    if isinstance(term, rdflib.Literal):
        kind = term.datatype or ("" if term.language else rdflib.XSD.string)
        return str(term), term.language or "", str(kind)
    assert isinstance(term, ox.NamedNode | rdflib.URIRef), term
    return term.value if isinstance(term, ox.NamedNode) else str(term), "", "IRI"


def expected(built: Built, *graphs: str) -> set[Statement]:
    """What the store holds in some graphs, taken together, or in all graphs, kept apart."""
    names = graphs or tuple(str(graph).strip("<>") for graph in built.store.named_graphs())
    return {
        (plain(q.subject), plain(q.predicate), plain(q.object), "" if graphs else name)
        for name in names
        for q in built.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    }


@cache
def read_pyoxigraph(path: Path) -> frozenset[Statement]:
    return frozenset(parse_pyoxigraph(path))


@cache
def read_rdflib(path: Path) -> frozenset[Statement]:
    return frozenset(parse_rdflib(path))


def parse_pyoxigraph(path: Path) -> Iterator[Statement]:
    for quad in ox.parse(path=str(path)):
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
        yield plain(quad.subject), plain(quad.predicate), plain(quad.object), graph


def parse_rdflib(path: Path) -> Iterator[Statement]:
    dataset = rdflib.Dataset()
    forms = {".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".jsonld": "json-ld"}
    # Not the path: rdflib would leave the file open.
    dataset.parse(data=path.read_bytes(), format=forms[path.suffix])
    for subject, predicate, value, graph in dataset.quads():
        name = "" if graph is None or "x-rdflib:default" in str(graph) else str(graph)
        yield plain(subject), plain(predicate), plain(value), name


@pytest.mark.parametrize("read", [read_pyoxigraph, read_rdflib])
@pytest.mark.parametrize("name", ["miprof.nq", "miprof.trig"])
def test_the_dumps_of_everything_hold_every_quad(built: Built, name: str, read: Read) -> None:
    assert read(built.folder / name) == expected(built)


@pytest.mark.parametrize("read", [read_pyoxigraph, read_rdflib])
@pytest.mark.parametrize("name", ["miprof.ttl", "miprof.jsonld"])
def test_the_simple_view_holds_entities_relations_and_documents(
    built: Built, name: str, read: Read
) -> None:
    assert read(built.folder / name) == expected(built, *PUBLIC_GRAPHS)


@pytest.mark.parametrize("read", [read_pyoxigraph, read_rdflib])
def test_the_ontology_file_holds_the_graph_of_the_ontology(built: Built, read: Read) -> None:
    assert read(built.folder / "ontology.ttl") == expected(built, GRAPH_ONTOLOGY)


def test_every_rdf_file_is_read_by_pyoxigraph_and_rdflib_alike(built: Built) -> None:
    names = [export.name for export in EXPORTS if export.rdf and "rdf12" not in export.name]
    assert len(names) == 8
    for name in names:
        found = read_pyoxigraph(built.folder / name)
        assert found == read_rdflib(built.folder / name), name
        assert found, name


def test_the_rdf12_file_says_of_each_claim_which_triple_it_reifies(built: Built) -> None:
    store = ox.Store()
    store.load(path=str(built.folder / "miprof-rdf12.trig"), format=ox.RdfFormat.TRIG)
    reified = store.quads_for_pattern(None, iri("rdf:reifies"), None, None)
    found = {
        (q.subject, q.object.subject, q.object.predicate, q.object.object, q.graph_name)
        for q in reified
        if isinstance(q.object, ox.Triple)
    }
    wanted = set()
    for quad in built.store.quads_for_pattern(None, iri("rdf:type"), iri("mpo:Claim"), None):
        parts = [
            next(built.store.quads_for_pattern(quad.subject, iri(f"rdf:{part}"), None, None)).object
            for part in ("subject", "predicate", "object")
        ]
        if str(quad.graph_name).startswith("<https://w3id.org/miprof-graph/graph/claims-"):
            wanted.add((quad.subject, *parts, quad.graph_name))
    assert found == wanted
    assert found
    assert len(store) == len(built.store) - 2 * len(found)


def test_the_sorted_nquads_are_the_canonical_form_of_rdfc10(built: Built) -> None:
    dataset = ox.Dataset(built.store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n" for quad in dataset)
    written = (built.folder / "miprof.nq").read_bytes()
    assert sha256(written).digest() == sha256("".join(lines).encode()).digest()


def test_the_order_of_insertion_does_not_show(tmp_path: Path) -> None:
    built = share_exports("sample", tmp_path)
    other, shuffled = tmp_path / "other", ox.Store()
    other.mkdir()
    shuffled.extend(sorted(built.store, key=lambda quad: sha256(str(quad).encode()).digest()))
    write_exports(shuffled, other, ontology=built.ontology)
    for export in EXPORTS:
        first, second = built.folder / export.name, other / export.name
        assert first.read_bytes() == second.read_bytes(), export.name


def test_turtle_shows_one_block_per_subject_with_its_class_first(tmp_path: Path) -> None:
    text = (share_exports("sample", tmp_path).folder / "miprof.ttl").read_text("utf-8")
    assert "\n\nmp:person-0-0 a mpo:Person ;\n" in text
    assert text.count("\nmp:person-0-0 ") == 1
    assert '\n    mpo:createdOn "2013-01-03"^^edtf:EDTF ;\n    mpo:figureValue ' in text
    assert ' "24.9"^^xsd:decimal ;\n' in text
    assert "\n    mpo:numberOfPages 0 ;\n" in text
    assert "@prefix owl:" not in text


def test_what_several_graphs_say_of_a_thing_is_one_block_without_repetition(tmp_path: Path) -> None:
    store = make_store(1, hostile=None)
    for graph in ("plain", "sources"):
        store.add(ox.Quad(iri("mp:a"), iri("rdf:type"), iri("mpo:Person"), iri(f"graph:{graph}")))
        store.add(ox.Quad(iri("mp:a"), iri("mpo:heads"), iri("mp:b"), iri(f"graph:{graph}")))
    exports = [export for export in EXPORTS if export.name == "miprof.ttl"]
    write_exports(store, tmp_path, ontology=tmp_path, exports=exports)
    text = (tmp_path / "miprof.ttl").read_text("utf-8")
    assert text.count("mp:a a mpo:Person ;\n    mpo:heads mp:b .\n") == 1


def test_a_name_that_begins_like_another_is_not_taken_for_it(tmp_path: Path) -> None:
    store = ox.Store()
    for graph, end in (("entities", "bc"), ("plain", "b")):
        kind, name = iri(f"mpo:P{end}"), iri(f"mp:{end}")
        store.add(ox.Quad(iri("mp:a"), iri("rdf:type"), kind, iri(f"graph:{graph}")))
        store.add(ox.Quad(iri("mp:a"), iri("mpo:heads"), name, iri(f"graph:{graph}")))
    exports = [export for export in EXPORTS if export.name == "miprof.ttl"]
    write_exports(store, tmp_path, ontology=tmp_path, exports=exports)
    assert len(set(ox.parse(path=str(tmp_path / "miprof.ttl")))) == 4


def test_a_claim_that_lacks_its_object_is_still_written_whole(tmp_path: Path) -> None:
    store = make_store(1, hostile=None)
    graph = iri("graph:claims-document-0")
    store.add(ox.Quad(iri("claim:x"), iri("rdf:type"), iri("mpo:Claim"), graph))
    store.add(ox.Quad(iri("claim:x"), iri("rdf:subject"), iri("mp:a"), graph))
    store.add(ox.Quad(iri("claim:x"), iri("rdf:subject"), iri("mp:b"), graph))
    exports = [export for export in EXPORTS if export.name == "miprof-rdf12.trig"]
    write_exports(store, tmp_path, ontology=tmp_path, exports=exports)
    found = set(ox.parse(path=str(tmp_path / "miprof-rdf12.trig")))
    assert {q for q in store if q.subject == iri("claim:x")} <= found


def test_an_empty_dataset_gives_empty_files(tmp_path: Path) -> None:
    write_ontology(tmp_path)
    written = write_exports(ox.Store(), tmp_path, ontology=tmp_path)
    assert [file.name for file in written] == [export.name for export in EXPORTS]
    assert (tmp_path / "miprof.nq").read_bytes() == b""
    assert not read_pyoxigraph(tmp_path / "miprof.jsonld")
    assert not read_pyoxigraph(tmp_path / "miprof.ttl")


@pytest.mark.parametrize("place", ["blank-subject", "blank-object", "default-graph"])
def test_what_has_no_canonical_line_is_refused(tmp_path: Path, place: str) -> None:
    store = make_store(1, hostile=None)
    node, name = ox.BlankNode("b"), iri("mp:a")
    subject = node if place == "blank-subject" else name
    value = node if place == "blank-object" else name
    graph = None if place == "default-graph" else iri("graph:plain")
    store.add(ox.Quad(subject, iri("mpo:heads"), value, graph))
    with pytest.raises(MiprofError) as caught:
        write_exports(store, tmp_path, ontology=tmp_path)
    assert "-" in caught.value.render("fr")
    assert list(tmp_path.iterdir()) == []
