"""How two names are linked: the shortest paths, each step in words and with its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from miprof_graph.ask.backend import Local
from miprof_graph.ask.edges import join_edges, read_edges
from miprof_graph.ask.paths import find_paths
from miprof_graph.dataset import open_built
from tests.browser.conftest import Reader, open_map

LIT = "() => [...MiprofMap.focus.lit().nodes].map((id) => MiprofMap.book.nodes[id].slug).sort()"
WAYS = """([a, b]) => MiprofMap.routes.find(a, b).map((way) =>
  [way[0].from, ...way.map(({ to }) => to)].map((id) => MiprofMap.book.nodes[id].slug))"""


def choose(reader: Reader, end: str, text: str) -> None:
    field = reader.page.locator(f"#path-{end}")
    field.click()
    field.fill(text)
    reader.page.locator(f"#names-{end} li").first.wait_for()
    field.press("Enter")


def ask(reader: Reader, start: str, goal: str) -> str:
    # A second click on its tab would fold the panel away.
    if reader.page.locator("#paths").is_hidden():
        reader.page.click("#tab-paths")
    choose(reader, "from", start)
    choose(reader, "to", goal)
    return reader.page.locator("#paths").inner_text()


def test_two_names_that_are_chosen_give_a_path_with_its_sources(reader: Reader) -> None:
    said = ask(reader, "moiron", "maracineanu")
    assert "Un chemin de 2 liens" in said
    steps = reader.page.locator(".path-steps > li").all_inner_texts()
    assert len(steps) == 5
    assert "dirige" in steps[1]
    assert "est dirigé par" in steps[3], "read along the path, whichever way the link points"
    assert "Article d’encyclopédie" in steps[1]
    reader.page.locator(".path-steps summary").first.click()
    assert "§ 3" in reader.page.locator(".path-steps").inner_text()


def test_a_path_is_lit_while_its_panel_is_open(reader: Reader) -> None:
    ask(reader, "moiron", "maracineanu")
    assert reader.ask(LIT) == ["elisabeth-moiron-braud", "miprof", "roxana-maracineanu"]
    reader.page.click("#tab-legend")
    assert reader.ask("() => MiprofMap.focus.lit()") is None
    reader.page.click("#tab-paths")
    assert len(reader.ask(LIT)) == 3


def test_the_words_of_a_path_follow_the_language_and_its_turn(reader: Reader) -> None:
    ask(reader, "moiron", "maracineanu")
    reader.page.locator("#paths button", has_text="Échanger").click()
    first = reader.page.locator(".path-steps .stop").first.inner_text()
    assert "Roxana Maracineanu" in first
    reader.page.click("#language")
    said = reader.page.locator("#paths").inner_text()
    assert "One path of 2 links" in said
    assert "is headed by" in said


def test_what_no_document_asserts_leads_nowhere(reader: Reader) -> None:
    # The letter is addressed to him by a claim that is set aside, and nothing else speaks of him.
    said = ask(reader, "lettre au premier", "manuel valls")
    assert "Aucun chemin" in said
    assert "noms différents" in ask(reader, "manuel valls", "manuel valls")


def test_an_address_leads_to_a_path(chromium: Browser, small_map: Path) -> None:
    fragment = "#tab=paths&from=elisabeth-moiron-braud&to=roxana-maracineanu"
    with open_map(chromium, small_map, fragment=fragment) as reader:
        assert len(reader.ask(LIT)) == 3
        assert reader.page.locator("#path-from").input_value() == "Élisabeth Moiron-Braud"


def test_a_hostile_name_on_a_path_stays_text(victim: Reader) -> None:
    said = ask(victim, "one", "two")
    assert said.count("<img src=x") >= 4, "both names, what links them, and the source"
    assert victim.page.locator("#paths img, #paths b").count() == 0


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("secours-catholique", "greta"),
        ("elisabeth-moiron-braud", "francois-hollande"),
        ("kit-bilakoro", "convention-istanbul"),
        ("eige", "amicale-du-nid"),
    ],
)
def test_the_paths_are_those_of_the_command_line(
    chromium: Browser, whole_map: Path, start: str, goal: str
) -> None:
    names = [f"https://w3id.org/miprof-graph/id/{slug}" for slug in (start, goal)]
    network = join_edges(read_edges(Local(open_built())))
    wanted = find_paths(network, names[0], names[1], max_steps=9)
    with open_map(chromium, whole_map) as reader:
        found = reader.ask(WAYS, [reader.number(start), reader.number(goal)])
    assert sorted(found) == sorted([iri.rsplit("/", 1)[1] for iri in path] for path in wanted)
