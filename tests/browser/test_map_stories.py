"""Guided stories on the map: step by step, lit, with their sources, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from miprof_graph.map import build_map
from miprof_graph.network import Claim, load_network
from miprof_graph.paths import find_home
from miprof_graph.stories import Step, Story, read_stories
from tests.browser.conftest import Reader, open_map
from tests.data_small import HOSTILE, make_hostile_store, make_small_store

STORIES = read_stories(find_home())[0]


def pick(claims: list[Claim], predicate: str) -> tuple[str, ...]:
    return tuple(claim.iri for claim in claims if claim.predicate.endswith(f"#{predicate}"))


def tell(title: str, steps: list[Step]) -> Story:
    return Story("a-story", 1, both(title), both("En bref."), tuple(steps), "a-story.toml", {})


def both(text: str) -> dict[str, str]:
    return {"fr": text, "en": f"EN {text}"}


@pytest.fixture(scope="module")
def told_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = make_small_store()
    claims = load_network(store).graph["claims"]
    steps = [
        Step(both("Un décret la crée."), pick(claims, "establishes")),
        Step(both("Elle est créée ce jour-là."), pick(claims, "createdOn")),
        Step(both("Qui la dirige."), pick(claims, "heads")),
    ]
    path = tmp_path_factory.mktemp("told") / "map.html"
    path.write_text(build_map(store, stories=[tell("La création", steps)]), encoding="utf-8")
    return path


@pytest.fixture
def listener(chromium: Browser, told_map: Path) -> Iterator[Reader]:
    with open_map(chromium, told_map, fragment="#tab=stories") as reader:
        yield reader


def lit(reader: Reader) -> list[str]:
    found = reader.ask(
        "() => [...MiprofMap.focus.lit().nodes].map((id) => MiprofMap.book.nodes[id].slug)"
    )
    assert isinstance(found, list)
    return sorted(found)


def test_a_story_is_walked_step_by_step(listener: Reader) -> None:
    box = listener.page.locator("#stories")
    assert "3 étapes" in box.inner_text()
    listener.page.locator(".story").click()
    assert "Étape 1 sur 3" in box.inner_text()
    assert "Un décret la crée." in box.inner_text()
    assert lit(listener) == ["decret-2013-7", "miprof"]
    assert listener.page.locator("[data-turn='-1']").is_disabled()
    listener.page.locator("[data-turn='1']").press("Enter")
    assert lit(listener) == ["miprof"], "a claim that is no link lights what it speaks of"
    listener.page.keyboard.press("Enter")
    assert "Étape 3 sur 3" in box.inner_text()
    assert listener.ask("() => document.activeElement.dataset.turn") == "-1"


def test_each_step_names_its_sources_and_unfolds_their_words(listener: Reader) -> None:
    listener.page.locator(".story").click()
    sources = listener.page.locator(".story-sources")
    assert "Article d’encyclopédie" in sources.inner_text()
    sources.locator("summary").click()
    assert "les mots du document" in sources.inner_text()


def test_a_story_can_be_left_and_its_light_goes_out(listener: Reader) -> None:
    listener.page.locator(".story").click()
    listener.page.locator("#stories button", has_text="Tous les récits").click()
    assert listener.page.locator(".story").count() == 1
    assert listener.ask("() => MiprofMap.focus.lit()") is None


def test_an_address_leads_to_a_step_in_a_language(chromium: Browser, told_map: Path) -> None:
    fragment = "#lang=en&tab=stories&story=a-story&step=2"
    with open_map(chromium, told_map, fragment=fragment) as reader:
        said = reader.page.locator("#stories").inner_text()
        assert "Step 3 of 3" in said
        assert "EN Qui la dirige." in said
        assert {"elisabeth-moiron-braud", "roxana-maracineanu", "miprof"} < {*lit(reader)}


def test_the_words_of_a_story_stay_text(chromium: Browser, tmp_path: Path) -> None:
    store = make_hostile_store()
    claims = load_network(store).graph["claims"]
    story = tell(HOSTILE, [Step(both(HOSTILE), pick(claims, "heads"))])
    page = tmp_path / "map.html"
    page.write_text(build_map(store, stories=[story]), encoding="utf-8")
    with open_map(chromium, page, fragment="#tab=stories") as reader:
        assert HOSTILE in reader.page.locator(".story-title").inner_text()
        reader.page.locator(".story").click()
        assert HOSTILE in reader.page.locator(".story-words").inner_text()
        assert reader.page.locator("#stories img, #stories b, iframe").count() == 0


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.name))
def test_every_step_of_our_stories_lights_something(
    chromium: Browser, whole_map: Path, story: Story
) -> None:
    with open_map(chromium, whole_map, fragment=f"#tab=stories&story={story.name}") as reader:
        for step in story.steps:
            assert step.words["fr"] in reader.page.locator(".story-words").inner_text()
            assert lit(reader)
            assert reader.page.locator(".story-sources li").count() >= 1
            onward = reader.page.locator("[data-turn='1']")
            if onward.is_enabled():
                onward.click()
        assert reader.page.locator("[data-turn='1']").is_disabled()


def test_on_a_phone_a_story_is_told_below_what_it_lights(chromium: Browser, told_map: Path) -> None:
    with open_map(chromium, told_map, width=390, height=844, fragment="#tab=stories") as phone:
        phone.page.click("#sidebar-open")
        phone.page.locator(".story").click()
        for _ in range(2):
            phone.page.wait_for_timeout(450)
            edge = phone.page.locator("#sidebar").bounding_box()
            frame = phone.page.locator("#map").bounding_box()
            assert edge is not None
            assert frame is not None
            tops = phone.ask(
                "() => [...MiprofMap.focus.lit().nodes].map((id) => MiprofMap.view.nodePoint(id).y)"
            )
            assert all(0 < top < edge["y"] - frame["y"] for top in tops)
            phone.page.locator('[data-turn="1"]').click()
