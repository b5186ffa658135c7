"""`miprof add` refuses what is wrong, says all of it, and leaves every file as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import rewrite
from tests.curate.conftest import ALL, DEUX, LETTER, SOURCE, UN, Run, options, read_home

REFUSED = {
    "a name that nothing has": (
        options(subject="moiron"),
        "--subject: nothing is called exactly “moiron” - is it mp:a-moiron (A. Moiron)?",
    ),
    "a name that resembles none": (options(object="xyzzy"), "--object: nothing is called “xyzzy”"),
    "an entity that is not declared": (options(object="mp:nobody"), "`mp:nobody` is not declared"),
    "a document that is not there": (options(source="dix"), "no document is called “dix”"),
    "a predicate that is none": (options(predicate="mpo:likes"), "unknown property `mpo:likes`"),
    "a word for no predicate": (options(predicate="aime"), "no relation is called “aime”"),
    "a subject of another class": (
        options(subject="mp:plan", predicate="dirige"),
        "--subject: `subject`: mp:plan (Plan (action plan)) is of the class “action plan”",
    ),
    "an object of another class": (options(object="mp:plan"), "“organisation” is needed here"),
    "a value of another form": (
        options(subject="mp:miprof", predicate="createdOn", object="hier"),
        "--object: `object`: `hier` is no EDTF date",
    ),
    "a day that does not exist": (options(from_="2014-02-30"), "--from: `from`: `2014-02-30`"),
    "an end before the beginning": (options(from_="2014", until="2013"), "--until: `from` (2014)"),
    "an unknown status": (options(status="sure"), "--status: `status`: `sure` is not allowed"),
    "an unknown rank": (options(rank="best"), "preferred normal deprecated"),
    "a long quote": (options(quote="un " * 13), "--quote: the quote has 13 words"),
    "a tab in a cell": (options(note="a\tb"), "--note: `note` begins or ends with a space"),
    "a role that is none": (options(role="clown"), "--role: “clown” is not in the list"),
    "a basis that is no legal text": (options(legal_basis="mp:plan"), "“legal text” is needed"),
    "a title without its language": (options(title="ministre"), "--title: `title`: `ministre`"),
    "the same statement again": (
        options(predicate="heads", object="miprof", from_="2013-04", until="2022"),
        f"the same statement stands at {UN}:10 already",
    ),
    "a relation to itself": (
        options(subject="mp:comite", predicate="partOfBody"),
        f"{UN}:11: mp:comite is related to itself by mpo:partOfBody",
    ),
    "a document that is there under a new title": (
        [*options(), *SOURCE],
        f"--source: {UN} is there already",
    ),
    "a document with the address of another": (
        [*options(source="trois"), *SOURCE, "--source-url", "https://example.org/un"],
        "--source-url: a document has this address already: src:un (Document un",
    ),
    "a document with the title of another": (
        [*options(source="trois"), *SOURCE, "--source-title", "Document UN"],
        "--source-title: a document has this title already: src:un (Document un",
    ),
    "a document of no kind": (
        [*options(source="trois"), *SOURCE, "--source-kind", "papyrus"],
        "--source-kind: “papyrus” is not in the list",
    ),
    "a document read on no day": (
        [*options(source="trois"), *SOURCE, "--source-retrieved", "2026"],
        "--source-retrieved: header `retrieved`: `2026` is not YYYY-MM-DD",
    ),
    "a document with a name that is no slug": (
        [*options(source="Trois"), *SOURCE],
        "--source: “Trois” cannot name a document",
    ),
    "an entity that is declared already": (
        [*options(), *LETTER, "--new-entity", "plan", *LETTER[2:]],
        "--new-entity slug: “mp:plan” is declared already",
    ),
    "an entity with the name of another": (
        [*options(), *(word.replace("Second message", "MIPROF") for word in LETTER)],
        "--new-entity label-fr: “MIPROF” is the name of mp:miprof (MIPROF) already",
    ),
    "an entity with nearly the name of another": (
        [*options(), *(word.replace("Second message", "Comité d’orientations") for word in LETTER)],
        "--new-entity label-fr: “Comité d’orientations” resembles mp:comite",
    ),
    "an entity of no class": (
        [*options(), *(word.replace("courrier", "mpo:Claim") for word in LETTER)],
        "--new-entity kind: no class is called “mpo:Claim”",
    ),
    "an entity that the row does not use": (
        [*options(), *LETTER],
        "--new-entity: the statement does not speak of mp:seconde-lettre",
    ),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_refused_with_its_option_and_nothing_is_written(
    arguments: list[str], words: str, *, miprof: Run, small_home: Home
) -> None:
    before = read_home(small_home)
    done = miprof("add", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.endswith("Nothing was written.\n")
    assert read_home(small_home) == before
    french = miprof("add", *arguments, MIPROF_LANG="fr").stderr
    assert french.endswith("Rien n’a été écrit.\n")


def test_all_that_is_wrong_is_said_at_once(miprof: Run) -> None:
    done = miprof("add", *options(subject="xyzzy", from_="hier", rank="best"))
    for option in ("--subject: ", "--from: ", "--rank: "):
        assert option in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--source=un"], "missing: --subject, --predicate, --object, --locator, --quote"),
        ([*options(quote="")], "missing: --quote"),
        ([*options(source="trois"), "--source-title=x"], "--source-kind, --source-publisher"),
        ([*options(), "--new-entity", "x"], "--new-entity x kind="),
        ([*options(), "--new-entity", "x", "colour=red"], "“colour=red”: write key=value"),
        ([*options(), "--new-entity", "x", "kind=a", "kind=b"], "`kind` is given twice"),
        ([*options(), "--colour=red"], "unrecognized arguments"),
    ],
)
def test_without_a_terminal_what_is_missing_is_a_mistake_of_the_call(
    arguments: list[str], words: str, miprof: Run
) -> None:
    done = miprof("add", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def as_before(home: Home) -> None:
    rewrite(home.root / UN, "planned", "maybe")


def with_loose_form(home: Home) -> None:
    rewrite(home.root / UN, "# language: fr", '# language: "fr"')


def with_a_broken_row(home: Home) -> None:
    rewrite(home.root / UN, "mpo:placedUnder\t", "mpo:placedUnder ")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (as_before, "`maybe` is not allowed"),
        (with_a_broken_row, "9 cells instead of 10"),
    ],
)
def test_a_file_with_other_problems_is_left_alone(
    spoil: Callable[[Home], None], words: str, *, miprof: Run, small_home: Home
) -> None:
    spoil(small_home)
    before = read_home(small_home)
    done = miprof("add", *options())
    assert (done.returncode, words in done.stderr) == (1, True), done.stderr
    assert read_home(small_home) == before


def test_problems_of_other_files_do_not_stand_in_the_way(miprof: Run, small_home: Home) -> None:
    rewrite(small_home.root / DEUX, "deprecated", "worst")
    done = miprof("add", *options())
    assert (done.returncode, done.stderr) == (0, "")


def test_a_row_that_makes_another_file_wrong_is_refused(miprof: Run, small_home: Home) -> None:
    rewrite(small_home.root / DEUX, "mpo:sent\t", "mpo:sent ")
    circle = options(subject="miprof", predicate="partOfBody", object="comite")
    done = miprof("add", *circle)
    assert (done.returncode, "part of itself" in done.stderr) == (1, True)
    assert "cells" not in done.stderr


def test_a_file_that_was_only_out_of_form_is_put_into_form(miprof: Run, small_home: Home) -> None:
    with_loose_form(small_home)
    assert miprof("add", *options()).returncode == 0
    prepare(small_home)


def test_entities_that_cannot_be_read_are_said_first(miprof: Run, small_home: Home) -> None:
    (small_home.root / ALL).write_text("mp:x a", encoding="utf-8")
    done = miprof("add", *options())
    assert (done.returncode, f"{ALL}:" in done.stderr) == (1, True)
