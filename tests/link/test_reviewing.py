"""What a person decides: accepted or refused, one by one or in a dialogue, and never by nobody."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

import miprof_graph.paths
from miprof_graph.errors import UsageError
from miprof_graph.link.tables import open_tables
from miprof_graph.mappings.model import BASE_COLUMNS, CURATED, NOT, Row, State
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.link.conftest import Done, Link
from tests.mapping_rows import ACCEPTED, ORCID, PROPOSED, ROWS, read_table, table_of, write_rows

BY = ("--by", "0000-0002-1825-0097", "--date", "2026-12-01")
SECOND = replace(PROPOSED, object_id="wd:Q99000000032", confidence="0.55")
MINISTRY = replace(PROPOSED, subject_id="mp:ministere-justice", object_id="wd:Q99000000041")


def rows_of(home: Home) -> list[Row]:
    assert read_facts(home)[1] == []
    return [replace(row, line=0) for row in read_table(home).rows]


def test_a_proposal_that_is_accepted_says_by_whom_and_when(link_home: Home, link: Link) -> None:
    write_rows(link_home, PROPOSED)
    done = link("accept", "roxana-maracineanu", "Q99000000031", *BY)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "graph/mappings/wikidata.sssom.tsv: "
        "mp:roxana-maracineanu skos:exactMatch wd:Q99000000031, accepted\n"
    )
    [row] = rows_of(link_home)
    assert row == replace(
        PROPOSED,
        mapping_justification=CURATED,
        reviewer_id=ORCID,
        review_date="2026-12-01",
        confidence="",
    )


def test_a_proposal_that_is_refused_says_why(link_home: Home, link: Link) -> None:
    write_rows(link_home, PROPOSED)
    done = link("refuse", "mp:roxana-maracineanu", "wd:Q99000000031", *BY, "--reason", " Un  film.")
    assert done.code == 0
    [row] = rows_of(link_home)
    assert (row.state, row.predicate_modifier, row.comment) == (State.REFUSED, NOT, "Un film.")


def test_a_link_that_nobody_proposed_can_be_accepted_with_its_relation_and_name(
    link_home: Home, link: Link
) -> None:
    iri = "https://w3id.org/miprof-graph/id/miprof"
    page = "https://www.wikidata.org/wiki/Q99000000077"
    label = ("--label", "mission (test)", "--predicate", "broadMatch")
    assert link("accept", iri, page, "--by", "Jeanne  Test", *label).code == 0
    [row] = rows_of(link_home)
    assert (row.subject_id, row.subject_label) == ("mp:miprof", "MIPROF")
    assert (row.object_id, row.object_label) == ("wd:Q99000000077", "mission (test)")
    assert (row.predicate_id, row.reviewer_label) == ("skos:broadMatch", "Jeanne Test")
    assert row.review_date == datetime.now().astimezone().date().isoformat()


def test_the_reviewer_may_come_from_the_environment(
    link_home: Home, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIPROF_REVIEWER", f"https://orcid.org/{ORCID.partition(':')[2]}")
    assert link("accept", "miprof", "Q99000000077").code == 0
    assert rows_of(link_home)[0].reviewer_id == ORCID


def test_what_else_was_proposed_for_the_same_thing_goes(link_home: Home, link: Link) -> None:
    write_rows(link_home, PROPOSED, SECOND, MINISTRY)
    assert link("accept", "roxana-maracineanu", "Q99000000031", *BY).code == 0
    assert {row.object_id for row in rows_of(link_home)} == {"wd:Q99000000031", "wd:Q99000000041"}


def test_what_else_was_proposed_stays_if_the_thing_is_only_close(
    link_home: Home, link: Link
) -> None:
    write_rows(link_home, PROPOSED, SECOND)
    close = ("--predicate", "closeMatch")
    assert link("accept", "roxana-maracineanu", "Q99000000032", *BY, *close).code == 0
    assert len(rows_of(link_home)) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "miprof", "Q99000000077"), "who decides?"),
        (("accept", "miprof", "Q99000000077", "--by", "  "), "who decides?"),
        (("refuse", "miprof", "Q99000000077", *BY), "add --reason"),
        (("refuse", "miprof", "Q99000000077", *BY, "--reason", " "), "add --reason"),
        (("accept", "miprof", "Q99000000077", "--by", "0000-0002-1825-0079"), "no valid ORCID"),
        (("accept", "miprof", "Q99000000077", "--by", "x", "--date", "2026-02-30"), "YYYY-MM-DD"),
        (("accept", "nobody", "Q99000000077", *BY), "“mp:nobody” is no declared entity"),
        (("accept", "mpo:Person", "Q99000000077", *BY), "no declared entity"),
        (("accept", "miprof", "viaf:1", *BY), "declares the prefix `viaf`"),
        (("accept", "miprof", "wd:Miprof", *BY), "no item of Wikidata"),
        (("accept", "miprof", "mp:greta", *BY), "a name of the project"),
        (("accept", "greta", "Q99000000001", *BY), "decided by orcid:0000-0002-1825-0097 on"),
        (("refuse", "greta", "Q99000000002", *BY, "--reason", "x"), "correct the row"),
        (("accept", "greta", "Q99000000077", *BY), "it is written mp:greta skos:exactMatch"),
        (("accept", "miprof", "Q99000000001", *BY), "the same as one other only"),
        (("review", "--date", "2026-12-01"), "who decides?"),
    ],
)
def test_what_cannot_be_decided_so_changes_nothing(
    link_home: Home, link: Link, arguments: tuple[str, ...], words: str
) -> None:
    before = write_rows(link_home, *ROWS).read_bytes()
    done = link(*arguments)
    assert (done.code, words in done.err) == (2, True), done.err
    assert table_of(link_home).read_bytes() == before


def test_a_link_goes_into_the_table_of_its_authority(link_home: Home, link: Link) -> None:
    first = link_home.mappings / "example.sssom.tsv"
    text = write_rows(link_home, PROPOSED).read_text(encoding="utf-8")
    header = text.replace("mappings#wikidata", "mappings#example").rpartition("mp:roxana")[0]
    kept = [line for line in header.splitlines(keepends=True) if line.startswith("#")]
    columns = "\t".join(BASE_COLUMNS)
    prefixes = "".join(kept).replace("#  mp:", "#  ex: https://example.org/\n#  mp:")
    first.write_text(f"{prefixes}{columns}\n", encoding="utf-8")
    assert read_facts(link_home)[1] == []
    assert link("accept", "miprof", "ex:9", *BY).code == 0
    assert "ex:9" in first.read_text(encoding="utf-8")
    # Both tables declare `wd`; one has rows of it.
    assert link("accept", "greta", "Q99000000001", *BY).code == 0
    assert len(read_table(link_home).rows) == 2


def test_links_are_listed_by_where_they_stand(link_home: Home, link: Link) -> None:
    write_rows(link_home, *ROWS)
    every = link("list").out
    assert every.endswith("1 link(s) to decide on, 1 accepted, 1 refused.\n")
    assert [every.count(f"Q9900000000{n}") for n in (1, 2)] == [1, 1]
    refused = link("list", "--state", "refused").out
    assert "Un organisme de formation" in refused
    assert "Q99000000001" not in refused


def test_an_empty_list_has_no_headings(link: Link) -> None:
    assert link("list").out == "0 link(s) to decide on, 0 accepted, 0 refused.\n"


def talk(home: Home, *lines: str, language: str = "en") -> Done:
    """Run the dialogue in a process of its own, with these answers."""
    command = [sys.executable, "-m", "miprof_graph.cli.main", "link", "review", *BY]
    done = subprocess.run(
        [*command, "--lang", language],
        input="".join(f"{line}\n" for line in lines),
        env={**os.environ, "MIPROF_HOME": str(home.root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_the_dialogue_shows_both_sides_and_writes_each_answer_down(link_home: Home) -> None:
    write_rows(link_home, PROPOSED, MINISTRY)
    done = talk(link_home, "perhaps", "y", "n", "C’est un film.")
    assert (done.code, done.err) == (0, "")
    assert "Ministre, puis secrétaire générale." not in done.out
    assert "Minister, then secretary general." in done.out
    assert "http://www.wikidata.org/entity/Q99000000031" in done.out
    assert done.out.count("The same thing?") == 3
    assert done.out.endswith("0 link(s) to decide on, 1 accepted, 1 refused.\n")
    by_subject = {row.subject_id: row for row in rows_of(link_home)}
    assert by_subject["mp:ministere-justice"].state is State.ACCEPTED
    assert by_subject["mp:roxana-maracineanu"].comment == "C’est un film."


def test_a_refusal_without_words_gets_the_usual_reason(link_home: Home) -> None:
    write_rows(link_home, PROPOSED)
    assert talk(link_home, "n", "", language="fr").code == 0
    assert rows_of(link_home)[0].comment == "Autre chose, qui porte le même nom."


def test_the_surest_is_asked_first_and_its_rivals_not_at_all(link_home: Home) -> None:
    write_rows(link_home, SECOND, PROPOSED)
    done = talk(link_home, "y")
    assert "Q99000000032" not in done.out
    assert [row.object_id for row in rows_of(link_home)] == ["wd:Q99000000031"]


def test_what_is_left_for_later_or_not_reached_stays(link_home: Home) -> None:
    before = write_rows(link_home, PROPOSED, MINISTRY, SECOND).read_bytes()
    assert talk(link_home, "l", "q").out.endswith(
        "3 link(s) to decide on, 0 accepted, 0 refused.\n"
    )
    assert talk(link_home, "l").out.count("The same thing?") == 2
    assert table_of(link_home).read_bytes() == before


def test_a_link_that_would_make_two_of_one_is_refused_in_the_dialogue(link_home: Home) -> None:
    taken = replace(ACCEPTED, subject_id="mp:miprof", object_id=PROPOSED.object_id)
    write_rows(link_home, taken, PROPOSED)
    done = talk(link_home, "y")
    assert "the same as one other only" in done.out
    assert {row.state for row in rows_of(link_home)} == {State.ACCEPTED, State.PROPOSED}


def test_on_a_terminal_the_dialogue_fits_its_width_and_does_no_harm(link_home: Home) -> None:
    write_rows(link_home, replace(PROPOSED, comment="mot " * 40 + "\u202efin"))
    head, tail = pty.openpty()
    command = [sys.executable, "-m", "miprof_graph.cli.main", "link", "review", *BY]
    with subprocess.Popen(
        command,
        stdin=tail,
        stdout=tail,
        stderr=tail,
        env={
            **{k: v for k, v in os.environ.items() if k != "NO_COLOR"},
            "MIPROF_HOME": str(link_home.root),
            "COLUMNS": "50",
            "TERM": "xterm",
        },
    ) as process:
        os.close(tail)
        os.write(head, b"q\n")
        shown = b""
        # Linux says that the other end is closed by an error.
        with suppress(OSError):
            while part := os.read(head, 100_000):
                shown += part
    os.close(head)
    text = shown.decode()
    assert process.returncode == 0
    assert "\x1b[1m" in text
    assert "\u202e" not in text
    lines = [line for line in text.replace("\x1b[1m", "").splitlines() if "mot" in line]
    assert len(lines) > 3
    assert max(map(len, lines)) <= 50


def test_the_links_of_an_installed_package_are_not_written() -> None:
    installed = Home(Path(miprof_graph.paths.__file__).resolve().parent / "data")
    with pytest.raises(UsageError) as caught:
        open_tables(installed)
    for language in ("fr", "en"):
        assert "MIPROF_HOME" in caught.value.render(language)
