"""`miprof link wikidata` against a real store: what it proposes, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from miprof_graph.mappings.model import CURATED, Row, State
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.conftest import rewrite
from tests.link.conftest import Link, Relay
from tests.mapping_rows import ACCEPTED, PROPOSED, REFUSED, read_table, table_of, write_rows

FOUND = {
    "mp:directive-2011-36-ue": ("wd:Q99000000051", "0.6"),
    "mp:greta": ("wd:Q99000000001", "0.95"),
    "mp:ministere-justice": ("wd:Q99000000041", "0.85"),
    "mp:mouvement-du-nid": ("wd:Q99000000061", "0.99"),
    "mp:roxana-maracineanu": ("wd:Q99000000031", "0.8"),
}


def rows_of(home: Home) -> dict[str, Row]:
    return {row.subject_id: row for row in read_table(home).rows}


def test_candidates_are_proposed_with_their_reasons_and_nobody_has_decided(
    link_home: Home, propose: Link
) -> None:
    done = propose()
    assert (done.code, done.err) == (0, "")
    assert "5 proposal(s) for 5 entities, of 14 that were looked for." in done.out
    rows = rows_of(link_home)
    assert {name: (row.object_id, row.confidence) for name, row in rows.items()} == FOUND
    assert {row.state for row in rows.values()} == {State.PROPOSED}
    assert read_facts(link_home)[1] == []
    greta = rows["mp:greta"]
    assert greta.mapping_justification == "semapv:LexicalMatching"
    assert greta.subject_match_field == "mpo:officialName|skos:prefLabel"
    assert greta.object_match_field == "rdfs:label|skos:altLabel"
    assert greta.match_string.endswith("êtres humains|GRETA")
    assert greta.object_category == "groupe d’experts (test)"
    assert greta.comment == (
        "organe de suivi du Conseil de l'Europe\u00a0; mots communs\u00a0: conseil, europe, organe"
    )


@pytest.mark.parametrize(
    "item",
    [
        pytest.param("wd:Q99000000002", id="the training group with the letters of GRETA"),
        pytest.param("wd:Q99000000011", id="a film called Anna"),
        pytest.param("wd:Q99000000012", id="another film called Anna"),
        pytest.param("wd:Q99000000013", id="the first name Anna"),
        pytest.param("wd:Q99000000021", id="a singer with the name of a magistrate"),
        pytest.param("wd:Q99000000022", id="a player with the name of a magistrate"),
        pytest.param("wd:Q99000000032", id="a painting with the name of a person"),
        pytest.param("wd:Q99000000042", id="the ministry of another country"),
    ],
)
def test_a_namesake_is_not_proposed(link_home: Home, propose: Link, item: str) -> None:
    propose()
    objects = {row.object_id for row in read_table(link_home).rows}
    assert objects
    assert item not in objects


def test_doubtful_candidates_are_shown_to_who_asks_for_them(propose: Link) -> None:
    done = propose("--min-confidence", "0", "--dry-run")
    assert "d’autres éléments portent ce nom" in done.out
    assert "un autre pays que la France" in done.out
    # What is of another class is none, however little is asked for.
    assert not {"Q99000000013", "Q99000000032"} & {*done.out.replace("wd:", " ").split()}


def test_a_shared_identifier_is_enough_and_a_shared_website_confirms_a_name(
    link_home: Home, propose: Link
) -> None:
    propose()
    rows = rows_of(link_home)
    celex, site = rows["mp:directive-2011-36-ue"], rows["mp:mouvement-du-nid"]
    assert celex.mapping_justification == "semapv:BackgroundKnowledgeBasedMatching"
    assert (celex.subject_match_field, celex.object_match_field) == ("mpo:celex", "wdt:P476")
    assert site.mapping_justification == "semapv:CompositeMatching"
    assert site.object_match_field == "rdfs:label|wdt:P856"
    assert '"reconnue d\'utilité publique" | depuis 1990' in site.comment


def test_a_second_run_asks_nothing_and_changes_nothing(
    link_home: Home, propose: Link, relay: Relay
) -> None:
    propose()
    before, asked = table_of(link_home).read_bytes(), len(relay.heard)
    assert asked > 0
    done = propose()
    assert len(relay.heard) == asked
    assert table_of(link_home).read_bytes() == before
    assert "written" not in done.out
    propose("--refresh")
    assert len(relay.heard) == 2 * asked


def test_another_choice_of_entities_is_answered_from_the_same_cache(
    propose: Link, relay: Relay
) -> None:
    propose()
    relay.heard.clear()
    propose("--kind", "Person", "--limit", "2")
    assert relay.heard == []


def test_a_dry_run_writes_nothing(link_home: Home, propose: Link) -> None:
    before = table_of(link_home).read_bytes()
    assert "Q99000000001" in propose("--dry-run").out
    assert table_of(link_home).read_bytes() == before


def test_only_some_kinds_or_so_many_are_looked_for(link_home: Home, propose: Link) -> None:
    assert "of 2 that were" in propose("--kind", "mpo:Ministry", "--kind", "Association").out
    assert rows_of(link_home).keys() == {"mp:ministere-justice", "mp:mouvement-du-nid"}
    # A class below counts, one that is not found in Wikidata does not.
    assert "of 6 that were" in propose("--kind", "Organisation", "--dry-run").out
    assert "No entity to look for" in propose("--kind", "Task").out
    assert "of 3 that were" in propose("--limit", "3", "--dry-run").out


def test_decisions_are_never_touched_and_what_was_refused_is_not_proposed_again(
    link_home: Home, propose: Link, relay: Relay
) -> None:
    refused = replace(REFUSED, object_id="wd:Q99000000001")
    accepted = replace(ACCEPTED, subject_id="mp:roxana-maracineanu", object_id="wd:Q99000000099")
    write_rows(link_home, refused, accepted)
    propose()
    kept = [row for row in read_table(link_home).rows if row.state is not State.PROPOSED]
    assert [replace(row, line=0) for row in kept] == [refused, accepted]
    assert len(read_table(link_home).rows) == 5
    # Nobody asks about what is linked already.
    assert not [heard for heard in relay.heard if "Maracineanu" in heard.query]


def test_an_item_that_is_another_thing_of_ours_is_no_candidate(
    link_home: Home, propose: Link
) -> None:
    other = replace(ACCEPTED, subject_id="mp:miprof")
    write_rows(link_home, other)
    propose()
    assert "mp:greta" not in rows_of(link_home)
    # What is only close to another thing may still be the very same as this one.
    write_rows(link_home, replace(other, predicate_id="skos:closeMatch"))
    propose()
    assert rows_of(link_home)["mp:greta"].object_id == ACCEPTED.object_id


def test_a_namesake_that_was_refused_speaks_against_the_other_no_longer(
    link_home: Home, propose: Link
) -> None:
    write_rows(
        link_home, replace(REFUSED, subject_id="mp:anna-martin", object_id="wd:Q99000000021")
    )
    propose()
    rows = [row for row in read_table(link_home).rows if row.subject_id == "mp:anna-martin"]
    assert {row.object_id: row.confidence for row in rows} == {
        "wd:Q99000000021": "",
        "wd:Q99000000022": "0.6",
    }


def test_older_proposals_are_made_anew_and_those_of_people_are_kept(
    link_home: Home, propose: Link
) -> None:
    stale = replace(PROPOSED, subject_id="mp:greta", object_id="wd:Q99000000098")
    by_hand = replace(PROPOSED, mapping_tool="", mapping_justification="semapv:UnspecifiedMatching")
    elsewhere = replace(stale, subject_id="mp:miprof")
    write_rows(link_home, stale, by_hand, elsewhere)
    propose("--kind", "InternationalBody", "--kind", "Person")
    rows = {row.subject_id: row for row in read_table(link_home).rows}
    assert rows["mp:greta"].object_id == "wd:Q99000000001"
    assert rows["mp:roxana-maracineanu"].mapping_justification == "semapv:UnspecifiedMatching"
    assert rows["mp:miprof"].object_id == "wd:Q99000000098"
    assert len(rows) == len(read_table(link_home).rows)


def test_a_run_that_breaks_off_writes_nothing_and_the_next_goes_on(
    link_home: Home, propose: Link, relay: Relay
) -> None:
    before = table_of(link_home).read_bytes()
    relay.failing = iter([0, 0, 400])
    done = propose()
    assert (done.code, "HTTP error 400 (busy)" in done.err) == (1, True)
    assert table_of(link_home).read_bytes() == before
    first = [heard.query for heard in relay.heard]
    relay.heard.clear()
    assert propose().code == 0
    assert relay.heard[0].query == first[2]
    assert not {first[0], first[1]} & {heard.query for heard in relay.heard}


def test_a_busy_server_is_given_its_time_and_knows_who_asks(
    link_home: Home, propose: Link, relay: Relay
) -> None:
    relay.failing = iter([429, 503])
    relay.headers = {"Retry_After": "1"}
    assert propose("--kind", "InternationalBody").code == 0
    assert rows_of(link_home).keys() == {"mp:greta"}
    assert len({heard.query for heard in relay.heard[:3]}) == 1
    for heard in relay.heard:
        assert heard.agent.startswith("miprof-graph/")
        assert "https://w3id.org/miprof-graph" in heard.agent


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--endpoint", "wikidata"), "not the address of a SPARQL endpoint"),
        (("--kind", "Persn"), "unknown class “Persn” - try: Person"),
        (("--limit", "0"), "above zero"),
        (("--min-confidence", "7"), "from 0 to 1"),
        (("--min-confidence", "nan"), "from 0 to 1"),
        (("--pause", "-1"), "0 or more"),
        (("--timeout", "0"), "--timeout"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(
    link: Link, listener: tuple[str, list[bytes]], arguments: tuple[str, ...], words: str
) -> None:
    url, heard = listener
    done = link("wikidata", "--endpoint", url, *arguments)
    assert (done.code, words in done.err) == (2, True), done.err
    assert heard == []


def test_a_table_with_a_problem_is_left_as_it_is(link_home: Home, propose: Link) -> None:
    path = write_rows(link_home, PROPOSED)
    rewrite(path, "\t0.8", "\t8")
    before = path.read_bytes()
    done = propose()
    assert (done.code, "wikidata.sssom.tsv:13: " in done.err) == (1, True), done.err
    assert path.read_bytes() == before


def test_without_a_table_it_is_said_which_is_missing(link_home: Home, propose: Link) -> None:
    table_of(link_home).unlink()
    done = propose()
    assert (done.code, "declares the prefix `wd`" in done.err) == (2, True)


def test_a_cache_that_is_none_is_said_in_one_line(propose: Link, cache: Path) -> None:
    cache.mkdir()
    (cache / "link.sqlite").write_bytes(b"no database, but long enough to be taken for one" * 9)
    done = propose()
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "delete the file" in done.err


def test_the_table_is_the_same_for_any_hash_seed(
    link_home: Home, wikidata: str, tmp_path: Path
) -> None:
    empty, found = table_of(link_home).read_bytes(), []
    for seed in ("1", "2"):
        table_of(link_home).write_bytes(empty)
        settings = {
            "MIPROF_HOME": str(link_home.root),
            "MIPROF_CACHE": str(tmp_path / seed),
            "PYTHONHASHSEED": seed,
        }
        command = [sys.executable, "-m", "miprof_graph.cli.main", "link", "wikidata"]
        subprocess.run(
            [*command, "--endpoint", wikidata, "--pause", "0"],
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        found.append(table_of(link_home).read_bytes())
    assert found[0] == found[1] != empty
    assert CURATED.encode() not in found[0]
