"""Where the data lies: in a clone beside `src/`, in a wheel inside the package."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from miprof_graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Home:
    """A folder that holds `ontology/`, `graph/` and, once built, `exports/`."""

    root: Path

    @property
    def is_installed(self) -> bool:
        """Whether this is the data of an installed wheel, which nothing may write to."""
        return self.root == Path(__file__).resolve().parent / "data"

    @property
    def ontology(self) -> Path:
        """The vocabulary: classes, properties, lists, shapes, rules, checks."""
        return self.root / "ontology"

    @property
    def entities(self) -> Path:
        """The Turtle files that declare what exists."""
        return self.root / "graph" / "entities"

    @property
    def claims(self) -> Path:
        """The tables of who says what, one per source document."""
        return self.root / "graph" / "claims"

    @property
    def mappings(self) -> Path:
        """The tables of links to other authorities, one per authority."""
        return self.root / "graph" / "mappings"

    @property
    def queries(self) -> Path:
        """The named questions."""
        return self.root / "graph" / "queries"

    @property
    def stories(self) -> Path:
        """The short tours of the network that the map tells."""
        return self.root / "graph" / "stories"

    @property
    def exports(self) -> Path:
        """What the build makes."""
        return self.root / "exports"

    @property
    def built(self) -> Path:
        """The whole dataset as sorted N-Quads."""
        return self.exports / "miprof.nq"

    @property
    def shelf(self) -> Path:
        """The same as a store on disk, made by the build for the commands that ask."""
        return self.exports / ".store"

    def relative(self, path: Path) -> str:
        """Name a file the way problems name it: relative to the root, with slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def find_home(root: Path | None = None) -> Home:
    """Find the data: the given folder, `MIPROF_HOME`, the clone, or the installed wheel.

    Raises:
        UsageError: If the folder holds no `ontology/` and `graph/`.
    """
    here = Path(__file__).resolve().parent
    named = root or (Path(os.environ["MIPROF_HOME"]) if os.environ.get("MIPROF_HOME") else None)
    for candidate in [named] if named else [here / "data", here.parents[1]]:
        if (candidate / "ontology").is_dir() and (candidate / "graph").is_dir():
            return Home(candidate)
    raise UsageError("home.missing", folder=str(named or here.parents[1]))
