"""The pages that the build makes: whole in one file, the same everywhere, harmless and quick."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

from miprof_graph.messages import LANGUAGES
from miprof_graph.pages import PAGES, Page
from miprof_graph.paths import Home
from miprof_graph.pipeline import Dataset
from miprof_graph.web.downloads import page_policy
from tests.conftest import REPOSITORY
from tests.data_pages import make_hostile_home, read_dataset

OURS = PAGES[1:]
BUILD = """
import sys
from pathlib import Path
from miprof_graph.build import build
from miprof_graph.paths import Home
build(Home(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.fixture
def contested(contested_home: Home) -> Dataset:
    return read_dataset(contested_home)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_there_are_pages_beside_the_map() -> None:
    assert [page.name for page in PAGES] == [
        *("map.html", "conflicts.html", "coverage.html", "report.html"),
    ]


def test_disagreements_stand_side_by_side_with_all_their_evidence(
    contested_home: Home, contested: Dataset
) -> None:
    page = html.fromstring(OURS[0].write(contested_home, contested))
    [point] = [
        point
        for point in page.xpath("//*[@class='view' and @lang='fr']//article")
        if words(point.xpath("h3")[0]) == "créé le"
    ]
    assert words(point.xpath("../h2")[0]) == "Mission"
    versions = point.xpath(".//*[starts-with(@class, 'version ')]")
    headings = [words(version.xpath("h4")[0]) for version in versions]
    assert headings == ["3 janvier 2013", "2013", "février 2014"]
    first = words(versions[0])
    for said in ("quelques mots", "Document bêta", "§ 1", "préféré", "Préféré : date du décret."):
        assert said in first, said
    links = versions[0].xpath(".//a/@href")
    assert "https://example.org/beta#:~:text=quelques%20mots" in links
    assert "https://w3id.org/miprof-graph/source/beta" in links
    assert "Remarque : Peut-être la date de l’installation." in words(versions[2])


def test_a_denial_and_what_is_set_aside_say_so(contested_home: Home, contested: Dataset) -> None:
    page = html.fromstring(OURS[0].write(contested_home, contested))
    shown = [words(h) for h in page.xpath("//*[@class='view' and @lang='en']//h4")]
    assert "Denied: training organisation" in shown
    assert "Set aside: head of the mission" in shown
    assert "head of the mission" in shown
    reasons = page.xpath("//*[@lang='en']//option/text()")
    assert reasons == [
        "any",
        "rival values (2)",
        "denied by a document (1)",
        "set aside by rank (3)",
    ]


def test_without_a_disagreement_the_page_says_so(small_home: Home) -> None:
    (small_home.claims / "deux.tsv").unlink()
    page = html.fromstring(OURS[0].write(small_home, read_dataset(small_home)))
    assert page.xpath("//article") == []
    assert "No disagreement." in words(page)
    assert "Aucun désaccord." in words(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_coverage_has_its_place_and_leads_to_the_entity(
    contested_home: Home, contested: Dataset, language: str
) -> None:
    page = html.fromstring(OURS[1].write(contested_home, contested))
    [gaps] = page.xpath(f"//section[h2/@id='{language}-tenure-gaps']")
    rows = gaps.xpath(".//tbody/tr")
    assert len(rows) == 2
    assert words(rows[0].xpath(".//code")[0]) == "graph/claims/alpha.tsv:11"
    assert rows[0].xpath("td[1]/a/@href") == ["https://w3id.org/miprof-graph/id/direction"]
    named = page.xpath(f"//nav//a[@href='#{language}-tenure-gaps']")
    assert [words(link) for link in named] == [words(gaps.xpath("h2")[0])]
    [terms] = page.xpath(f"//section[h2/@id='{language}-past-terms']")
    assert {"fr": "3 ans", "en": "3 years"}[language] in words(terms)


@pytest.mark.parametrize("page", OURS, ids=lambda page: str(page.name))
def test_a_page_is_whole_and_may_run_its_own_script_alone(
    contested_home: Home, contested: Dataset, page: Page
) -> None:
    text = page.write(contested_home, contested)
    tree = html.fromstring(text)
    assert tree.xpath("//*[@src] | //link[@rel='stylesheet'] | //@style | //iframe") == []
    assert [
        name for name in tree.xpath("//@*") if name.is_attribute and name.attrname[:2] == "on"
    ] == []
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    [allowed] = [part for part in page_policy(text).split("; ") if part.startswith("script-src")]
    assert allowed in policy
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link[0] == "#"} <= set(ids)


@pytest.mark.parametrize("page", OURS, ids=lambda page: str(page.name))
def test_no_name_and_no_text_becomes_markup(tmp_path: Path, page: Page) -> None:
    home = make_hostile_home(tmp_path / "hostile")
    tree = html.fromstring(page.write(home, read_dataset(home)))
    assert tree.xpath("//img | //b") == []
    assert len(tree.xpath("//script")) == 1
    assert "<img src=x onerror=alert(1)>" in words(tree)


def test_the_pages_are_the_same_under_another_hash_seed(
    contested_home: Home, tmp_path: Path
) -> None:
    made = []
    for seed in ("0", "4711"):
        out = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
        command = [sys.executable, "-c", BUILD, str(contested_home.root), str(out)]
        subprocess.run(command, env=env, check=True)
        made.append([(out / page.name).read_bytes() for page in PAGES])
    assert made[0] == made[1]


def test_the_pages_about_documents_take_less_than_a_second_of_the_processor() -> None:
    home = Home(REPOSITORY)
    dataset = read_dataset(home)
    spent = []
    for _ in range(3):
        start = time.process_time()
        for page in OURS[:2]:
            page.write(home, dataset)
        spent.append(time.process_time() - start)
    assert min(spent) < 1
