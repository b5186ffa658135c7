"""The graphs of a dataset, each as the sorted lines that are sent, counted and summed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from miprof_graph.dataset import open_built
from miprof_graph.publish.errors import PublishError


@dataclass(frozen=True)
class Content:
    """The triples of one graph, as sorted lines of N-Triples without line ends."""

    lines: tuple[bytes, ...]

    @property
    def count(self) -> int:
        """How many triples there are."""
        return len(self.lines)

    @cached_property
    def checksum(self) -> str:
        """The SHA-256 of the lines, as they are sent."""
        return sha256(self.as_bytes()).hexdigest()

    @property
    def has_blank_nodes(self) -> bool:
        """Whether there are nodes without a name, which fall apart when they are sent in parts."""
        # Neither a subject nor a predicate has a space in it.
        ends = ((line[:2], line.split(b" ", 2)[2][:2]) for line in self.lines)
        return any(b"_:" in pair for pair in ends)

    def as_bytes(self) -> bytes:
        """Give all triples as N-Triples."""
        return b"".join(line + b"\n" for line in self.lines)

    def in_batches(self, size: int) -> Iterator[str]:
        """Give the triples as N-Triples, no more than `size` at a time."""
        for start in range(0, self.count, size):
            yield b"\n".join(self.lines[start : start + size]).decode()


def read_contents(path: Path | None) -> dict[str, Content]:
    """Read the graphs of a file, or of what was built, by their names in order.

    Raises:
        NotBuiltError: If there is no such file, or it cannot be read.
        PublishError: If it has triples outside every graph: a store keeps them in its own way.
    """
    store = open_built(path)
    if any(True for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph())):
        raise PublishError("publish.no-graph", path=path or "-")
    names = sorted(node.value for node in store.named_graphs() if isinstance(node, ox.NamedNode))
    return {name: _read_graph(store, ox.NamedNode(name)) for name in names}


def _read_graph(store: ox.Store, name: ox.NamedNode) -> Content:
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
    return Content(tuple(sorted(triples.splitlines())))
