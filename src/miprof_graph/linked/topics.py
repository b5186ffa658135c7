"""What an address of ours is about: the IRI, and where its document and its pages are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from miprof_graph.names import BASE, is_web_address
from miprof_graph.web.errors import MissingError

DOC: Final = "doc"
SOURCE: Final = "source"
CLAIM: Final = "claim"
GRAPH: Final = "graph"
ONTOLOGY: Final = "ontology"
TERM: Final = "term"

_STARTS: Final = {DOC: "id/", TERM: "ontology#", ONTOLOGY: "ontology"}


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that has an IRI of ours, and the document about it.

    An entity or a term is no document: its document has an address of its own. A source, a
    claim, a graph and the ontology are what their IRI gives.
    """

    kind: str
    name: str = ""

    @property
    def iri(self) -> str:
        """The name of the thing."""
        return BASE + _STARTS.get(self.kind, f"{self.kind}/") + self.name

    @property
    def path(self) -> str:
        """The address of its document from the root of the site, in no language or form."""
        folder = ONTOLOGY if self.kind in (ONTOLOGY, TERM) else self.kind
        return f"/{folder}" + (f"/{quote(self.name)}" if self.name else "")

    @property
    def document(self) -> str:
        """The IRI of its document."""
        return BASE.rstrip("/") + self.path

    def form(self, extension: str) -> str:
        """Give the address of its document in one form, such as `ttl`."""
        return f"{self.path}.{extension}"

    def page(self, language: str) -> str:
        """Give the address of its page in a language."""
        return f"/{language}{self.path}"


def make_topic(kind: str, name: str = "") -> Topic:
    """Make the topic of an address.

    >>> make_topic("doc", "miprof").iri, make_topic("term", "heads").path
    ('https://w3id.org/miprof-graph/id/miprof', '/ontology/heads')

    Raises:
        MissingError: If no IRI can be made of the name.
    """
    topic = Topic(kind, name)
    if not is_web_address(topic.iri) or "#" in name:
        raise MissingError
    return topic
