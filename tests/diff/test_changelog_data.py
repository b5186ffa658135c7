"""The script that writes the *Data* list of the changelog from two revisions."""

from __future__ import annotations

import subprocess
import sys

from miprof_graph.diff.changelog import difference_as_changelog
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY, rewrite
from tests.diff.conftest import Git, read_difference, rename_everywhere

SCRIPT = REPOSITORY / "scripts" / "changelog_data.py"


def run(home: Home, revision: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), revision],
        env={"MIPROF_HOME": str(home.root), "MIPROF_LANG": "fr", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_groups_what_changed_since_a_revision(before: Home, git: Git) -> None:
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    table = (before.claims / "un.tsv").read_text(encoding="utf-8")
    new = table.replace("src:un", "src:trois").replace("Document un", "Document trois")
    (before.claims / "trois.tsv").write_text(new.replace("org/un", "org/trois"), encoding="utf-8")
    rewrite(before.claims / "un.tsv", "2013-01-03", "2013")
    rewrite(before.claims / "un.tsv", "planned", "asserted")
    rename_everywhere(before, "mp:a-moiron", "mp:anne-moiron")
    done = run(before, "v1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "- 6 new statements\n"
        "- 2 statements changed\n"
        "  - *MIPROF* – created on: 3\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2013 → 2013"
        " (Document un (en))\n"
        "  - *MIPROF* drew up *Plan (action plan)*; status: planned → asserted (Document un (en))\n"
        "- 1 new document: *Document trois (en)* (6)\n"
        "- 1 entity with a new identifier: *A. Moiron* (`mp:a-moiron` → `mp:anne-moiron`)\n"
    )


def test_it_counts_new_entities_by_kind_and_cuts_what_is_long(before: Home, after: Home) -> None:
    blocks = [
        f'\nmp:chose-{number:02} a mpo:{kind} ; skos:prefLabel "{number}"@fr ;'
        f' skos:definition "{number}"@fr .\n'
        for number in range(30)
        for kind in [["Person", "Committee", "Report"][number % 3]]
    ]
    path = after.entities / "all.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "".join(blocks[:-1]), encoding="utf-8")
    made = difference_as_changelog(read_difference(before, after), "fr")
    assert (
        made
        == "- 29 entités nouvelles\N{NO-BREAK SPACE}: comité (10), personne (10), rapport (9)\n"
    )
    gone = difference_as_changelog(read_difference(after, before), "fr")
    assert gone.startswith("- 29 entités retirées\N{NO-BREAK SPACE}: *0* (`mp:chose-00`), *1*")
    assert gone.endswith("*11* (`mp:chose-11`) et 17 de plus\n")


def test_an_unknown_revision_is_refused(before: Home, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", "first")
    done = run(before, "v9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“v9” is no file, no folder and no revision" in done.stderr
