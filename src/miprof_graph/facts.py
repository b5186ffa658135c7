"""The facts as they were read from the files, and the way from there into a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from miprof_graph.claims import ClaimTable
from miprof_graph.mappings.model import MappingTable
from miprof_graph.names import GRAPH_ENTITIES, GRAPH_ONTOLOGY, expand
from miprof_graph.quads import claim_iri, mapping_nquads, object_term, table_nquads
from miprof_graph.vocabulary import Vocabulary

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files say, and where they say it.

    `tables` and `mappings` hold only the rows that can be loaded; `complete` tells whether that is
    all claims, `readable` whether every Turtle file could be parsed, without which no later check
    means much.
    `blocks` maps the IRI of each subject of a Turtle file to its file and line.
    """

    vocabulary: Vocabulary
    ontology: Sequence[ox.Triple]
    entities: Sequence[ox.Triple]
    tables: Sequence[ClaimTable]
    mappings: Sequence[MappingTable]
    blocks: dict[str, Place]
    complete: bool
    readable: bool

    def load(self) -> ox.Store:
        """Make a store of it, in an order that depends on the files alone."""
        store = ox.Store()
        for graph, triples in ((GRAPH_ONTOLOGY, self.ontology), (GRAPH_ENTITIES, self.entities)):
            # Lines that the engine writes and reads are twice as fast as a quad object each. They
            # are loaded leniently: what was parsed or checked once is not checked once more.
            lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            name = ox.NamedNode(graph)
            store.load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=name, lenient=True)
        for table in self.tables:
            nquads = table_nquads(table, self.vocabulary).encode()
            # In memory, load() is quicker than bulk_load() for a text of a few hundred claims.
            store.load(nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
        for mappings in self.mappings:
            nquads = mapping_nquads(mappings).encode()
            store.load(nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def entity_names(self) -> frozenset[str]:
        """The IRIs of all declared entities."""
        return frozenset(str(triple.subject) for triple in self.entities)

    def claim_lines(self) -> dict[str, Place]:
        """Map the IRI of every claim to its file and line."""
        found = {}
        for table in self.tables:
            source = expand(table.header["id"]) or ""
            for claim in table.claims:
                predicate = expand(claim.predicate) or ""
                term = object_term(claim.object, predicate, self.vocabulary)
                found[claim_iri(source, claim, predicate, term)] = (table.name, claim.line)
        return found
