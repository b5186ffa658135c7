"""Write the list of the named questions: for a terminal, as JSON, or as a page of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miprof_graph.ask.card_text import as_json
from miprof_graph.ask.questions import Param, Question
from miprof_graph.ask.terminal import PAPER, Screen, bold, dim, fill
from miprof_graph.errors import UsageError
from miprof_graph.messages import text


def questions_as_text(
    questions: Mapping[str, Question],
    wanted: str | None,
    language: str,
    screen: Screen = PAPER,
) -> str:
    """Write the questions with their parameters, as text or, where that is wanted, as JSON.

    Raises:
        UsageError: If another format is wanted.
    """
    if wanted == "json":
        return as_json([question_record(question) for question in questions.values()])
    if wanted not in (None, "table"):
        raise UsageError("ask.format-unknown", format=wanted, formats="table, json")
    lines = []
    for question in questions.values():
        lines.append(bold(question.name, screen))
        lines += fill(question.titles[language], screen, indent="  ")
        lines += [
            dim(f"    --param {param.name}={_example(param)}  ({param.labels[language]})", screen)
            for param in question.params
        ]
    count = len(questions)
    return "\n".join([*lines, "", text("ask.questions-count", language, count=count)]) + "\n"


def question_record(question: Question) -> dict[str, Any]:
    """Give a question as a record for JSON, in both languages."""
    return {
        "name": question.name,
        "title": dict(question.titles),
        "description": dict(question.descriptions),
        "params": [
            {
                "name": param.name,
                "type": param.kind.value,
                "default": param.default,
                "label": dict(param.labels),
            }
            for param in question.params
        ],
    }


def questions_as_markdown(questions: Mapping[str, Question]) -> str:
    """Write the page of the manual that lists the questions, English first."""
    blocks = ["# Named questions", text("ask.questions-page", "en", count=len(questions))]
    for question in questions.values():
        call = " ".join(
            [f"miprof ask {question.name}"]
            + [f"--param {param.name}={_example(param)}" for param in question.params]
        )
        blocks.append(f"## `{question.name}`")
        for language in ("en", "fr"):
            title, description = question.titles[language], question.descriptions[language]
            blocks.append(f"**{title}** {description}")
        blocks += [
            f"- `{param.name}` ({param.kind.value}): {param.labels['en']} / {param.labels['fr']}"
            for param in question.params
        ]
        blocks.append(f"```sh\n{call}\n```")
    return "\n\n".join(blocks) + "\n"


def _example(param: Param) -> str:
    value = param.default or "..."
    return f"'{value}'" if " " in value else value
