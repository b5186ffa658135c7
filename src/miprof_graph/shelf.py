"""The built dataset as a store on disk, which opens at once however much it holds.

Reading the dump takes a third of a second, most of what a question on the command line may take.
The store is only a copy: it is named after the size and the time of the dump that it was made
from, so that a dump that was replaced since is read instead.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

from miprof_graph.paths import Home


def write_shelf(home: Home) -> None:
    """Copy the built dump into a store beside it, in the place of the one before."""
    with tempfile.TemporaryDirectory(prefix=".building-", dir=home.exports) as name:
        made = Path(name) / "store"
        store = ox.Store(made)
        # Our own file needs no second check of its IRIs.
        store.bulk_load(path=home.built, format=ox.RdfFormat.N_QUADS, lenient=True)
        store.optimize()
        # Closes the files, which a reader must find whole.
        del store
        shutil.rmtree(home.shelf, ignore_errors=True)
        home.shelf.mkdir()
        made.replace(_find(home))


def open_shelf(home: Home) -> ox.Store | None:
    """Open the store for reading, if there is a whole one of the dump as it is now."""
    try:
        return ox.Store.read_only(str(_find(home)))
    except (OSError, RuntimeError):
        return None


def _find(home: Home) -> Path:
    about = home.built.stat()
    return home.shelf / f"{about.st_size}-{about.st_mtime_ns}"
