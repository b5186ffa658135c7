"""Stories are data: what is wrong in one is said with its line, and ours hold to their claims."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from miprof_graph.errors import DataError
from miprof_graph.paths import Home, find_home
from miprof_graph.pipeline import prepare
from miprof_graph.reading import read_facts
from miprof_graph.stories import check_stories, read_stories
from tests.conftest import REPOSITORY

GOOD = """order = 1

[title]
fr = "Un récit"
en = "A story"

[about]
fr = "En bref."
en = "In short."

[[step]]
claims = ["claim:0123456789abcdef"]
fr = "Une étape."
en = "A step."
"""


def write(folder: Path, text: str) -> Home:
    stories = folder / "graph" / "stories"
    stories.mkdir(parents=True)
    (stories / "one.toml").write_text(text, encoding="utf-8")
    return Home(folder)


def test_a_story_is_read_with_its_words_and_claims(tmp_path: Path) -> None:
    ((story,), problems) = read_stories(write(tmp_path, GOOD))
    assert problems == []
    assert (story.name, story.order, story.title["en"]) == ("one", 1, "A story")
    assert story.steps[0].words["fr"] == "Une étape."
    assert story.steps[0].claims == ("https://w3id.org/miprof-graph/claim/0123456789abcdef",)


def test_a_claim_that_is_not_there_is_refused_with_its_line(tmp_path: Path) -> None:
    stories, _ = read_stories(write(tmp_path, GOOD))
    (problem,) = check_stories(stories, ())
    assert (problem.path, problem.line) == ("graph/stories/one.toml", 12)
    assert "claim:0123456789abcdef" in problem.en
    assert check_stories(stories, stories[0].lines) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("order = 1", "order =", 1, "not valid TOML"),
        ("order = 1\n", "", 1, "`order` is missing"),
        ("order = 1", 'order = "one"', 1, "no whole number"),
        ("order = 1", "order = 1\nplace = 2", 1, "`place` is missing or unknown"),
        ('en = "A story"', "", 1, "`title`: a text is missing"),
        ('en = "A step."', 'en = " "', 11, "`step`: a text is missing"),
        ('en = "A step."', 'en = "A step."\nde = "Ein Schritt."', 11, "`de` is missing or unknown"),
        ('["claim:0123456789abcdef"]', "[]", 11, "a step without claims"),
        ("claim:0123456789abcdef", "mp:miprof", 11, "no name of a claim"),
        ("[[step]]", "[step]", 1, "no step"),
    ],
)
def test_every_fault_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    stories, problems = read_stories(write(tmp_path, GOOD.replace(old, new)))
    assert stories == []
    assert [problem.line for problem in problems] == [line]
    assert said in problems[0].en


def test_all_faults_of_a_story_are_found_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('en = "A story"', "").replace("claim:0123456789abcdef", "mp:miprof")
    assert len(read_stories(write(tmp_path, text))[1]) == 2


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    home = write(tmp_path, GOOD)
    (home.stories / "one.toml").write_bytes("fr = 'é'".encode("latin-1"))
    assert "UTF-8" in read_stories(home)[1][0].en


def test_the_check_refuses_a_story_whose_claim_is_gone(tmp_path: Path) -> None:
    for name in ("graph", "ontology"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    path = next(iter(sorted((tmp_path / "graph" / "stories").glob("*.toml"))))
    gone = re.search(r"claim:[0-9a-f]{16}", path.read_text(encoding="utf-8"))
    assert gone
    text = path.read_text(encoding="utf-8").replace(gone[0], "claim:0000000000000000")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        prepare(Home(tmp_path))
    assert any("claim:0000000000000000" in problem.en for problem in caught.value.problems)


def test_our_stories_name_only_claims_that_exist() -> None:
    stories, problems = read_stories(find_home())
    assert problems == []
    assert len(stories) >= 4
    claims = read_facts(find_home())[0].claim_lines()
    assert check_stories(stories, claims) == []
    assert all(len(story.steps) >= 5 for story in stories)


def test_our_stories_are_written_as_french_and_english_are() -> None:
    words = [
        text
        for story in read_stories(find_home())[0]
        for said in (story.title, story.about, *(step.words for step in story.steps))
        for text in said.items()
    ]
    soft = re.compile(r"(?<=\w) [:;!?»](?:\s|$)|« |\d (?:janvier|février|mars|avril|mai|juillet)")
    assert [text for language, text in words if language == "fr" and soft.search(text)] == []
    assert [text for _, text in words if "'" in text or '"' in text] == []
