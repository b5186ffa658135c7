"""`miprof add` on a terminal: what it asks, what it proposes, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from miprof_graph.curate.desk import open_desk
from miprof_graph.messages import load_table
from miprof_graph.names import compact
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import REPOSITORY
from tests.curate.conftest import ALL, UN, options, read_home
from tests.curate.terminal import Terminal


def test_a_whole_session_makes_a_row_with_mistakes_mended_on_the_way(small_home: Home) -> None:
    with Terminal("add", home=small_home.root, language="fr") as terminal:
        terminal.answer("Document", "document UN")
        terminal.expect("→ src:un (Document un)")
        terminal.answer("Sujet", "moiron")
        terminal.expect(
            "rien ne s’appelle exactement « moiron »".replace(" »", "\u00a0»").replace(
                "« ", "«\u00a0"
            )
        )
        terminal.answer("1. mp:a-moiron (A. Moiron)", "1")
        terminal.expect("→ mp:a-moiron (A. Moiron), personne")
        terminal.expect("1. mpo:heads (dirige) → organisation")
        terminal.answer("Relation", "est membre de")
        terminal.answer("Objet", "mp:plan")
        terminal.expect("est de la classe")
        terminal.answer("Objet", "comite d orientation")
        terminal.expect("→ mp:comite (Comité d’orientation), comité")
        terminal.answer("Début", "2014-02-30")
        terminal.expect("n’est pas une date EDTF")
        terminal.answer("Début", "2014")
        terminal.answer("Fin", "")
        terminal.answer("Endroit", "")
        terminal.expect("est vide")
        terminal.answer("Endroit", "§ 2")
        terminal.answer("Citation", "")
        terminal.answer("Remarque", "")
        terminal.expect("ni citation ni note")
        terminal.answer("Remarque", "Le document le montre.")
        terminal.expect("asserted (affirmé), negated (nié)")
        terminal.answer("[asserted]", "")
        terminal.answer("[normal]", "")
        terminal.answer("Autres colonnes à remplir", "qualité, couleur")
        terminal.answer("Qualité", "président")
        terminal.expect("couleur")
        terminal.expect("qualité\u00a0: mpo:role-president (président")
        terminal.answer(f"Écrire dans {UN}", "début")
        terminal.answer("Début", "2015")
        terminal.expect("début\u00a0: 2015")
        terminal.answer(f"Écrire dans {UN}", "oui")
        terminal.expect(f"{UN}:11")
        assert terminal.wait() == 0
    row = (small_home.root / UN).read_text(encoding="utf-8").splitlines()[10]
    assert row.split("\t") == [
        *("mp:a-moiron", "mpo:memberOf", "mp:comite", "2015", "", "asserted", "normal", "§ 2"),
        *("", "Le document le montre.", "mpo:role-president"),
    ]
    prepare(small_home)


def test_only_what_is_missing_is_asked_and_tab_completes_names(small_home: Home) -> None:
    given = options(subject="", from_="2014", until="..", quote="mots", note="Remarque.")
    with Terminal("add", *given, home=small_home.root) as terminal:
        terminal.expect("Subject")
        terminal.expect("> ")
        terminal.type("a. moi\t")
        terminal.expect("A. Moiron")
        terminal.type("\n")
        terminal.expect("→ mp:a-moiron")
        terminal.answer("Status", "")
        terminal.answer("Rank", "deprecated")
        terminal.answer("Other columns", "")
        terminal.answer("Write to", "")
        assert terminal.wait() == 0
    assert b"\t2014\t..\tasserted\tdeprecated\t" in read_home(small_home)[UN]


def test_what_was_given_wrong_is_said_and_asked_again(small_home: Home) -> None:
    given = options(object="mp:plan", from_="2014", until="..", quote="", note="")
    with Terminal("add", *given, home=small_home.root) as terminal:
        terminal.expect("“organisation” is needed here")
        terminal.answer("Object", "mp:collectif")
        terminal.answer("Quote", "quelques mots")
        terminal.answer("Note", "")
        terminal.answer("Status", "")
        terminal.answer("Rank", "")
        terminal.answer("Other columns", "")
        terminal.answer("Write to", "n")
        terminal.expect("Nothing was written.")
        assert terminal.wait() == 1


def test_a_new_entity_and_a_new_document_are_made_by_answers(small_home: Home) -> None:
    given = options(
        source="", subject="", predicate="a élaboré", object="mp:plan", from_="2014", until="2014"
    )
    with Terminal("add", *given, "--yes", home=small_home.root) as terminal:
        terminal.answer("Document", "Rapport d’étape")
        terminal.answer("to create the document “Rapport d’étape”", "+")
        terminal.answer("[Rapport d’étape]", "")
        terminal.answer("[rapport-d-etape]", "")
        terminal.answer("Language", "fr")
        terminal.answer("Title in English", "Progress report")
        terminal.answer("Short title", "")
        terminal.answer("Short title in English", "")
        terminal.answer("Kind", "page web")
        terminal.answer("Publisher", "Collective")
        terminal.answer("Published", "2014")
        terminal.answer("Read on", "2026-11-20")
        terminal.answer("Licence", "")
        terminal.answer("Address", "ftp://example.org")
        terminal.expect("is not https://...")
        terminal.answer("Address", "https://example.org/etape")
        terminal.answer("Subject", "Comité d’étape")
        terminal.answer("declare a new entity", "+")
        terminal.answer("[Comité d’étape]", "Comité d’orientations")
        terminal.expect("This resembles")
        terminal.answer("Is it one of them?", "")
        terminal.answer("[Comité d’orientations]", "Committee of progress")
        terminal.answer("Class", "papyrus")
        terminal.expect("no class is called “papyrus”")
        terminal.answer("Class", "comité")
        terminal.answer("in French", "Un comité.")
        terminal.answer("in English", "A committee.")
        terminal.answer("[comite-d-orientations]", "comité")
        terminal.expect("is no entity name")
        terminal.answer("Identifier", "comite-d-etape")
        terminal.answer("Note", "")
        terminal.answer("Status", "")
        terminal.answer("Rank", "")
        terminal.answer("Other columns", "")
        assert terminal.wait() == 0, terminal.shown
    assert (small_home.claims / "rapport-d-etape.tsv").is_file()
    assert b"mp:comite-d-etape a mpo:Committee ;" in read_home(small_home)[ALL]
    prepare(small_home)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_leaving_at_any_question_leaves_the_files_alone(key: str, small_home: Home) -> None:
    before = read_home(small_home)
    with Terminal("add", *options(quote=""), "--from=2014", home=small_home.root) as terminal:
        terminal.expect("Until")
        terminal.expect("> ")
        terminal.press(key, "interrupted")
        assert terminal.wait() == 130
    assert "Traceback" not in terminal.shown
    assert read_home(small_home) == before


def test_what_only_the_whole_shows_is_said_and_the_column_asked_again(small_home: Home) -> None:
    given = options(
        subject="mp:comite", predicate="partOfBody", quote="", from_="2014", until="2015"
    )
    with Terminal("add", *given, home=small_home.root) as terminal:
        terminal.answer("Quote", "mots")
        terminal.answer("Note", "")
        terminal.answer("Status", "")
        terminal.answer("Rank", "")
        terminal.answer("Other columns", "")
        terminal.expect("mp:comite is related to itself")
        terminal.answer("Which column is to be corrected?", "object")
        terminal.answer("Object", "collectif")
        terminal.answer("Write to", "y")
        assert terminal.wait() == 0, terminal.shown
    prepare(small_home)


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="no setpriv to give up rights with")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up its right to write anywhere")
def test_a_folder_that_cannot_be_written_is_named(small_home: Home) -> None:
    before = read_home(small_home)
    small_home.claims.chmod(0o555)
    rights = "-dac_override,-dac_read_search,-fowner"
    command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", sys.executable]
    known = {k: v for k, v in os.environ.items() if not k.startswith("MIPROF_")}
    done = subprocess.run(
        [*command, "-m", "miprof_graph.cli.main", "add", *options()],
        env={**known, "MIPROF_HOME": str(small_home.root), "MIPROF_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    path: Path = small_home.root / UN
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{path}: Permission denied - check the name" in done.stderr
    assert read_home(small_home) == before


def test_every_predicate_is_shown_with_what_it_takes(repository: Home) -> None:
    desk = open_desk(repository, "fr")
    ranges = {one.property.range for one in desk.terms.predicates.values()}
    values = {compact(one) for one in ranges if one not in desk.terms.classes}
    assert values
    assert values <= load_table("curate", "fr")["range"].keys()
    assert repository.root == REPOSITORY
