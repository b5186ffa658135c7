"""The named questions: `graph/queries/*.rq`, with their titles and parameters.

A question is SPARQL below a header of comments:

    # title_fr: Qui occupait le poste ?          # title_en: ...
    # description_fr: ...                        # description_en: ...
    # param: date date 2014-05-14 | à la date du | on the day of

A parameter is `name type default | French label | English label`; without a default it must be
given. In the query it is the variable with a dollar sign (`$date`); `$lang` is always the
reader's language, and a date also gives `$dateEnd`, its last day when only a year or a month
is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from miprof_graph.errors import MiprofError, UsageError
from miprof_graph.messages import LANGUAGES
from miprof_graph.paths import Home, find_home

_HEADER_KEYS = ("title_fr", "title_en", "description_fr", "description_en")


class Kind(StrEnum):
    """What a parameter takes."""

    ENTITY = "entity"
    DATE = "date"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question; `default` is None where a value must be given."""

    name: str
    kind: Kind
    default: str | None
    labels: Mapping[str, str]


class QuestionError(MiprofError):
    """The header of a question is incomplete or wrong."""


@dataclass(frozen=True)
class Question:
    """A named question: its words in two languages, its parameters, its SPARQL text."""

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    params: tuple[Param, ...]
    query: str

    @cached_property
    def params_by_name(self) -> dict[str, Param]:
        """The parameters by their names."""
        return {param.name: param for param in self.params}


def load_questions(home: Home | None = None) -> dict[str, Question]:
    """Read all questions, sorted by name."""
    folder = (home or find_home()).queries
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.rq"))}


def get_question(name: str, home: Home | None = None) -> Question:
    """Read one question.

    Raises:
        UsageError: If there is none of that name; the message suggests some that resemble it.
    """
    folder = (home or find_home()).queries
    names = sorted(path.stem for path in folder.glob("*.rq"))
    if name in names:
        return read_question(folder / f"{name}.rq")
    near = _near(name, names)
    key = "ask.question-near" if near else "ask.question-unknown"
    raise UsageError(key, name=name, near=", ".join(near))


def read_question(path: Path) -> Question:
    """Read the header and the text of one question.

    Raises:
        QuestionError: If its header is incomplete or a parameter is written wrongly.
    """
    query = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {}
    params: list[Param] = []
    for line in query.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line.removeprefix("# ").partition(":")
        if key == "param":
            params.append(_read_param(path, value))
        else:
            fields[key] = value.strip()
    missing = [key for key in _HEADER_KEYS if not fields.get(key)]
    if missing:
        raise QuestionError("ask.question-header", file=path.name, keys=", ".join(missing))
    titles, descriptions = (
        {language: fields[f"{key}_{language}"] for language in LANGUAGES}
        for key in ("title", "description")
    )
    return Question(path.stem, titles, descriptions, tuple(params), query)


def suggest(name: str, question: Question) -> str:
    """List the parameters of a question, those that resemble a name first."""
    names = list(question.params_by_name)
    return ", ".join(_near(name, names) or names)


def _near(name: str, names: list[str]) -> list[str]:
    from difflib import get_close_matches

    wanted = name.lower()
    parts = [other for other in names if wanted and wanted in other]
    parts.sort(key=lambda other: not other.startswith(wanted))
    return list(dict.fromkeys(parts + get_close_matches(wanted, names, n=5, cutoff=0.5)))[:6]


def _read_param(path: Path, value: str) -> Param:
    head, *labels = (part.strip() for part in value.split("|"))
    name, _, rest = head.partition(" ")
    kind, _, default = rest.strip().partition(" ")
    if not name.isidentifier() or kind not in set(Kind) or len(labels) != 2 or not all(labels):
        raise QuestionError("ask.question-param", file=path.name, value=value.strip())
    spoken = dict(zip(LANGUAGES, labels, strict=True))
    return Param(name, Kind(kind), default.strip() or None, spoken)
