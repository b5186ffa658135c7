"""The two sides may be dumps, built folders, homes or revisions; the same data is the same."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from miprof_graph.build import build
from miprof_graph.diff.sides import SideError
from miprof_graph.errors import NotBuiltError, UsageError
from miprof_graph.paths import Home
from tests.conftest import reformat, rewrite
from tests.diff.conftest import Git, read_difference, write_page


@pytest.fixture
def built(before: Home) -> Home:
    """The first home with its exports."""
    reformat(before.entities / "all.ttl")
    build(before, before.exports, html=False)
    return before


def test_every_form_of_the_same_data_is_the_same(built: Home, tmp_path: Path) -> None:
    packed = tmp_path / "packed.nq.gz"
    packed.write_bytes(gzip.compress(built.built.read_bytes()))
    only_trig = tmp_path / "only"
    only_trig.mkdir()
    (built.exports / "miprof.trig").rename(only_trig / "miprof.trig")
    sides = [
        *(built.exports, built.built, only_trig, packed),
        *(built.exports / "miprof-rdf12.trig", built.exports / "miprof.ttl"),
    ]
    for side in sides:
        difference = read_difference(built, side)
        assert difference.after.statements, side.name
        assert (difference.things, difference.statements) == ((), ()), side.name


def test_a_plain_graph_is_compared_by_its_plain_triples(built: Home, after: Home) -> None:
    """A claim that is planned or deprecated gives no triple, so its change is none here."""
    rewrite(after.claims / "un.tsv", "planned", "tasked")
    rewrite(after.claims / "un.tsv", "2013-01-03", "2013")
    rewrite(after.claims / "un.tsv", "mp:comite\tmpo:partOfBody", "mp:comite\tmpo:metWith")
    page = write_page(read_difference(built.exports / "miprof.ttl", after))
    assert page == (
        "# What changed\n\n"
        "From `old` to `new`: 1 new statement, 1 statement withdrawn and 1 statement changed.\n\n"
        "## Statements\n\n"
        "- **New**: *Orientation committee* met *MIPROF*.\n"
        "- **Withdrawn**: *Orientation committee* is part of *MIPROF*.\n"
        "- **Changed**: *MIPROF* – created on: 3 January 2013 → 2013.\n"
    )


def test_two_revisions_are_compared_without_touching_the_working_tree(
    before: Home, git: Git
) -> None:
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    rewrite(before.claims / "un.tsv", "planned", "asserted")
    git("commit", "-q", "-a", "-m", "second")
    rewrite(before.claims / "un.tsv", "2013-04\t2022", "2013-04\t2023")
    tree = git("status", "--porcelain=v2", "--untracked-files")
    page = write_page(read_difference(Path("v1"), Path("HEAD")))
    assert "status: planned → asserted" in page
    assert "2023" not in page
    assert "until 2022 → from April 2013 until 2023" in write_page(
        read_difference(Path("main~0"), before)
    )
    assert git("status", "--porcelain=v2", "--untracked-files") == tree


def test_a_file_of_a_revision_may_be_a_side(built: Home, git: Git) -> None:
    git("add", ".")
    git("commit", "-q", "-m", "first")
    assert read_difference(Path("HEAD:exports/miprof.nq"), built).is_empty
    for name, words in (
        ("HEAD:exports/none.nq", "has no file “exports/none.nq”"),
        ("HEAD:exports", "has no file “exports”"),
    ):
        with pytest.raises(UsageError, match=words):
            read_difference(Path(name), built)
    with pytest.raises(NotBuiltError, match=r"^HEAD:exports/SHA256SUMS: cannot be read as RDF"):
        read_difference(Path("HEAD:exports/SHA256SUMS"), built)


@pytest.mark.parametrize("name", ["v9", "-n", "--all", "HEAD^{tree}", "HEAD:"])
def test_a_revision_that_is_none_is_refused(name: str, before: Home, git: Git) -> None:
    git("add", ".")
    git("commit", "-q", "-m", "first")
    with pytest.raises(UsageError) as caught:
        read_difference(Path(name), before)
    assert caught.value.exit_code == 2
    assert name.rstrip(":") in caught.value.render("fr")


def test_a_revision_without_facts_is_refused(before: Home, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", "nothing yet")
    with pytest.raises(UsageError, match="revision “HEAD” has no graph/ and ontology/ folders"):
        read_difference(Path("HEAD"), before)


def test_outside_of_a_clone_a_revision_is_refused(
    before: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIPROF_HOME", str(before.root))
    with pytest.raises(UsageError, match="is no git clone to look for a revision in"):
        read_difference(Path("v1"), before)


def test_facts_that_lose_rows_are_refused_with_all_their_problems(
    before: Home, after: Home
) -> None:
    rewrite(after.claims / "un.tsv", "planned", "plannned")
    rewrite(after.claims / "deux.tsv", "\tmpo:sent\t", "\tmpo:snt\t")
    with pytest.raises(SideError) as caught:
        read_difference(before, after)
    said = caught.value.render("en")
    assert said.startswith(f"“{after.root}” cannot be read as a whole")
    assert ["un.tsv:13:" in said, "deux.tsv:11:" in said] == [True, True]


def test_facts_that_lack_only_their_form_are_compared(before: Home, after: Home) -> None:
    path = after.claims / "un.tsv"
    head, row, *rows = path.read_text(encoding="utf-8").rpartition("note\n")[2].splitlines()
    rewrite(path, f"{head}\n{row}\n", f"{row}\n{head}\n")
    assert rows
    assert read_difference(before, after).is_empty


def test_what_holds_nothing_of_ours_is_refused(before: Home, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.ttl"
    foreign.write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    with pytest.raises(UsageError, match="holds nothing of this graph"):
        read_difference(foreign, before)
    with pytest.raises(UsageError, match=r"nor any of these files: miprof\.nq, miprof\.trig"):
        read_difference(before.ontology, before)
    with pytest.raises(NotBuiltError, match="cannot be read as RDF"):
        read_difference(before.claims / "un.tsv", before)
