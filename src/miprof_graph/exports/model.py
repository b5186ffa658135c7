"""What the writers of exports are given: the dataset as sorted lines, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from miprof_graph.errors import MiprofError
from miprof_graph.exports.blocks import Block, make_blocks, sort_blocks
from miprof_graph.exports.flat import flatten
from miprof_graph.exports.ntriples import Triple, split_lines
from miprof_graph.exports.terms import Terms, write_prefixes
from miprof_graph.names import (
    GRAPH_CLAIMS,
    GRAPH_ENTITIES,
    GRAPH_MAPPINGS,
    GRAPH_PLAIN,
    GRAPH_SOURCES,
    PREFIXES,
)

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from miprof_graph.analysis import Analysis

PUBLIC_GRAPHS = (GRAPH_ENTITIES, GRAPH_MAPPINGS, GRAPH_PLAIN, GRAPH_SOURCES)
"""The graphs whose union is the simple view: what exists, how it is linked, the documents."""


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
    def names(self) -> list[str]:
        """The IRIs of the named graphs, sorted.

        Raises:
            MiprofError: If a triple is outside the named graphs, or a graph has no name.
        """
        if any(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())):
            raise MiprofError("exports.default-graph")
        names = sorted(str(graph) for graph in self.store.named_graphs())
        if unnamed := [name for name in names if not name.startswith("<")]:
            raise MiprofError("exports.blank-node", graph=unnamed[0])
        return [name[1:-1] for name in names]

    @cached_property
    def graphs(self) -> dict[str, list[bytes]]:
        """The sorted lines of N-Triples of every graph but those of claims, without full stops.

        Raises:
            MiprofError: If there is a blank node, for then sorted lines are no canonical form.
        """
        # A line feed inside a literal is escaped, so this sequence only ends lines.
        return {
            name: sorted(dump.result().split(b" .\n")[:-1])
            for name, dump in self._dumps.items()
            if not name.startswith(GRAPH_CLAIMS)
        }

    @cached_property
    def claims(self) -> dict[str, bytes]:
        """The Turtle of every graph of claims, without its prefixes.

        The store shortens the names here: these graphs are most of the dataset, and nothing
        else is made of their lines.
        """
        return {
            name: sort_blocks(dump.result())
            for name, dump in self._dumps.items()
            if name.startswith(GRAPH_CLAIMS)
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
        """The Turtle blocks of every graph but those of claims."""
        return {name: make_blocks(lines, self.terms) for name, lines in self.graphs.items()}

    @cached_property
    def trig(self) -> bytes:
        """Everything as TriG, one block per subject of each graph."""
        parts = [write_prefixes(PREFIXES)]
        for name in self.names:
            body = self.claims.get(name) or b"\n".join(map(Block.turtle, self.blocks[name]))
            parts.append(b"\n%b {\n%b}\n" % (self.terms[f"<{name}>".encode()], body))
        return b"".join(parts)

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
    def analysis(self) -> Analysis:
        """What the network of actors shows."""
        from miprof_graph.analysis import analyse

        return analyse(self.network)

    @cached_property
    def flat(self) -> MultiDiGraph[str]:
        """The network with plain values only."""
        return flatten(self.network)

    @property
    def nquads(self) -> bytes:
        """Everything as N-Quads, in the order of the store.

        Raises:
            MiprofError: If there is a blank node or a triple outside the named graphs.
        """
        text = self.store.dump(format=ox.RdfFormat.N_QUADS) or b""
        self._refuse_blank_nodes(text, [*self._dumps])
        return text

    @cached_property
    def _dumps(self) -> dict[str, Future[bytes]]:
        """What the store writes of each graph: Turtle of the claims, N-Triples of the others.

        The store writes without holding Python's lock, so it does in a thread of its own what
        will be needed next, while the last text is sorted here.
        """
        pool = ThreadPoolExecutor(max_workers=1)
        dumps = {name: pool.submit(self._dump, name) for name in self.names}
        pool.shutdown(wait=False)
        return dumps

    def _dump(self, name: str) -> bytes:
        graph = ox.NamedNode(name)
        turtle = name.startswith(GRAPH_CLAIMS)
        form = ox.RdfFormat.TURTLE if turtle else ox.RdfFormat.N_TRIPLES
        prefixes = PREFIXES if turtle else None
        text = self.store.dump(format=form, from_graph=graph, prefixes=prefixes) or b""
        self._refuse_blank_nodes(text, [name])
        return text

    def _refuse_blank_nodes(self, text: bytes, names: Sequence[str]) -> None:
        if b"_:" not in text:
            return
        for name in names:
            for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(name)):
                if ox.BlankNode in (type(quad.subject), type(quad.object)):
                    raise MiprofError("exports.blank-node", graph=name)
