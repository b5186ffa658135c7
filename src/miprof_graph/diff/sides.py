"""What is compared: a dump, a folder that was built, a home, or a revision of the repository."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from miprof_graph.dataset import open_built
from miprof_graph.derive import Rule, derive, read_rules
from miprof_graph.diff.edition import Edition, Part, Thing, read_edition, read_things
from miprof_graph.diff.revision import Repository
from miprof_graph.errors import DataError, NotBuiltError, UsageError
from miprof_graph.messages import text
from miprof_graph.names import GRAPH_PLAIN
from miprof_graph.paths import Home, find_home
from miprof_graph.problems import Problem
from miprof_graph.reading import read_facts

_DUMPS: Final = ("miprof.nq", "miprof.trig")


class SideError(DataError):
    """A side is written by hand and cannot be read as a whole: what is left out would seem gone."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.name = name

    def render(self, language: str) -> str:
        """Say which side it is and a way around, then its problems."""
        said = text("diff.incomplete", language, name=self.name)
        return f"{said}\n{super().render(language)}"


@dataclass(frozen=True, slots=True)
class _Side:
    """A side in memory, and the rules that make the plain triples it does not hold yet."""

    store: ox.Store
    rules: Sequence[Rule] = ()

    def read_plain(self) -> Edition:
        derive(self.store, self.rules)
        return read_edition(self.store, plain=True)


def read_sides(before: str, after: str) -> tuple[Edition, Edition]:
    """Read both sides of a comparison.

    A side is named by a file, a folder, a revision, or `REVISION:PATH`. Where one of them is a
    plain graph, the other is reduced to its plain triples.

    Raises:
        UsageError: If a name means nothing, or something that holds nothing of our graph.
        NotBuiltError: If a file cannot be read.
        SideError: If the facts of a home or a revision have problems that cost rows.
    """
    names = (before, after)
    sides = [_open(name) for name in names]
    editions = [read_edition(side.store) for side in sides]
    for edition, name in zip(editions, names, strict=True):
        if edition.is_empty:
            raise UsageError("diff.nothing-ours", name=name)
    if any(edition.is_plain for edition in editions):
        editions = [side.read_plain() for side in sides]
        terms = _read_terms(find_home())
        # A plain graph uses the vocabulary without having it, and its terms have to be named.
        editions = [replace(edition, things=edition.things | terms) for edition in editions]
    return editions[0], editions[1]


def _open(name: str) -> _Side:
    path = Path(name)
    if path.is_dir():
        return _open_folder(path, name)
    if path.exists():
        return _Side(open_built(path))
    repository = Repository(find_home())
    revision, colon, inside = name.partition(":")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if not colon:
            return _open_home(repository.unpack(name, folder), name)
        content = repository.read_file(revision, inside)
        dump = folder / Path(inside).name
        dump.write_bytes(content)
        try:
            return _Side(open_built(dump))
        except NotBuiltError as error:
            raise NotBuiltError(error.key, **{**error.values, "path": name}) from error


def _open_folder(folder: Path, name: str) -> _Side:
    home = Home(folder)
    if home.ontology.is_dir() and home.claims.is_dir():
        return _open_home(home, name)
    for dump in _DUMPS:
        if (folder / dump).exists():
            return _Side(open_built(folder / dump))
    raise UsageError("diff.folder", name=name, dumps=", ".join(_DUMPS))


def _open_home(home: Home, name: str) -> _Side:
    facts, problems = read_facts(home)
    if not facts.complete:
        raise SideError(name, problems)
    rules = read_rules(home.ontology / "rules")
    return _Side(facts.load(), [rule for rule in rules if rule.graph == GRAPH_PLAIN])


def _read_terms(home: Home) -> dict[Part, Mapping[str, Thing]]:
    store = ox.Store()
    for path in sorted(home.ontology.glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    return {Part.TERM: read_things(store)[Part.TERM]}
