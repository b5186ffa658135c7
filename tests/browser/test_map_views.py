"""The views: parts of the network, around a name, by community, by size, by evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map


@pytest.mark.parametrize(
    ("view", "there", "absent"),
    [
        ("institutions", "sdfe", "genevieve-colas"),
        ("offices", "roxana-maracineanu", "plan-2014"),
        ("correspondence", "lettre-valls", "sdfe"),
        ("europe", "eige", "magistrats"),
    ],
)
def test_a_view_shows_its_part_alone(
    chromium: Browser, small_map: Path, view: str, there: str, absent: str
) -> None:
    with open_map(chromium, small_map, fragment=f"#view={view}&tab=views") as reader:
        shows = "id => MiprofMap.scope.showsNode(id)"
        assert reader.ask(shows, reader.number(there)) is True
        assert reader.ask(shows, reader.number(absent)) is False
        assert reader.page.locator(f"#views input[value={view}]").is_checked()
        reader.page.locator("#views input[value=all]").check()
        assert reader.shown() == (18, 16)


def test_what_a_view_leaves_out_is_shown_when_it_is_looked_up(
    chromium: Browser, small_map: Path
) -> None:
    with open_map(chromium, small_map, fragment="#view=europe") as reader:
        reader.page.fill("#search", "magistrats")
        reader.page.keyboard.press("Enter")
        assert reader.page.locator("#panel h2").inner_text() == "magistrats"
        assert reader.ask("id => MiprofMap.scope.showsNode(id)", reader.number("magistrats"))


def test_a_neighbourhood_grows_by_one_link_at_a_time(reader: Reader) -> None:
    reader.click_node("greta")
    reader.page.click("#around")
    reader.page.click("#tab-views")
    assert reader.shown() == (2, 1)
    reader.page.locator("#views label", has_text="Jusqu’à 2 liens").click()
    assert reader.shown() == (3, 2)
    assert "Autour de" in reader.page.locator("#where").inner_text()
    reader.page.click("#near-leave")
    assert reader.shown() == (18, 16)


def test_neighbours_stand_around_their_centre(chromium: Browser, small_map: Path) -> None:
    with open_map(chromium, small_map, fragment="#around=miprof") as reader:
        places = reader.ask(
            """() => MiprofMap.book.order.filter(MiprofMap.scope.showsNode)
              .map((id) => [id, MiprofMap.places.at(id)])"""
        )
        centre = {number: (place["x"], place["y"]) for number, place in places}
        assert centre.pop(reader.number("miprof")) == (0, 0)
        assert len(set(centre.values())) == len(centre) > 5
        assert all(abs(x) + abs(y) > 150 for x, y in centre.values())


def test_links_of_one_document_can_be_seen_alone(reader: Reader) -> None:
    reader.page.click("#tab-views")
    reader.page.locator("#views input[value=one]").check()
    several = reader.ask(
        """() => MiprofMap.book.edges.filter((edge, id) => MiprofMap.scope.showsEdge(id)
          && new Set(edge.claims.map((claim) => claim.source)).size > 1).length"""
    )
    assert several == 0
    assert reader.shown()[1] == 13
    reader.page.locator("#views input[value=many]").check()
    assert reader.shown()[1] == 3
    reader.click_edge("elisabeth-moiron-braud", "miprof")
    assert "2 documents disent ce lien" in reader.panel()


def test_sizes_are_explained_and_missing_ones_are_hollow(reader: Reader) -> None:
    reader.page.click("#tab-views")
    note = reader.page.locator("#size-note")
    assert "compte une fois" in note.inner_text()
    before = reader.ask("id => MiprofMap.places.size(id)", reader.number("magistrats"))
    reader.page.locator("#views input[value=between]").check()
    assert "intermédiarité" in note.inner_text()
    assert reader.ask("id => MiprofMap.places.size(id)", reader.number("magistrats")) != before
    hollow = reader.ask(
        """() => {
          MiprofMap.book.measures.between[0] = null;
          MiprofMap.state.set({ size: "same" });
          MiprofMap.state.set({ size: "between" });
          return [MiprofMap.looks.node(0).color.background, MiprofMap.theme.css("--paper")];
        }"""
    )
    assert hollow[0] == hollow[1]
    assert "1 entité sans valeur est dessinée en creux" in note.inner_text()


def test_the_legend_counts_what_the_view_and_the_date_show(reader: Reader) -> None:
    people = reader.page.locator("#legend .entries-kinds .entry", has_text="Personnes")
    letters = reader.page.locator("#legend .entries-kinds .entry", has_text="Courriers")
    assert (people.locator(".count").inner_text(), letters.locator(".count").inner_text()) == (
        *("5", "1"),
    )
    reader.ask("() => MiprofMap.state.set({ view: 'offices' })")
    assert letters.locator(".count").inner_text() == "0"
    people.click()
    assert int(people.locator(".count").inner_text()) > 0, "what is hidden is still counted"


def test_communities_have_colours_and_can_be_seen_alone(reader: Reader) -> None:
    reader.page.click("#tab-views")
    ink = "id => MiprofMap.looks.ink(id)"
    collectif, greta = reader.number("collectif"), reader.number("greta")
    reader.page.locator("#views input[value=community]").check()
    assert reader.ask(ink, collectif) != reader.ask(ink, greta)
    entry = reader.page.locator(".entries-communities .entry").first
    members = int(entry.locator(".count").inner_text())
    entry.click()
    assert reader.shown()[0] == members
    assert entry.get_attribute("aria-pressed") == "true"
    reader.page.locator(".entries-communities .entry").first.click()
    assert reader.shown()[0] == 18
