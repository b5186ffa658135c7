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
    ".rdf": ox.RdfFormat.RDF_XML,
}
_PACKED: Final = ".gz"


def open_built(path: Path | None = None, *, home: Home | None = None) -> ox.Store:
    """Load a dataset into memory: any RDF file that is named, else what was built in a home.

    A file that is named may be packed with gzip (`data.nq.gz`).

    Raises:
        NotBuiltError: If the file is not there, or cannot be read.
    """
    found = path or (home or find_home()).built
    store = ox.Store()
    try:
        _load(store, found, trusted=path is None)
    except OSError as error:
        key = "home.not-built" if path is None else "home.no-file"
        raise NotBuiltError(key, path=found, detail=error.strerror or error) from error
    except (SyntaxError, ValueError) as error:
        known = " ".join([*_FORMATS, _PACKED])
        raise NotBuiltError("home.unreadable", path=found, detail=error, known=known) from error
    return store


def _load(store: ox.Store, path: Path, *, trusted: bool) -> None:
    if path.suffix == _PACKED:
        store.load(_unpack(path), format=_find_format(path.with_suffix("")))
    else:
        # Our own file needs no second check of its IRIs: that would be a third of the time.
        store.load(path=path, format=_find_format(path), lenient=trusted)


def _unpack(path: Path) -> bytes:
    # Imported here: no command needs them for the dataset that was built.
    import gzip
    import zlib

    try:
        return gzip.decompress(path.read_bytes())
    except (EOFError, zlib.error) as error:
        raise ValueError(error) from error


def _find_format(path: Path) -> ox.RdfFormat:
    return _FORMATS.get(path.suffix, ox.RdfFormat.N_QUADS)
