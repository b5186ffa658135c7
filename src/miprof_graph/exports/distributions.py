"""Describe each file as a DCAT distribution: where it is, its form, size and checksum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from miprof_graph.exports.description import LICENCE, Description, literal, words
from miprof_graph.exports.model import Written
from miprof_graph.names import BASE

_FOLDER: Final = BASE + "exports/"
_CANONICAL: Final = "miprof.nq"
_DUMPS: Final = (_CANONICAL, "miprof.trig")
_FORMATS: Final = {
    "nq": "eu:file-type/RDF_N_QUADS",
    "trig": "eu:file-type/RDF_TRIG",
    "ttl": "eu:file-type/RDF_TURTLE",
    "jsonld": "eu:file-type/JSON_LD",
    "csv": "eu:file-type/CSV",
    "json": "eu:file-type/JSON",
}
_OTHER_FORMAT: Final = "eu:file-type/XML"
_RFC_4180: Final = "https://www.rfc-editor.org/rfc/rfc4180"
# What a file keeps to besides its media type.
_STANDARDS: Final = {
    _CANONICAL: "https://www.w3.org/TR/rdf-canon/",
    "miprof-rdf12.trig": "https://www.w3.org/TR/rdf12-trig/",
    "miprof.graphml": "http://graphml.graphdrawing.org/xmlns",
    "miprof.gexf": "http://www.gexf.net/1.2draft",
    "analysis.ttl": "https://www.w3.org/TR/vocab-data-cube/",
    "claims.csv": _RFC_4180,
    "nodes.csv": _RFC_4180,
    "edges.csv": _RFC_4180,
}


def describe_files(about: Description, dataset: str, files: Iterable[Written]) -> None:
    """Describe files as distributions of a dataset."""
    about.say("spdx:checksumAlgorithm_sha256", "rdf:type", "spdx:ChecksumAlgorithm")
    for file in files:
        node = f"{BASE}distribution/{file.name}"
        about.say(dataset, "dcat:distribution", node)
        _describe_file(about, node, file)
        _describe_form(about, node, file)
        _describe_checksum(about, node, f"{node}#checksum", file)
        if file.name in _DUMPS:
            about.say(dataset, "void:dataDump", _FOLDER + file.name)
        if file.name == _CANONICAL:
            canonical = dataset + "#rdfc-1.0"
            _describe_checksum(about, dataset, canonical, file)
            about.say(canonical, "dcterms:conformsTo", _STANDARDS[_CANONICAL])
            about.say(canonical, "rdfs:comment", *words("canonical-comment"))


def _describe_file(about: Description, node: str, file: Written) -> None:
    about.say(node, "rdf:type", "dcat:Distribution")
    about.say(node, "dcterms:title", *words(file.name))
    about.say(node, "dcat:accessURL", _FOLDER + file.name)
    about.say(node, "dcat:downloadURL", _FOLDER + file.name)
    about.say(node, "dcat:byteSize", literal(file.size, "xsd:nonNegativeInteger"))
    about.say(node, "dcterms:license", LICENCE)


def _describe_form(about: Description, node: str, file: Written) -> None:
    media_type = f"media:{file.media_type}"
    file_type = _FORMATS.get(file.name.rpartition(".")[2], _OTHER_FORMAT)
    about.say(node, "dcat:mediaType", media_type)
    about.say(media_type, "rdf:type", "dcterms:MediaType")
    about.say(node, "dcterms:format", file_type)
    about.say(file_type, "rdf:type", "dcterms:MediaTypeOrExtent")
    if standard := _STANDARDS.get(file.name):
        about.say(node, "dcterms:conformsTo", standard)
        about.say(standard, "rdf:type", "dcterms:Standard")


def _describe_checksum(about: Description, subject: str, checksum: str, file: Written) -> None:
    about.say(subject, "spdx:checksum", checksum)
    about.say(checksum, "rdf:type", "spdx:Checksum")
    about.say(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
    about.say(checksum, "spdx:checksumValue", literal(file.sha256, "xsd:hexBinary"))
