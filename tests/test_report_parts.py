"""What the report says: all that was found, as it was found, each number with its statements."""

from __future__ import annotations

import pytest
from lxml import html

from miprof_graph.analysis import Analysis, Wanted, analyse
from miprof_graph.analysis.registry import KEYS, SECTIONS
from miprof_graph.messages import LANGUAGES
from miprof_graph.network import load_network
from miprof_graph.pages.report import build_report
from miprof_graph.paths import Home
from miprof_graph.report.parts import PLANS
from miprof_graph.report.register import Register
from tests.conftest import copy_home
from tests.data_pages import read_dataset


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Analysis, html.HtmlElement]:
    """What was found in a small home, and the report about it."""
    home = copy_home("contested", tmp_path_factory.mktemp("contested") / "home")
    store = read_dataset(home).store
    analysis = analyse(load_network(store), Wanted(backend="igraph"))
    return analysis, html.fromstring(build_report(store, analysis))


def test_every_section_of_the_findings_belongs_to_one_part() -> None:
    assert sorted(name for plan in PLANS for name in plan.sections) == sorted(SECTIONS)


def test_every_finding_that_a_part_names_is_one_that_is_made() -> None:
    named = {key for plan in PLANS for key in (*plan.first, *plan.told, *plan.tops)}
    assert named - {*KEYS} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_a_table_with_the_numbers_that_were_found(
    made: tuple[Analysis, html.HtmlElement], language: str
) -> None:
    analysis, page = made
    assert len(analysis.findings) > 5
    for finding in analysis.findings:
        [table] = page.xpath(f"//details[@id='{language}-{finding.key}']//tbody")
        shown = [[float(value) for value in row.xpath("td/@data-value")] for row in table]
        found = [
            [cell for cell in row.cells if isinstance(cell, int | float)] for row in finding.rows
        ]
        assert shown == found, finding.key


def test_the_statements_of_a_row_are_those_that_it_was_found_by(
    made: tuple[Analysis, html.HtmlElement],
) -> None:
    analysis, page = made
    register = Register(analysis.findings, analysis.actors.network.graph["claims"])
    [degree] = [finding for finding in analysis.findings if finding.key == "degree"]
    rows = page.xpath("//details[@id='en-degree']//tbody/tr")
    listed = page.xpath("//div[@lang='en']//div[@class='document']//li/a/@href")
    assert listed == [claim.iri for claim in register.claims]
    assert len(rows) == len(degree.rows) > 2
    for row, found in zip(rows, degree.rows, strict=True):
        numbers = read_runs(row.get("data-statements"))
        assert {*row.xpath("td[@data-value]/a/@href")} == {"#en-all"}
        assert {listed[number] for number in numbers} == {*found.claims}


def test_a_name_leads_to_its_place_on_the_map(made: tuple[Analysis, html.HtmlElement]) -> None:
    _, page = made
    links = page.xpath("//details[@id='fr-degree']//tbody/tr/td[2]/a/@href")
    assert links
    assert all(link.startswith("map.html#") and len(link) > 9 for link in links)


def test_without_ties_the_report_says_so(small_home: Home) -> None:
    for path in small_home.claims.glob("*.tsv"):
        path.unlink()
    store = read_dataset(small_home).store
    page = html.fromstring(build_report(store, analyse(load_network(store))))
    assert page.xpath("//figure | //table") == []
    assert "Les documents réunis ne lient pas assez d’acteurs" in page.text_content()


def read_runs(runs: str) -> list[int]:
    found: list[int] = []
    for run in runs.split():
        first, _, last = run.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found
