"""What all pages have: the reader's language, figures as the language writes them, cells."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.messages import count_text, number_text
from miprof_graph.names import EDTF, PREFIXES
from miprof_graph.web.cells import make_grid, make_worded_grid
from miprof_graph.web.pages import choose_language, format_size
from miprof_graph.web.records import Request

MIPROF = ox.NamedNode(PREFIXES["mp"] + "miprof")
LONG = "Mission interministérielle pour la protection des femmes contre les violences, et plus"


@pytest.mark.parametrize(
    ("path", "query", "accepted", "language"),
    [
        ("/en/about", "lang=fr", "fr", "en"),
        ("/sparql", "lang=en", "fr", "en"),
        ("/sparql", "", "en-GB,fr;q=0.5", "en"),
        ("/sparql", "", "de", "fr"),
        ("/sparql", "lang=xx", "", "fr"),
    ],
)
def test_the_address_says_the_language_then_the_browser_then_it_is_french(
    path: str, query: str, accepted: str, language: str
) -> None:
    request = Request("GET", path, query, {"accept-language": accepted})
    assert choose_language(request) == language


def test_figures_are_written_as_each_language_writes_them() -> None:
    assert number_text("fr", 1105) == "1\N{NO-BREAK SPACE}105"
    assert format_size("fr", 7_303_786) == "7,3\N{NO-BREAK SPACE}Mo"
    assert format_size("en", 999) == "999\N{NO-BREAK SPACE}B"
    assert count_text("fr", "web.claim", 0) == "0 énoncé"
    assert count_text("en", "web.claim", 0) == "0 statements"
    assert count_text("fr", "web.claim", 2) == "2 énoncés"


def test_a_cell_names_an_entity_and_leads_to_its_page() -> None:
    grid = make_grid(["body", "bodyLabel"], [(MIPROF, ox.Literal("MIPROF"))], "en")
    [[cell]] = grid.rows
    assert (cell.text, cell.link, cell.far) == ("MIPROF", "/en/doc/miprof", False)


def test_only_addresses_of_the_web_can_be_clicked() -> None:
    row = (ox.NamedNode("https://example.org/a"), ox.NamedNode("javascript:alert(1)"))
    [[web, script]] = make_grid(["a", "b"], [row], "fr").rows
    assert (web.link, web.far) == ("https://example.org/a", True)
    assert (script.text, script.link) == ("javascript:alert(1)", None)


def test_a_grid_for_reading_has_short_names_dates_in_words_and_no_empty_column() -> None:
    store = ox.Store()
    for name, words in (("prefLabel", LONG), ("shortLabel", "MIPROF")):
        prefix = "mpo" if name == "shortLabel" else "skos"
        label = ox.Literal(words, language="fr")
        store.add(ox.Quad(MIPROF, ox.NamedNode(PREFIXES[prefix] + name), label))
    day = ox.Literal("2014-05-14", datatype=ox.NamedNode(EDTF))
    columns = ["body", "bodyLabel", "from", "until"]
    rows = [(MIPROF, ox.Literal(LONG), day, None)]
    grid = make_worded_grid(columns, rows, Local(store), "fr")
    [[name_cell, date_cell]] = grid.rows
    assert len(grid.headings) == 2
    assert (name_cell.text, name_cell.link) == ("MIPROF", "/fr/doc/miprof")
    assert date_cell.text == "14\N{NO-BREAK SPACE}mai\N{NO-BREAK SPACE}2014"
    plain = make_grid(columns, rows, "fr")
    assert [cell.text for cell in plain.rows[0]] == [LONG, "2014-05-14", ""]
