"""The store on disk answers as the dump does, and never in the place of another dump."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from miprof_graph.build import build
from miprof_graph.dataset import open_built
from miprof_graph.paths import Home
from miprof_graph.shelf import open_shelf, write_shelf


@pytest.fixture
def built_home(small_home: Home) -> Home:
    build(small_home, small_home.exports, html=False)
    return small_home


def test_the_build_leaves_a_store_that_holds_what_the_dump_holds(built_home: Home) -> None:
    store = open_shelf(built_home)
    assert store is not None
    assert set(store) == set(open_built(home=built_home))


def test_a_build_elsewhere_leaves_no_store(small_home: Home, tmp_path: Path) -> None:
    build(small_home, tmp_path / "out", html=False)
    assert not small_home.shelf.exists()
    assert not (tmp_path / "out" / ".store").exists()
    assert open_shelf(small_home) is None


def test_a_dump_that_was_replaced_is_read_instead_of_the_store(built_home: Home) -> None:
    about = built_home.built.stat()
    os.utime(built_home.built, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert open_shelf(built_home) is None
    write_shelf(built_home)
    assert open_shelf(built_home) is not None
    assert len(list(built_home.shelf.iterdir())) == 1


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_store_is_left_alone(built_home: Home, name: str) -> None:
    damaged = sorted(built_home.shelf.glob(f"*/{name}"))
    assert damaged
    for path in damaged:
        os.truncate(path, 3)
    assert open_shelf(built_home) is None


def test_nothing_can_be_written_to_the_store(built_home: Home) -> None:
    store = open_shelf(built_home)
    assert store is not None
    name = ox.NamedNode("https://example.org/x")
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(ox.Quad(name, name, name))
