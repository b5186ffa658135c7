"""The page of the ontology that opens from a file: every term, one language, nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from miprof_graph.linked.facts import Facts
from miprof_graph.linked.ontology import find_section, name_ontology_page
from miprof_graph.manual.book import Book, anchor, is_ours, read_terms
from miprof_graph.manual.ontology_page import write_ontology_page
from miprof_graph.messages import LANGUAGES, load_table
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY, reformat, rewrite

# pyLODE keeps a cache beside its own files, which two processes must not write at once.
pytestmark = pytest.mark.xdist_group("lode")

SCRIPT = REPOSITORY / "scripts" / "write_ontology.py"
SECTIONS = {"classes", "relations", "inverse", "characteristics", "annotations"}
TEXTS = ("rdfs:label", "skos:definition", "skos:example")


@pytest.fixture(scope="module")
def pages(terms: Mapping[str, Facts]) -> dict[str, str]:
    return {language: write_ontology_page(Book(terms, language)) for language in LANGUAGES}


def own_terms(terms: Mapping[str, Facts]) -> list[Facts]:
    return [
        facts for iri, facts in terms.items() if is_ours(iri) and find_section(facts) in SECTIONS
    ]


def texts(page: str, path: str) -> list[str]:
    found = html.fromstring(page).xpath(path)
    return [" ".join(element.text_content().split()) for element in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_its_title_and_how_wide_it_is(
    pages: dict[str, str], language: str
) -> None:
    page = pages[language]
    assert page.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    titles = {"fr": "Ontologie du graphe de la MIPROF", "en": "MIPROF graph ontology"}
    assert texts(page, "//title") == texts(page, "//h1") == [titles[language]]
    (other,) = set(LANGUAGES) - {language}
    assert f'href="{name_ontology_page(other)}"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_stands_once_at_the_anchor_that_is_its_name(
    pages: dict[str, str], terms: Mapping[str, Facts], language: str
) -> None:
    document = html.fromstring(pages[language])
    ids = Counter(document.xpath("//@id"))
    assert {name: count for name, count in ids.items() if count > 1} == {}
    assert {anchor(facts.iri) for facts in own_terms(terms)} - ids.keys() == set()
    links = {link[1:] for link in document.xpath("//a/@href") if link.startswith("#")}
    assert len(links) > 250
    assert links - ids.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_holds_the_texts_of_its_language_and_none_of_the_other(
    pages: dict[str, str], terms: Mapping[str, Facts], language: str
) -> None:
    said = " ".join(texts(pages[language], "//main"))
    (other,) = set(LANGUAGES) - {language}
    for facts in own_terms(terms):
        for prop in TEXTS:
            assert " ".join(facts.texts(language, prop)[0].text.split()) in said
        assert facts.texts(other, "skos:definition")[0].text not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_the_library_are_in_the_language_of_the_page(
    pages: dict[str, str], terms: Mapping[str, Facts], language: str
) -> None:
    words, page = load_table("manual", language), pages[language]
    assert set(texts(page, "//main//th | //main//dt")) <= {"IRI", *words["lode"].values()}
    titles = {value for key, value in words.items() if re.fullmatch(r"part-[a-z]+", key)}
    assert len(texts(page, "//main//h2")) == 5
    assert set(texts(page, "//main//h2")) <= titles
    labels = {facts.texts(language, "rdfs:label")[0].text for facts in own_terms(terms)}
    assert set(texts(page, "//main//h3")) == labels


def test_what_the_library_leaves_out_stands_as_a_note(pages: dict[str, str]) -> None:
    document = html.fromstring(pages["en"])

    def note(name: str) -> str:
        (found,) = document.get_element_by_id(name).xpath(".//tr[th='note']/td")
        return " ".join(found.text_content().split())

    assert note("heads") == "inverse: is headed by"
    assert "one value at a time" in note("earliest")
    assert "holds both ways" in note("metWith")
    assert "never at once with: audience, document" in note("Agent")
    assert "close: skos:altLabel" in note("shortLabel")
    assert "decree (mpo:kind-decree) – " in note("Kind")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_loads_nothing_and_may_run_nothing(pages: dict[str, str], language: str) -> None:
    page = pages[language]
    document = html.fromstring(page)
    assert document.xpath("//script | //img | //iframe | //object | //@style") == []
    assert all(link.startswith("data:") for link in document.xpath("//link/@href | //@src"))
    (style,) = document.xpath("//style")
    assert "url(" not in style.text
    assert "@import" not in style.text
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")


def test_markup_in_a_text_of_the_ontology_is_shown_as_text(small_home: Home) -> None:
    path = small_home.ontology / "miprof.ttl"
    trap = "<img src=x> & *x* [a](javascript:b)"
    rewrite(path, '"plan d’action"@fr', f'"{trap}"@fr')
    rewrite(path, '"Un document qui fixe pour une période', f'"{trap} qui fixe pour une période')
    reformat(path)
    page = write_ontology_page(Book(read_terms(small_home), "fr"))
    document = html.fromstring(page)
    assert document.xpath("//img | //em | //a[starts-with(@href, 'javascript')]") == []
    assert trap in texts(page, "//h3")
    (entry,) = document.xpath("//*[@id='ActionPlan']")
    assert f"{trap} qui fixe" in entry.text_content()


def test_the_script_makes_the_same_bytes_under_every_seed_and_says_nothing(
    small_home: Home,
) -> None:
    made = []
    for seed in ("0", "4711"):
        done = run_script(small_home.root, PYTHONHASHSEED=seed)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        names = [small_home.exports / name_ontology_page(language) for language in LANGUAGES]
        made.append([name.read_bytes() for name in names])
    assert made[0] == made[1]
    assert made[0][0] != made[0][1]


def test_without_pylode_the_cure_is_told() -> None:
    program = (
        f"import runpy, sys; sys.modules['pylode'] = None; sys.argv = [{str(SCRIPT)!r}]; "
        f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"MIPROF_HOME": str(REPOSITORY), "MIPROF_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "run `make setup`" in done.stderr
    assert "Traceback" not in done.stderr


def run_script(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT)],
        env={"MIPROF_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
