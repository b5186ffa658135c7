"""The build: everything in `exports/`, made beside the old files and then put in their place."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from miprof_graph.errors import UsageError
from miprof_graph.exports import write_exports
from miprof_graph.pages import PAGES
from miprof_graph.paths import Home
from miprof_graph.pipeline import Dataset, Progress, be_quiet, prepare
from miprof_graph.shelf import write_shelf


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the dataset and the names of the files, sorted."""

    dataset: Dataset
    files: tuple[str, ...]


def build(home: Home, out: Path, *, html: bool = True, progress: Progress = be_quiet) -> Built:
    """Make every export of a dataset in the folder `out`.

    The files are written to a temporary folder first, so that data that is wrong or a build that
    is interrupted leaves what was there. Without `html`, only data files are made.

    Raises:
        DataError: If the data has problems.
        UsageError: If `out` cannot be written.
    """
    dataset = prepare(home, progress=progress)
    with _beside(out) as folder:
        write_exports(dataset.store, folder, ontology=home.ontology, progress=progress)
        for page in PAGES if html else ():
            progress(page.name)
            text = page.write(home, dataset)
            (folder / page.name).write_text(text, encoding="utf-8", newline="\n")
        progress("place")
        files = tuple(sorted(path.name for path in folder.iterdir()))
        _replace(folder, out, files)
    if out.resolve() == home.exports.resolve():
        progress("store")
        write_shelf(home)
    return Built(dataset, files)


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Give a temporary folder on the same disk as `out`; it is gone afterwards."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".building-", dir=out)
    except OSError as error:
        raise UsageError("build.unwritable", path=out, detail=error.strerror) from error
    with folder as name:
        yield Path(name)


def _replace(folder: Path, out: Path, files: tuple[str, ...]) -> None:
    """Rename every file into place; an interrupt waits until the last one is there."""
    with _interrupts_wait():
        for name in files:
            (folder / name).replace(out / name)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    wanted = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, wanted)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
