"""What the service shows, read once at its start: a built graph does not change while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from miprof_graph.ask.questions import Question, load_questions
from miprof_graph.dataset import open_built
from miprof_graph.messages import LANGUAGES
from miprof_graph.paths import Home
from miprof_graph.serve.contents import Contents, read_contents
from miprof_graph.serve.downloads import Download, read_downloads


@dataclass(frozen=True, slots=True)
class Site:
    """The store and everything that is shown of it."""

    store: ox.Store
    questions: Mapping[str, Question]
    downloads: Mapping[str, Download]
    contents: Mapping[str, Contents]
    picture: Path | None


def open_site(home: Home, exports: Path | None = None) -> Site:
    """Open the built graph of a home, with its questions and its files.

    `exports` is the folder that was built into, where it is not the home's own.

    Raises:
        NotBuiltError: If nothing has been built there.
    """
    store = open_built(exports / home.built.name if exports else None, home=home)
    picture = home.root / "docs" / "map.png"
    return Site(
        store=store,
        questions=load_questions(home),
        downloads=read_downloads(exports or home.exports),
        contents={language: read_contents(store, language) for language in LANGUAGES},
        picture=picture if picture.is_file() else None,
    )
