"""`miprof diff` as people and programs call it: forms, files, exit codes, hostile data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from miprof_graph.diff.markdown import difference_as_markdown
from miprof_graph.paths import Home
from tests.ask.test_cli_budget import SLOW_MODULES
from tests.conftest import REPOSITORY, rewrite
from tests.diff.conftest import read_difference, rename_everywhere

SCHEMA = json.loads((REPOSITORY / "docs" / "diff.schema.json").read_text(encoding="utf-8"))
# Of twelve words at most, as a quote must be.
HOSTILE = "# <img src=x onerror=a()> [a](javascript:x) ![b](y) `c` *d* _e_ ~~f~~ &amp;|$g$\\\\{0}"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith("MIPROF_")}
    return subprocess.run(
        [sys.executable, "-m", "miprof_graph.cli.main", "diff", *map(str, arguments)],
        env={**known, "MIPROF_LANG": "en", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture
def changed(before: Home, after: Home) -> tuple[Home, Home]:
    """Two homes between which something of every part changed."""
    rewrite(after.claims / "un.tsv", "planned", "asserted")
    rewrite(after.claims / "un.tsv", "2013-01-03", "2013")
    rewrite(after.claims / "un.tsv", "mp:comite\tmpo:partOfBody", "mp:comite\tmpo:metWith")
    rewrite(after.claims / "un.tsv", "# title: Document un", "# title: Premier document")
    rewrite(
        after.claims / "deux.tsv",
        "mpo:sent\tmp:lettre\t2014\t2014\tasserted\tnormal\t§ 1",
        "mpo:sent\tmp:lettre\t2014\t2014\tasserted\tnormal\t§ 2",
    )
    rewrite(after.entities / "all.ttl", '"A letter."@en', '"A short letter."@en')
    rewrite(after.ontology / "miprof.ttl", "Ce qui peut agir,", "Ce qui sait agir,")
    rewrite(
        after.ontology / "miprof.ttl",
        "mpo:Article a owl:Class",
        "mpo:Article owl:deprecated true ; a owl:Class",
    )
    rename_everywhere(after, "mp:a-moiron", "mp:anne-moiron")
    return before, after


def test_the_same_twice_is_no_difference(before: Home, after: Home) -> None:
    done = run(before.root, after.root, "--exit-code", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"`{after.root}`\N{NO-BREAK SPACE}: aucune différence.\n")
    assert json.loads(run(before.root, after.root, "--format", "json").stdout)["different"] is False


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_json_says_everything_as_its_schema_describes(
    language: str, changed: tuple[Home, Home]
) -> None:
    sides = [home.root for home in changed]
    done = run(*sides, "--format", "json", "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert record["counts"] == {
        "statements": {"came": 1, "went": 1, "changed": 2, "evidence": 1},
        "sources": {"changed": 1},
        "entities": {"changed": 1, "renamed": 1},
        "terms": {"changed": 1, "deprecated": 1},
    }
    for name, counts in record["counts"].items():
        listed = [entry["change"] for entry in record[name]]
        assert {change: listed.count(change) for change in listed} == counts
    (moved,) = (entry for entry in record["statements"] if "object" in entry.get("fields", ()))
    assert [moved[side]["object"]["value"] for side in ("before", "after")] == [
        "2013-01-03",
        "2013",
    ]


def test_a_plain_graph_as_json_has_no_claims_and_no_documents(
    changed: tuple[Home, Home], tmp_path: Path
) -> None:
    plain = tmp_path / "plain.ttl"
    plain.write_text(
        "@prefix mp: <https://w3id.org/miprof-graph/id/> .\n"
        "@prefix mpo: <https://w3id.org/miprof-graph/ontology#> .\n"
        "mp:comite mpo:partOfBody mp:miprof .\n",
        encoding="utf-8",
    )
    record = json.loads(run(plain, changed[1].root, "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert record["counts"]["statements"]["went"] == 1
    said = [entry.get("before") or entry["after"] for entry in record["statements"]]
    assert not any({"claim", "source"} & statement.keys() for statement in said)
    assert record["terms"] == []


def test_the_bytes_depend_on_nothing_but_the_data(changed: tuple[Home, Home]) -> None:
    sides = [home.root for home in changed]
    for options in (["--format", "json"], ["--details"]):
        made = [
            run(*sides, *options, PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone).stdout
            for seed, locale, zone in (("0", "C", "UTC"), ("4711", "C.UTF-8", "Pacific/Auckland"))
        ]
        assert made[0]
        assert made[0] == made[1]


def test_the_output_goes_to_a_file_or_not_at_all(before: Home, after: Home, tmp_path: Path) -> None:
    target = tmp_path / "changes.md"
    done = run(before.root, after.root, "--output", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_text(encoding="utf-8") == run(before.root, after.root).stdout
    assert [path.name for path in tmp_path.glob(".*")] == []
    done = run(before.root, after.root, "--output", tmp_path / "nowhere" / "changes.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr


def test_the_exit_code_tells_whether_they_differ_and_never_takes_a_failure_for_that(
    before: Home, after: Home
) -> None:
    rewrite(after.claims / "un.tsv", "2013-01-03", "2013")
    sides = (before.root, after.root)
    assert run(*sides).returncode == 0
    assert run(*sides, "--exit-code").returncode == 1
    assert run(before.root, "nowhere", "--exit-code").returncode == 2
    rewrite(after.claims / "un.tsv", "planned", "plannned")
    broken = run(*sides)
    assert (broken.returncode, "un.tsv:13:" in broken.stderr) == (1, True)
    assert run(*sides, "--exit-code").returncode == 2
    assert run(*sides, "--format", "html").returncode == 2


def test_without_a_second_name_it_is_the_facts_that_are_here(before: Home, after: Home) -> None:
    rewrite(after.claims / "un.tsv", "2013-01-03", "2013")
    here = {"MIPROF_HOME": str(after.root)}
    done = run(before.root, "--lang", "fr", **here)
    assert "à maintenant\xa0: 1 énoncé modifié." in done.stdout
    assert json.loads(run(before.root, "--format", "json", **here).stdout)["after"] is None


def test_hostile_texts_are_shown_as_they_are(before: Home, after: Home) -> None:
    """Markdown is rendered by a real renderer: what the reader sees is the text, and no more."""
    literal = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    rewrite(after.entities / "all.ttl", '"Letter"@en', f'"{literal}"@en')
    rewrite(after.entities / "all.ttl", '"Lettre"@fr', '"1. x\\n\\n## y\\u001b[31m\\u202e"@fr')
    rewrite(
        after.claims / "un.tsv",
        "quelques mots\t\nmp:miprof\tmpo:hasKind",
        f"{HOSTILE}\t{HOSTILE}\nmp:miprof\tmpo:hasKind",
    )
    rewrite(after.claims / "deux.tsv", "\tmp:lettre\t2014\t2014", "\tmp:lettre\t2015\t2015")
    rewrite(after.claims / "un.tsv", "# title_en: Document un (en)", f"# title_en: '{HOSTILE}'")
    difference = read_difference(before, after)
    page = difference_as_markdown(difference, HOSTILE, "new", "en", details=True)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"html_block", "html_inline", "image", "s_open", "table_open", "fence"}
    links = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert all(str(link).startswith("https://example.org/") for link in links)
    shown = ["".join(c.content for c in token.children or ()) for token in tokens if token.children]
    assert sum(HOSTILE in line for line in shown) >= 4
    assert [token.tag for token in tokens if token.type == "heading_open"] == (
        ["h1", "h2", "h3", "h3", "h2"]
    )
    french = difference_as_markdown(difference, "old", "new", "fr", details=True)
    assert "\x1b" not in french
    assert "\u202e" not in french
    assert "*1. x\\\\n\\\\n\\#\\# y\\\\x1b\\[31m\\\\u202e*" in french


def test_comparing_dumps_imports_nothing_slow() -> None:
    program = (
        "import sys\n"
        "from miprof_graph.cli.main import main\n"
        "main(['diff', *sys.argv[1:]])\n"
        "sys.stderr.write(' '.join(name for name in sys.modules if '.' not in name))"
    )
    dump = str(REPOSITORY / "exports" / "miprof.nq")
    done = subprocess.run(
        [sys.executable, "-c", program, dump, dump], capture_output=True, text=True, check=True
    )
    assert not set(SLOW_MODULES) & set(done.stderr.split())
