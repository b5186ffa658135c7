"""What the service shows: read once, since a built graph does not change while it is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from miprof_graph.ask.backend import Backend, Local
from miprof_graph.ask.questions import Question, load_questions
from miprof_graph.dataset import open_built
from miprof_graph.paths import Home
from miprof_graph.web.downloads import Download, read_downloads

if TYPE_CHECKING:
    import pyoxigraph as ox


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The graph and everything around it that the service answers from.

    Exactly one of `store` (the graph in this process) and `endpoint` (the URL of a SPARQL
    endpoint elsewhere) is there; pages ask through `backend` and need not know which.
    """

    home: Home
    backend: Backend
    store: ox.Store | None
    endpoint: str | None
    version: str
    """Changes when, and only when, what is served changes: part of every cache key."""
    questions: Mapping[str, Question]
    downloads: Mapping[str, Download]
    max_rows: int
    """No answer of the endpoint has more rows, or triples, than this; 0 sets no limit."""


def open_context(  # noqa: PLR0913 - each is a keyword with a default
    home: Home,
    *,
    exports: Path | None = None,
    dataset: Path | None = None,
    endpoint: str | None = None,
    timeout: float = 10,
    max_rows: int = 0,
) -> Context:
    """Open what a service shows: what was built in a home, a dataset file, or an endpoint.

    Raises:
        NotBuiltError: If there is no such file, or nothing has been built.
        UsageError: If the endpoint's address is none.
    """
    source = dataset or (exports or home.exports) / home.built.name
    backend: Backend
    store = None
    if endpoint:
        from miprof_graph.ask.remote import Remote

        backend, version = Remote(endpoint, timeout=timeout), endpoint
    else:
        store = open_built(source if dataset or exports else None, home=home)
        backend = Local(store)
        version = sha256(source.read_bytes()).hexdigest()
    return Context(
        home=home,
        backend=backend,
        store=store,
        endpoint=endpoint,
        version=version,
        questions=load_questions(home),
        downloads={} if dataset else read_downloads(exports or home.exports),
        max_rows=max_rows,
    )
