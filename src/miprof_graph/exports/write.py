"""Write all exports into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

from miprof_graph.collector import paused_collector
from miprof_graph.exports.model import ExportInput, Written
from miprof_graph.exports.registry import EXPORTS, Export
from miprof_graph.paths import find_home


def write_exports(
    store: ox.Store,
    out: Path,
    *,
    ontology: Path | None = None,
    exports: Sequence[Export] = EXPORTS,
) -> list[Written]:
    """Write every export of a dataset into the folder `out`, as `write_files` does.

    `ontology` is the folder of the JSON-LD context and frame, if not the project's own.
    """
    return write_files(ExportInput(store, ontology or find_home().ontology), out, exports=exports)


def write_files(
    build: ExportInput,
    out: Path,
    *,
    exports: Sequence[Export] = EXPORTS,
    progress: Callable[[str], None] | None = None,
) -> list[Written]:
    """Write every export of a dataset into the folder `out`, which must exist.

    Args:
        build: The dataset; every triple is in a named graph, and there is no blank node.
        out: Where the files go; what has the same name is overwritten.
        exports: The files to write, in this order; the catalogue describes those before it.
        progress: Called with the name of each file before it is written.

    Returns:
        What was written, in order.

    Raises:
        MiprofError: If the store holds a blank node or a triple outside the named graphs.
    """
    with paused_collector():
        for export in exports:
            if progress:
                progress(export.name)
            target = out / export.name
            export.write(build, target)
            build.written.append(Written(target, export.media_type, export.rdf))
    return build.written
