"""What the writers of exports are given: the dataset as sorted lines, and what was written."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from miprof_graph.errors import MiprofError
from miprof_graph.exports.blocks import Block, make_blocks
from miprof_graph.exports.flat import flatten
from miprof_graph.exports.ntriples import Triple, split_lines
from miprof_graph.exports.terms import Terms
from miprof_graph.names import (
    GRAPH_ENTITIES,
    GRAPH_PLAIN,
    GRAPH_SOURCES,
)

if TYPE_CHECKING:
    from networkx import MultiDiGraph

PUBLIC_GRAPHS = (GRAPH_ENTITIES, GRAPH_PLAIN, GRAPH_SOURCES)
"""The graphs whose union is the simple view: what exists, how it is linked, the documents."""

_BLANK: Final = re.compile(rb"^(<[^>]*> <[^>]*> )?_:", re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """One file that is written already, as the catalogue and the checksums describe it."""

    path: Path
    media_type: str
    rdf: bool

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        """The checksum of the file, worked out when first asked for."""
        with self.path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()


@dataclass
class ExportInput:
    """The dataset, and what several writers need of it, worked out when first asked for."""

    store: ox.Store
    ontology: Path
    written: list[Written] = field(default_factory=list)

    @cached_property
    def graphs(self) -> dict[str, list[bytes]]:
        """The sorted lines of N-Triples of every named graph, by its IRI, without full stops.

        Raises:
            MiprofError: If there is a blank node or a triple outside the named graphs, for then
                sorted lines are no canonical form.
        """
        if any(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())):
            raise MiprofError("exports.default-graph")
        names = sorted(str(graph)[1:-1] for graph in self.store.named_graphs())
        # The store dumps without holding Python's lock, so that the lines of one graph are
        # sorted while the next one is dumped.
        with ThreadPoolExecutor(max_workers=1) as pool:
            texts = pool.map(self._dump, names)
            # A line feed inside a literal is escaped, so this sequence only ends lines.
            return {
                name: sorted(text.split(b" .\n")[:-1])
                for name, text in zip(names, texts, strict=True)
            }

    @cached_property
    def public(self) -> list[Triple]:
        """The sorted triples of the simple view."""
        lines = sorted(line for name in PUBLIC_GRAPHS for line in self.lines(name))
        return split_lines(dict.fromkeys(lines))

    @cached_property
    def terms(self) -> Terms:
        """The short forms of all terms, shared by the formats that write Turtle."""
        return Terms()

    @cached_property
    def blocks(self) -> dict[str, list[Block]]:
        """The Turtle blocks of every named graph."""
        return {name: make_blocks(lines, self.terms) for name, lines in self.graphs.items()}

    def lines(self, name: str) -> list[bytes]:
        """Give the sorted lines of one graph, none if it is not there."""
        return self.graphs.get(name, [])

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The network that the ontology declares."""
        # Imported here: networkx takes longer to load than all RDF formats to write.
        from miprof_graph.network import load_network

        return load_network(self.store)

    @cached_property
    def flat(self) -> MultiDiGraph[str]:
        """The network with plain values only."""
        return flatten(self.network)

    def _dump(self, name: str) -> bytes:
        graph = ox.NamedNode(name)
        text = self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        if b"_:" in text and _BLANK.search(text):
            raise MiprofError("exports.blank-node", graph=name)
        return text
