"""Claims tables read with csv into an rdflib dataset: the reading of the plain alternative.

Dates are read by our own function, as the grammar of the edtf library would take half of the time.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Final
from urllib.parse import quote

import rdflib
from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef

from miprof_graph.dates import date_bounds

BASE: Final = "https://w3id.org/miprof-graph/"
MPO: Final = Namespace(f"{BASE}ontology#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
SCHEMA: Final = Namespace("https://schema.org/")
EDTF: Final = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
ONTOLOGY: Final = URIRef(f"{BASE}graph/ontology")
ENTITIES: Final = URIRef(f"{BASE}graph/entities")
SOURCES: Final = URIRef(f"{BASE}graph/sources")
_PREFIXES: Final = {"mp": f"{BASE}id/", "src": f"{BASE}source/", "mpo": str(MPO)}
_EXTRA: Final = {
    "role": MPO.role,
    "title": MPO.exactTitle,
    "on_behalf_of": MPO.onBehalfOf,
    "legal_basis": MPO.legalBasis,
    "attributed_to": MPO.attributedTo,
}


def read_tables(folder: Path, dataset: rdflib.Dataset) -> None:
    """Add the source and the claims of every table of a folder."""
    ontology = dataset.graph(ONTOLOGY)
    ranges = {p: r for p, r in ontology.subject_objects(RDFS.range) if isinstance(r, URIRef)}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = file.read().split("\n")
        head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
        header = {key: value.strip('"') for key, value in head.items()}
        source = _iri(header["id"])
        _add_source(dataset.graph(SOURCES), source, header)
        graph = dataset.graph(URIRef(f"{BASE}graph/claims-{path.stem}"))
        body = [line for line in lines if line and not line.startswith("# ")]
        for row in csv.DictReader(body, delimiter="\t", quoting=csv.QUOTE_NONE):
            _add_claim(graph, source, header.get("url", ""), row, ranges)


def _iri(curie: str) -> URIRef:
    prefix, _, local = curie.partition(":")
    return URIRef(_PREFIXES[prefix] + local)


def _add_source(graph: rdflib.Graph, source: URIRef, header: dict[str, str]) -> None:
    terms = rdflib.DCTERMS
    graph.add((source, RDF.type, MPO.Source))
    graph.add((source, terms.title, Literal(header["title"], lang=header["language"])))
    if "title_en" in header:
        graph.add((source, terms.title, Literal(header["title_en"], lang="en")))
    graph.add((source, terms.publisher, _iri(header["publisher"])))
    graph.add((source, MPO.hasKind, _iri(header["kind"])))
    if "issued" in header:
        graph.add((source, MPO.issued, Literal(header["issued"], datatype=EDTF)))
    graph.add((source, MPO.retrieved, Literal(header["retrieved"], datatype=XSD.date)))
    graph.add((source, terms.language, Literal(header["language"])))
    if "url" in header:
        graph.add((source, SCHEMA.url, URIRef(header["url"])))


def _add_claim(
    graph: rdflib.Graph,
    source: URIRef,
    url: str,
    row: dict[str, str],
    ranges: dict[rdflib.term.Node, URIRef],
) -> None:
    predicate, subject = _iri(row["predicate"]), _iri(row["subject"])
    object_ = _object(row["object"], ranges[predicate])
    parts = (source, subject, predicate, object_.n3(), row["from"], row["until"])
    name = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    claim = URIRef(f"{BASE}claim/{name}")
    graph.add((claim, RDF.type, MPO.Claim))
    graph.add((claim, RDF.subject, subject))
    graph.add((claim, RDF.predicate, predicate))
    graph.add((claim, RDF.object, object_))
    graph.add((claim, MPO.status, MPO[f"status-{row['status']}"]))
    graph.add((claim, MPO["rank"], MPO[f"rank-{row['rank']}"]))
    graph.add((claim, PROV.hadPrimarySource, source))
    graph.add((claim, MPO.locator, Literal(row["locator"], lang="fr")))
    for column, name, bound, end in (
        ("from", "from", "earliest", 0),
        ("until", "until", "latest", 1),
    ):
        if row[column]:
            graph.add((claim, MPO[name], Literal(row[column], datatype=EDTF)))
            if row[column] != "..":
                day = date_bounds(row[column])[end]
                graph.add((claim, MPO[bound], Literal(day, datatype=XSD.date)))
    for column, extra in _EXTRA.items():
        if row.get(column):
            text = column == "title"
            said = _object(row[column], RDF.langString) if text else _iri(row[column])
            graph.add((claim, extra, said))
    if row["note"]:
        graph.add((claim, rdflib.SKOS.note, Literal(row["note"], lang="fr")))
    if row["quote"]:
        _add_passage(graph, claim, source, url, row["quote"])


def _object(cell: str, range_: URIRef) -> rdflib.URIRef | rdflib.Literal:
    if range_ == RDF.langString:
        words, _, tag = cell.rpartition("@")
        return Literal(words, lang=tag)
    if range_ == EDTF or range_.startswith(str(XSD)):
        plain = range_ == XSD.string
        return Literal(cell, datatype=None if plain else range_, normalize=False)
    return _iri(cell)


def _add_passage(graph: rdflib.Graph, claim: URIRef, source: URIRef, url: str, words: str) -> None:
    passage, selector = URIRef(f"{claim}#passage"), URIRef(f"{claim}#quote")
    graph.add((claim, OA.hasTarget, passage))
    graph.add((passage, RDF.type, OA.SpecificResource))
    graph.add((passage, OA.hasSource, source))
    graph.add((passage, OA.hasSelector, selector))
    if url:
        fragment = quote(words, safe="").replace("-", "%2D")
        graph.add((passage, SCHEMA.url, URIRef(f"{url}#:~:text={fragment}")))
    graph.add((selector, RDF.type, OA.TextQuoteSelector))
    graph.add((selector, OA.exact, Literal(words)))
