"""The catalogue and the checksums: they say what the files are, and shapes of others agree."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.exports import EXPORTS
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.names import BASE
from tests.conftest import REPOSITORY
from tests.exports_samples import Built, iri, share_exports

SHAPES = REPOSITORY.parent / "shared" / "conformance" / "dcat-ap-3.0.1"
PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX spdx: <http://spdx.org/rdf/terms#> PREFIX void: <http://rdfs.org/ns/void#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="module", params=["sample", "project"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return share_exports(request.param, tmp_path_factory.mktemp("exports"))


def ask(built: Built, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(path=str(built.folder / "catalog.ttl"), format=ox.RdfFormat.TURTLE)
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(str(term.value) for term in row) for row in found)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def described(built: Built) -> list[Path]:
    names = [export.name for export in EXPORTS]
    return sorted(built.folder / name for name in names[: names.index("catalog.ttl")])


def test_every_file_is_described_with_its_size_and_checksum(built: Built) -> None:
    rows = ask(
        built,
        """SELECT ?url ?size ?sum ?type { ?d a dcat:Distribution ; dcat:downloadURL ?url ;
        dcat:byteSize ?size ; dcat:mediaType ?type ; spdx:checksum ?c . ?c spdx:checksumValue ?sum ;
        spdx:algorithm spdx:checksumAlgorithm_sha256 }""",
    )
    media = {export.name: export.media_type for export in EXPORTS}
    iana = "https://www.iana.org/assignments/media-types/"
    assert rows == [
        (
            f"{BASE}exports/{path.name}",
            str(path.stat().st_size),
            digest(path),
            iana + media[path.name],
        )
        for path in described(built)
    ]
    assert len(rows) == len(EXPORTS) - 3


def test_the_dataset_carries_its_canonical_hash(built: Built) -> None:
    query = "SELECT ?sum { ?d a dcat:Dataset ; spdx:checksum ?c . ?c spdx:checksumValue ?sum }"
    dataset = ox.Dataset(built.store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = "".join(sorted(f"{quad} .\n" for quad in dataset))
    assert ask(built, query) == [(sha256(canonical.encode()).hexdigest(),)]


def test_void_counts_what_is_there(built: Built) -> None:
    quads = set(built.store)
    query = "SELECT ?n { ?d a void:Dataset ; void:triples ?n }"
    assert ask(built, query) == [(str(len(quads)),)]
    query = "SELECT (SUM(?n) AS ?m) { ?d void:propertyPartition ?p . ?p void:triples ?n }"
    assert ask(built, query) == [(str(len(quads)),)]
    kind, person = iri("rdf:type"), iri("mpo:Person")
    persons = {q.subject for q in quads if (q.predicate, q.object) == (kind, person)}
    query = f"SELECT ?n {{ ?part void:class {person} ; void:entities ?n }}"
    assert ask(built, query) == [(str(len(persons)),)]


def test_the_dates_come_from_the_data_and_not_from_a_clock(tmp_path: Path) -> None:
    built = share_exports("sample", tmp_path)
    query = "SELECT DISTINCT ?date { ?d dcterms:modified ?date }"
    assert ask(built, query) == [("2026-11-21",)]
    query = "SELECT ?a ?b { ?p a dcterms:PeriodOfTime ; dcat:startDate ?a ; dcat:endDate ?b }"
    assert ask(built, query) == [("2014-01-01", "2016-12-31")]


def test_the_catalogue_has_no_blank_node(built: Built) -> None:
    for quad in ox.parse(path=str(built.folder / "catalog.ttl")):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_the_catalogue_passes_the_shapes_of_dcat_ap_3_0_1(built: Built) -> None:
    names = ("dcat-ap-SHACL.ttl", "ranges.ttl")
    if missing := [name for name in names if not (SHAPES / name).is_file()]:
        pytest.skip(
            f"put {' and '.join(missing)} of SEMICeu/DCAT-AP, releases/3.0.1/shacl, into "
            "../shared/conformance/dcat-ap-3.0.1 to run this test"
        )
    import pyshacl
    import rdflib

    shapes = rdflib.Graph()
    for name in names:
        shapes.parse(data=(SHAPES / name).read_bytes(), format="turtle")
    # The release points to five property shapes that neither file defines; pyshacl refuses those.
    for node, shape in list(shapes.subject_objects(rdflib.SH.property)):
        if (shape, rdflib.SH.path, None) not in shapes:
            shapes.remove((node, rdflib.SH.property, shape))
    data = rdflib.Graph()
    data.parse(data=(built.folder / "catalog.ttl").read_bytes(), format="turtle")
    # Without imports: they are on the network.
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, do_owl_imports=False)
    assert conforms, report
    # The shapes are at work: a catalogue that lacks its publisher fails them.
    data.remove((rdflib.URIRef(BASE + "catalog"), rdflib.DCTERMS.publisher, None))
    assert not pyshacl.validate(data, shacl_graph=shapes, do_owl_imports=False)[0]


def test_sha256sum_finds_every_file_whole(built: Built) -> None:
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=built.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": ") == len(EXPORTS) - 1


def test_the_registry_names_every_file_once_and_in_two_languages(built: Built) -> None:
    names = [export.name for export in EXPORTS]
    assert sorted(names) == sorted(path.name for path in built.folder.iterdir())
    assert len(set(names)) == len(names) == 16
    for language in LANGUAGES:
        titles = [export.title(language) for export in EXPORTS]
        assert len(set(titles)) == len(titles)
        assert titles == [text(f"exports.{name}", language) for name in names]
