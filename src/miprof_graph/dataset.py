"""The built dataset: one file, loaded into memory by every command that asks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.errors import NotBuiltError
from miprof_graph.paths import Home, find_home

_FORMATS: Final = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def open_built(path: Path | None = None, *, home: Home | None = None) -> ox.Store:
    """Load a dataset into memory: any RDF file that is named, else what was built in a home.

    Raises:
        NotBuiltError: If the file is not there, or cannot be read.
    """
    found = path or (home or find_home()).built
    store = ox.Store()
    try:
        # Our own file needs no second check of its IRIs: that would be a third of the time.
        form = _FORMATS.get(found.suffix, ox.RdfFormat.N_QUADS)
        store.load(path=found, format=form, lenient=path is None)
    except OSError as error:
        key = "home.not-built" if path is None else "home.no-file"
        raise NotBuiltError(key, path=found, detail=error.strerror or error) from error
    except (SyntaxError, ValueError) as error:
        known = " ".join(_FORMATS)
        raise NotBuiltError("home.unreadable", path=found, detail=error, known=known) from error
    return store
