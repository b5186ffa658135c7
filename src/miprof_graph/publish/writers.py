"""The ways to put a graph into a store so that a reader sees the old one or the new one.

Graph Store Protocol          one PUT per graph; whether a reader may see half of it is up to
                              the store (Oxigraph and Fuseki: no; Virtuoso 7: yes)
SPARQL Update                 batches into a graph of its own, then one COPY
both                          one PUT into a graph of its own, then one COPY
"""

from __future__ import annotations

from typing import Final, Protocol
from urllib.parse import quote

from miprof_graph.names import GRAPH_STAGING
from miprof_graph.publish.contents import Content
from miprof_graph.publish.errors import PublishError
from miprof_graph.publish.layouts import Layout
from miprof_graph.publish.sender import Sender

_N_TRIPLES: Final = "application/n-triples"


class Writer(Protocol):
    """Changes the graphs of a store."""

    def replace(self, name: str, content: Content) -> None:
        """Make a graph hold these triples and nothing else."""

    def append(self, name: str, content: Content) -> None:
        """Add triples to a graph."""

    def remove(self, name: str) -> None:
        """Remove a graph, whether it is there or not."""


class GraphStore:
    """Writes by the Graph Store Protocol."""

    def __init__(self, url: str, sender: Sender) -> None:
        self._url = url
        self._sender = sender

    def replace(self, name: str, content: Content) -> None:
        """Make a graph hold these triples, by one PUT."""
        self._send("PUT", name, content)

    def append(self, name: str, content: Content) -> None:
        """Add triples to a graph, by one POST."""
        self._send("POST", name, content)

    def remove(self, name: str) -> None:
        """Remove a graph."""
        self._sender.put("DELETE", self._address(name))

    def _send(self, method: str, name: str, content: Content) -> None:
        url = self._address(name)
        if self._sender.put(method, url, content.as_bytes(), _N_TRIPLES) == 404:
            raise PublishError("publish.no-store", url=self._url)

    def _address(self, name: str) -> str:
        return f"{self._url}{'&' if '?' in self._url else '?'}graph={quote(name, safe='')}"


class Update:
    """Writes by SPARQL Update."""

    def __init__(self, url: str, sender: Sender, *, batch: int) -> None:
        self._url = url
        self._sender = sender
        self._batch = batch

    def replace(self, name: str, content: Content) -> None:
        """Make a graph hold these triples, once all have arrived beside it.

        Raises:
            PublishError: If nodes without a name would fall apart between two batches.
        """
        if content.count > self._batch and content.has_blank_nodes:
            raise PublishError("publish.blank-nodes", graph=name, batch=content.count)
        self.remove(GRAPH_STAGING)
        self.append(GRAPH_STAGING, content)
        self.take_over(name)

    def append(self, name: str, content: Content) -> None:
        """Add triples to a graph, in batches."""
        for triples in content.in_batches(self._batch):
            self._put("INSERT", f"INSERT DATA {{ GRAPH <{name}> {{\n{triples}\n}} }}")

    def remove(self, name: str) -> None:
        """Remove a graph."""
        self._put("DROP", f"DROP SILENT GRAPH <{name}>")

    def take_over(self, name: str) -> None:
        """Make a graph hold what has been put beside it."""
        # Virtuoso 7 needs twice as long for MOVE, and for neither of them does it show a half.
        self._put("COPY", f"COPY GRAPH <{GRAPH_STAGING}> TO GRAPH <{name}>")
        self.remove(GRAPH_STAGING)

    def _put(self, form: str, text: str) -> None:
        self._sender.update(self._url, form, text)


class Both:
    """Loads by the Graph Store Protocol beside the graph, and takes over by SPARQL Update."""

    def __init__(self, store: GraphStore, update: Update) -> None:
        self._store = store
        self._update = update

    def replace(self, name: str, content: Content) -> None:
        """Make a graph hold these triples, once all have arrived beside it."""
        self._store.replace(GRAPH_STAGING, content)
        self._update.take_over(name)

    def append(self, name: str, content: Content) -> None:
        """Add triples to a graph."""
        self._update.append(name, content)

    def remove(self, name: str) -> None:
        """Remove a graph."""
        self._update.remove(name)


def open_writer(layout: Layout, sender: Sender, *, batch: int) -> Writer:
    """Choose how to write by the addresses there are."""
    store = GraphStore(layout.graph_store, sender) if layout.graph_store else None
    update = Update(layout.update, sender, batch=batch) if layout.update else None
    if store and update:
        return Both(store, update)
    found = store or update
    assert found  # noqa: S101 - no layout is without an address
    return found
