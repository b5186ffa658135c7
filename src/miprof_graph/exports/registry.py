"""The exports, in the order in which they are made: a new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from miprof_graph.exports.analysis_json import write_analysis_json
from miprof_graph.exports.analysis_turtle import write_analysis_turtle
from miprof_graph.exports.catalog import write_catalog_jsonld, write_catalog_turtle
from miprof_graph.exports.checksums import write_checksums
from miprof_graph.exports.claims_csv import write_claims
from miprof_graph.exports.edges_csv import write_edges
from miprof_graph.exports.gexf import write_gexf
from miprof_graph.exports.graphml import write_graphml
from miprof_graph.exports.jsonld import write_jsonld
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.nodes_csv import write_nodes
from miprof_graph.exports.nquads import write_nquads
from miprof_graph.exports.ontology import write_ontology
from miprof_graph.exports.trig import write_trig, write_trig12
from miprof_graph.exports.turtle import write_turtle
from miprof_graph.messages import text

Writer = Callable[[ExportInput, Path], None]


@dataclass(frozen=True, slots=True)
class Export:
    """One file of `exports/`: its name, who writes it, its media type, whether it is RDF.

    Its title is in the text table `exports`, under its name.
    """

    name: str
    write: Writer
    media_type: str
    rdf: bool = False

    def title(self, language: str) -> str:
        """Say in French or English what the file is."""
        return text(f"exports.{self.name}", language)


EXPORTS: Final = (
    Export("miprof.nq", write_nquads, "application/n-quads", rdf=True),
    Export("miprof.trig", write_trig, "application/trig", rdf=True),
    Export("miprof-rdf12.trig", write_trig12, "application/trig", rdf=True),
    Export("miprof.ttl", write_turtle, "text/turtle", rdf=True),
    Export("miprof.jsonld", write_jsonld, "application/ld+json", rdf=True),
    Export("ontology.ttl", write_ontology, "text/turtle", rdf=True),
    Export("claims.csv", write_claims, "text/csv"),
    Export("nodes.csv", write_nodes, "text/csv"),
    Export("edges.csv", write_edges, "text/csv"),
    Export("miprof.graphml", write_graphml, "application/xml"),
    Export("miprof.gexf", write_gexf, "application/xml"),
    Export("analysis.json", write_analysis_json, "application/json"),
    Export("analysis.ttl", write_analysis_turtle, "text/turtle", rdf=True),
    # The catalogue describes the files above it, and the checksums cover the catalogue too.
    Export("catalog.ttl", write_catalog_turtle, "text/turtle", rdf=True),
    Export("catalog.jsonld", write_catalog_jsonld, "application/ld+json", rdf=True),
    Export("SHA256SUMS", write_checksums, "text/plain"),
)
