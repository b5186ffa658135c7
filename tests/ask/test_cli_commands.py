"""The commands as people type them: what comes out, on which stream, with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from miprof_graph.cli.main import main
from miprof_graph.cli.registry import COMMANDS, load_command
from miprof_graph.errors import UsageError
from tests.ask.conftest import GRAPH, PEOPLE, Run


def test_a_query_gives_a_table_with_curies_and_no_limit_of_width(miprof: Run) -> None:
    done = miprof("query", PEOPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "mp:elisabeth-moiron-braud  Élisabeth Moiron-Braud" in done.stdout


@pytest.mark.parametrize("way", ["argument", "dash", "stdin", "file"])
def test_a_query_is_taken_from_wherever_it_is_given(way: str, miprof: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.rq"
    file.write_text(PEOPLE, encoding="utf-8")
    arguments = {"argument": [PEOPLE], "dash": ["-"], "stdin": [], "file": ["--file", str(file)]}
    stdin = PEOPLE if way in ("dash", "stdin") else ""
    done = miprof("query", *arguments[way], "--format", "csv", stdin=stdin)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "p,name"
    assert len(done.stdout.splitlines()) == 6


@pytest.mark.parametrize(
    ("query", "wanted", "start"),
    [
        (PEOPLE, "json", '{"head":{"vars":["p","name"]}'),
        (PEOPLE, "tsv", "?p\t?name\n"),
        (PEOPLE, "xml", '<?xml version="1.0"?><sparql'),
        ("ASK {}", "table", "yes\n"),
        ("ASK { <x:a> <x:b> <x:c> }", "json", '{"head":{},"boolean":false}'),
        (GRAPH, "ttl", "@prefix "),
        (GRAPH, "nt", "<https://w3id.org/miprof-graph/id/elisabeth"),
        (GRAPH, "nq", "<https://w3id.org/miprof-graph/id/elisabeth"),
        (GRAPH, "trig", "@prefix "),
        (GRAPH, "n3", "@prefix "),
        (GRAPH, "jsonld", "[{"),
        (GRAPH, "xml", "<?xml"),
        (GRAPH, "table", "subject"),
        ("DESCRIBE mp:greta", "ttl", "@prefix "),
        ("SELECT ?x { ?x a mpo:Nothing }", "table", "No answer."),
    ],
)
def test_every_form_of_answer_has_its_formats(
    query: str, wanted: str, start: str, small_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--format", wanted, "--lang", "en", "--data", str(small_file)]
    assert main(["query", query, *options]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.startswith(start)
    assert captured.out.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["query", PEOPLE, "--format", "ttl"], 2, "the answer is a table"),
        (["query", GRAPH, "--format", "csv"], 2, "the answer is a graph"),
        (["query", PEOPLE, "--format", "pdf"], 2, "unknown format “pdf”"),
        (["query", "SELECT ?x {\n  ?x a mpo:Person\n  ?y }"], 2, "      ?y }\n       "),
        (["query", "INSERT DATA { mp:a mp:b mp:c }"], 2, "read-only"),
        (["query", "SELECT ?x { SERVICE <http://x/> {} }"], 2, "SERVICE"),
        (["query", PEOPLE, "--file", "x.rq"], 2, "given twice"),
        (["query", "--file", "nowhere.rq"], 2, "cannot be read"),
        (["query", PEOPLE, "--timeout", "0"], 2, "above zero"),
        (["query", PEOPLE, "--timeout", "nan"], 2, "above zero"),
        (["query", PEOPLE, "--endpoint", "http://x/"], 2, "exclude each other"),
        (["ask", "titulaire"], 2, "near: titulaire-d-un-poste, titulaires-successifs"),
        (["ask", "zzz"], 2, "called “zzz” - “miprof ask” lists them"),
        (["ask", "chiffres", "--param", "x"], 2, "--param key=value"),
        (["ask", "chiffres", "--param", "x=1"], 2, "no parameter “x”"),
        (["ask", "themes", "--format", "ttl"], 2, "the answer is a table"),
        (["ask", "--format", "csv"], 2, "unknown format “csv”"),
        (["ask", "chronologie", "--param", "start=hier"], 2, "is not a date"),
        (["ask", "chronologie", "--param", "start=1", "--param", "start=2"], 2, "given twice"),
        (["ask", "entites-les-plus-liees", "--param", "limit=-1"], 2, "not a whole number"),
        (["ask", "rattachement", "--param", "body=xyzzy"], 1, "nothing is called “xyzzy”"),
        (["show", "roxanna"], 1, "mp:roxana-maracineanu  Roxana Maracineanu"),
        (["show", "contre", "la", "traite"], 1, "may mean several"),
        (["show", "--format", "csv", "x"], 2, "unknown format “csv”"),
        (["path", "miprof", "MIPROFF"], 2, "two different entities"),
        (["path", "miprof", "greta", "--max-steps", "0"], 2, "from 1 to 50"),
        (["path", "genevieve colas", "greta"], 1, "nothing links “Geneviève Colas” to “GRETA”"),
        (["path", "miprof", "greta", "--longest", "11"], 2, "from 1 to 10"),
        (["path", "miprof", "greta", "--on", "2014-13"], 2, "--on 2014-13: not a date"),
        (["path", "miprof", "greta", "--dated"], 2, "add the date"),
        (["path", "miprof", "greta", "--via", "x"], 2, "choose among: correspondence, gov"),
        (["path", "miprof", "greta", "--avoid", "MIPROFF"], 2, "is one of the two ends"),
        (["path", "miprof", "decret-2013-7", "--on", "2020"], 1, "drop or widen --on"),
        (["shwo", "x"], 2, "try: show"),
        (["show"], 2, "the following arguments are required: ENTITY"),
        (["--lang", "de", "ask"], 2, "invalid choice"),
        ([], 2, "put a prepared question, or list them"),
    ],
)
def test_mistakes_are_explained_on_stderr_with_the_right_code(
    arguments: list[str],
    code: int,
    words: str,
    *,
    small_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MIPROF_LANG", "en")
    asks = bool(arguments) and arguments[0] in ("query", "ask", "show", "path")
    data = ["--data", str(small_file)] if asks else []
    try:
        given = main([*arguments, *data])
    except SystemExit as leaving:
        given = int(leaving.code or 0)
    captured = capsys.readouterr()
    assert (given, captured.out) == (code, ""), captured.err
    assert words in captured.err


def test_data_that_is_missing_or_broken_is_named(miprof: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.nq"
    broken.write_text("<a> <b>\n", encoding="utf-8")
    for path in (broken, tmp_path / "missing.nq"):
        done = miprof("query", "ASK {}", data=path)
        assert done.returncode == 1
        assert path.name in done.stderr


def test_a_query_in_another_encoding_is_refused(tmp_path: Path, miprof: Run) -> None:
    file = tmp_path / "latin.rq"
    file.write_bytes("SELECT ('é' AS ?x) {}".encode("latin-1"))
    done = miprof("query", "--file", str(file))
    assert (done.returncode, "not UTF-8 (byte 9)" in done.stderr) == (2, True)


def test_ask_lists_the_questions_with_their_parameters(miprof: Run) -> None:
    done = miprof("ask", data=None)
    assert "courriers-envoyes\n  Which letters did an agent send" in done.stdout
    assert "--param date=2014-05-14  (on the date of)" in done.stdout
    records = json.loads(miprof("ask", "--format", "json", data=None).stdout)
    assert len(records) >= 30
    assert records[0]["title"].keys() == {"fr", "en"}


def test_ask_takes_entities_by_name_and_shows_the_query_on_request(miprof: Run) -> None:
    shown = miprof(
        "ask", "liens-directs", "--param", "a=colas", "--param", "b=collectif", "--sparql"
    )
    assert "<https://w3id.org/miprof-graph/id/genevieve-colas>" in shown.stdout
    again = miprof("query", "-", stdin=shown.stdout)
    assert again.returncode == 0
    assert "heads" in again.stdout


def test_show_finds_an_entity_by_a_misspelling_and_writes_its_card(miprof: Run) -> None:
    done = miprof("show", "elisabeth", "moiron-braud")
    assert done.stdout.startswith("Élisabeth Moiron-Braud  (mp:elisabeth-moiron-braud)\nperson\n")
    assert "from 17 October 2016 · asserted" in done.stdout.replace("\u00a0", " ")
    record = json.loads(miprof("show", "MIPROFF", "--format", "json").stdout)
    assert record["iri"].endswith("/id/miprof")


def test_path_shows_each_step_with_its_evidence(miprof: Run) -> None:
    done = miprof("path", "genevieve colas", "lettre au premier ministre valls", "--all")
    assert "2 steps" in done.stdout
    assert "2. Collective against trafficking — sent → Letter to PM Valls" in done.stdout
    assert "https://example.org/page#:~:text=words" in done.stdout
    assert len(json.loads(miprof("path", "colas", "collectif", "--format", "json").stdout)[0]) == 1


def test_path_says_of_each_step_whether_it_held_on_the_date(miprof: Run) -> None:
    ends = ("path", "elisabeth moiron", "comite-orientation-miprof")
    options = ("--on", "2014-05-14", "--via", "governance", "--avoid", "greta", "--longest", "2")
    done = miprof(*ends, *options)
    assert "heads → MIPROF (possible at that date)" in done.stdout
    assert "is part of → MIPROF (date unknown)" in done.stdout
    (path,) = json.loads(miprof(*ends, *options, "--format", "json").stdout)
    assert [step["links"][0]["standing"] for step in path] == ["possible", "unknown"]
    assert miprof(*ends, *options, "--dated").returncode == 1


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_language_may_stand_before_or_after_the_command(place: str, miprof: Run) -> None:
    option = ["--lang", "fr"]
    words = ["ask", "chiffres"]
    done = miprof(*option, *words) if place == "before" else miprof(*words, *option)
    assert "chiffre" in done.stdout
    assert "valeur" in done.stdout


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"MIPROF_LANG": "fr", "LC_ALL": "en_GB.UTF-8"}, "usage : "),
        ({"MIPROF_LANG": "", "LC_ALL": "en_GB.UTF-8"}, "usage: "),
        ({"MIPROF_LANG": "", "LC_ALL": "", "LANG": "C.UTF-8"}, "usage : "),
    ],
)
def test_the_language_comes_from_the_environment(
    environment: dict[str, str], word: str, miprof: Run
) -> None:
    done = miprof("--help", data=None, **environment)
    assert done.stdout.replace("\u00a0", " ").startswith(word)
    for command in COMMANDS:
        assert f"\n    {command} " in done.stdout


def test_every_command_has_help_in_french(miprof: Run) -> None:
    for command in COMMANDS:
        done = miprof(command, "--help", data=None, MIPROF_LANG="fr")
        assert done.returncode == 0
        assert "options\u00a0:" in done.stdout


def test_the_version_is_that_of_the_package(miprof: Run) -> None:
    assert miprof("--version", data=None).stdout.startswith("miprof 0.")


def test_an_unknown_command_is_refused_and_suggestions_made() -> None:
    with pytest.raises(UsageError):
        load_command("os")


def test_the_command_can_be_called_from_python(
    small_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang=en", "show", "greta", "--data", str(small_file)]) == 0
    assert capsys.readouterr().out.startswith("GRETA  (mp:greta)")
    assert main(["--lang", "en", "path", "greta", "greta", "--data", str(small_file)]) == 2
