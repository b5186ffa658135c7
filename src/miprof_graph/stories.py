"""Stories: short tours of the network, each step a few words of ours and the claims they tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES, expand
from miprof_graph.paths import Home
from miprof_graph.problems import Problem, make_problem

_CLAIM: Final = re.compile(r"claim:[0-9a-f]{16}")
_KEYS: Final = frozenset({"order", "title", "about", "step"})
_STEP_KEYS: Final = frozenset({"claims", *LANGUAGES})

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it says in each language, and the IRIs of the claims that say so."""

    words: Words
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story: `path` and `lines` say where it stands, and where it names each claim."""

    name: str
    order: int
    title: Words
    about: Words
    steps: tuple[Step, ...]
    path: str
    lines: Mapping[str, int]


def read_stories(home: Home) -> tuple[list[Story], list[Problem]]:
    """Read `graph/stories/`: those without problem in their order, and every problem."""
    stories: list[Story] = []
    problems: list[Problem] = []
    for path in sorted(home.stories.glob("*.toml")):
        story, wrong = _read(path, home.relative(path))
        problems += wrong
        if story:
            stories.append(story)
    return sorted(stories, key=lambda story: (story.order, story.name)), problems


def check_stories(stories: Sequence[Story], claims: Collection[str]) -> list[Problem]:
    """Find the claims that a story names and the dataset has not."""
    return [
        make_problem(story.path, line, "story-claim", value=_shorten(iri))
        for story in stories
        for iri, line in story.lines.items()
        if iri not in claims
    ]


def _read(path: Path, name: str) -> tuple[Story | None, list[Problem]]:
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return None, [make_problem(name, 1, "encoding", byte=error.start)]
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        return None, [make_problem(name, int(found[1]) if found else 1, "toml", detail=error)]
    wrong = sorted(_find_faults(data, name, text.splitlines()))
    if wrong:
        return None, wrong
    steps = tuple(Step(_words(step), tuple(map(_expand, step["claims"]))) for step in data["step"])
    lines = {_expand(curie): _line_of(curie, text) for curie in _CLAIM.findall(text)}
    title, about = _words(data["title"]), _words(data["about"])
    return Story(path.stem, data["order"], title, about, steps, name, lines), []


def _find_faults(data: dict[str, Any], name: str, lines: Sequence[str]) -> Iterator[Problem]:
    for key in sorted(data.keys() ^ _KEYS):
        yield make_problem(name, 1, "story-key", key=key, known=", ".join(sorted(_KEYS)))
    if not isinstance(data.get("order", 0), int):
        yield make_problem(name, 1, "story-order")
    for key in ("title", "about"):
        if key in data and not _is_said(data[key]):
            yield make_problem(name, 1, "story-words", key=key)
    steps = data.get("step", ())
    heads = [number for number, line in enumerate(lines, 1) if line.strip() == "[[step]]"]
    if not isinstance(steps, list) or len(heads) != len(steps):
        yield make_problem(name, 1, "story-steps")
        return
    for line, step in zip(heads, steps, strict=True):
        yield from _find_step_faults(step, name, line)


def _find_step_faults(step: dict[str, Any], name: str, line: int) -> Iterator[Problem]:
    for key in sorted(step.keys() - _STEP_KEYS):
        yield make_problem(name, line, "story-key", key=key, known=", ".join(sorted(_STEP_KEYS)))
    if not _is_said(step):
        yield make_problem(name, line, "story-words", key="step")
    claims = step.get("claims")
    if not isinstance(claims, list) or not claims:
        yield make_problem(name, line, "story-claims")
        return
    for value in claims:
        if not _CLAIM.fullmatch(str(value)):
            yield make_problem(name, line, "story-curie", value=value)


def _is_said(words: object) -> bool:
    """Tell whether there is a text in every language."""
    if not isinstance(words, dict):
        return False
    return all(isinstance(words.get(name), str) and words[name].strip() for name in LANGUAGES)


def _words(data: Mapping[str, str]) -> Words:
    return {language: data[language] for language in LANGUAGES}


def _expand(curie: str) -> str:
    return expand(curie) or ""


def _shorten(iri: str) -> str:
    return "claim:" + iri.removeprefix(PREFIXES["claim"])


def _line_of(curie: str, text: str) -> int:
    return text[: text.index(curie)].count("\n") + 1
