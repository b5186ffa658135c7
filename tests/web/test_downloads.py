"""The list of files: what each is, and what its page may do."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from miprof_graph.exports.registry import EXPORTS
from miprof_graph.linked.ontology import name_ontology_page
from miprof_graph.messages import LANGUAGES
from miprof_graph.pages import PAGES
from miprof_graph.web.downloads import page_policy, read_downloads


def test_files_come_in_the_order_of_the_build_then_the_pages(tmp_path: Path) -> None:
    for name in ("conflicts.html", "map.html", "SHA256SUMS", "miprof.nq", "stray.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = read_downloads(tmp_path)
    assert [*found] == ["miprof.nq", "SHA256SUMS", "map.html", "conflicts.html"]
    assert found["miprof.nq"].sha256 == sha256(b"miprof.nq").hexdigest()
    assert found["miprof.nq"].size == len("miprof.nq")
    assert found["miprof.nq"].policy is None


def test_every_file_has_a_title_in_both_languages(tmp_path: Path) -> None:
    pages = (*(page.name for page in PAGES), *map(name_ontology_page, LANGUAGES))
    for name in (*(export.name for export in EXPORTS), *pages):
        (tmp_path / name).write_text("", encoding="utf-8")
    for name, download in read_downloads(tmp_path).items():
        assert download.title("fr") != download.title("en"), name
        assert name not in {download.title("fr"), download.title("en")}


def test_a_page_may_run_its_own_scripts_and_load_nothing() -> None:
    script = 'let x = "</p>" && 1 < 2;\n'
    policy = page_policy(f'<p><script type="a">{script}</script><script src="x.js"></script>')
    wanted = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{wanted}';" in policy
    assert policy.count("sha256-") == 1
    assert "default-src 'none'" in policy
    assert "frame-ancestors *" in policy, "the map can be embedded"
    assert "script-src 'none'" in page_policy("<p>nothing</p>")
