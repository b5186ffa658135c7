"""`miprof add` with options: what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from miprof_graph.claims import read_table
from miprof_graph.curate.changes import Change, write_changes
from miprof_graph.curate.errors import ChangedMeanwhileError
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import rewrite
from tests.curate.conftest import ALL, LETTER, SOURCE, UN, Run, options, read_home


def test_a_row_is_written_in_its_place_and_the_file_and_line_are_named(
    miprof: Run, small_home: Home
) -> None:
    before = read_home(small_home)
    done = miprof("add", *options(from_="2014-04", until=".."))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{UN}:11: A. Moiron — is a member of → Orientation committee\n"
    after = read_home(small_home)
    assert [name for name in after if after[name] != before.get(name)] == [UN]
    row = after[UN].decode().splitlines()[10]
    assert row == (
        "mp:a-moiron\tmpo:memberOf\tmp:comite\t2014-04\t..\tasserted\tnormal\t§ 2\tquelques mots\t"
    )
    prepare(small_home)


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("source", "DOCUMENT UN"),
        ("source", "https://example.org/un"),
        ("source", "src:un"),
        ("subject", "a moiron"),
        ("subject", "a-moiron"),
        ("predicate", "memberOf"),
        ("predicate", "est membre de"),
        ("object", "comite d orientation"),
        ("object", "Orientation Committee"),
    ],
)
def test_names_stand_for_what_they_name_alone(
    column: str, words: str, *, miprof: Run, small_home: Home
) -> None:
    done = miprof("add", *options(**{column: words}))
    assert done.returncode == 0, done.stderr
    assert b"mp:a-moiron\tmpo:memberOf\tmp:comite\t" in read_home(small_home)[UN]


def test_an_entry_of_a_list_goes_by_its_name_and_an_optional_column_appears(
    miprof: Run, small_home: Home
) -> None:
    done = miprof("add", *options(role="président", on_behalf_of="collectif", status="planned"))
    assert done.returncode == 0, done.stderr
    table, problems = read_table(small_home.root / UN, UN)
    assert table is not None
    assert (table.extra_columns, problems) == (("role", "on_behalf_of"), [])
    written = [claim.extras for claim in table.claims if claim.extras != ("", "")]
    assert written == [("mpo:role-president", "mp:collectif")]


def test_a_new_document_gets_its_file(miprof: Run, small_home: Home) -> None:
    done = miprof("add", *options(source="trois"), *SOURCE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("graph/claims/trois.tsv:9: ")
    lines = (small_home.claims / "trois.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        *("# id: src:trois", "# title: Document trois"),
        *("# kind: mpo:kind-web-page", "# publisher: mp:collectif"),
    ]
    prepare(small_home)


def test_a_document_of_the_same_title_is_another_one_if_that_is_said(miprof: Run) -> None:
    same = [*options(source="trois"), *SOURCE, "--source-title", "Document un"]
    assert miprof("add", *same, "--distinct").returncode == 0


def test_a_new_entity_gets_its_block_and_what_it_still_lacks_is_said(
    miprof: Run, small_home: Home
) -> None:
    sent = options(subject="collectif", predicate="sent", object="mp:seconde-lettre")
    done = miprof("add", *sent, *LETTER)
    assert done.returncode == 0, done.stderr
    assert f"{ALL}:47: mp:seconde-lettre (Second message)\n" in done.stdout
    assert "no claim says whom mp:seconde-lettre is addressed to" in done.stderr
    assert "whom mp:lettre " not in done.stderr
    addressed = options(
        subject="second message", predicate="addressedTo", object="premier ministre"
    )
    assert miprof("add", *addressed).returncode == 0
    prepare(small_home)


def test_an_entity_that_resembles_another_is_a_new_one_if_that_is_said(miprof: Run) -> None:
    words = [word.replace("Second message", "Comité d’orientations") for word in LETTER]
    new = [word.replace("courrier", "comité") for word in words]
    row = options(object="mp:seconde-lettre")
    assert miprof("add", *row, *new).returncode == 1
    assert miprof("add", *row, *new, "--distinct").returncode == 0


@pytest.mark.parametrize(("kind", "path"), [("Mission", ALL), ("Axis", "graph/entities/axis.ttl")])
def test_an_entity_goes_where_others_of_its_class_are_or_into_a_file_of_its_own(
    kind: str, path: str, *, miprof: Run, small_home: Home
) -> None:
    new = [word.replace("courrier", kind) for word in LETTER]
    row = options(subject="plan", predicate="about", object="mp:seconde-lettre")
    done = miprof("add", *row, *new)
    assert f"{path}:" in done.stdout, done.stderr
    prepare(small_home)


def test_a_dry_run_checks_everything_and_writes_nothing(miprof: Run, small_home: Home) -> None:
    before = read_home(small_home)
    done = miprof("add", *options(), "--dry-run")
    assert done.returncode == 0
    assert done.stdout.endswith("(nothing is written)\n")
    assert miprof("add", *options(object="mp:plan"), "--dry-run").returncode == 1
    assert read_home(small_home) == before


def test_what_someone_wrote_meanwhile_is_kept(small_home: Home) -> None:
    path = small_home.root / UN
    before = path.read_bytes()
    rewrite(path, "planned", "asserted")
    kept = path.read_bytes()
    with pytest.raises(ChangedMeanwhileError):
        write_changes(small_home, [Change(UN, before, "mine")])
    assert path.read_bytes() == kept


def test_two_files_are_written_together_or_not_at_all(small_home: Home) -> None:
    before = read_home(small_home)
    changes = [Change(UN, before[UN], "new"), Change("graph/nowhere/x.ttl", None, "new")]
    with pytest.raises(FileNotFoundError) as caught:
        write_changes(small_home, changes)
    assert Path(caught.value.filename) == small_home.root / "graph/nowhere/x.ttl"
    assert read_home(small_home) == before
