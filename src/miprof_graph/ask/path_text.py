"""Write paths: as text for a terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from miprof_graph.ask.card_text import as_json, document_lines, evidence_lines, statement_record
from miprof_graph.ask.edges import Edge
from miprof_graph.ask.paths import Step
from miprof_graph.ask.terminal import PAPER, Screen, bold, fill
from miprof_graph.messages import text


def paths_as_text(
    paths: Sequence[Sequence[Step]],
    labels: Mapping[str, str],
    language: str,
    screen: Screen = PAPER,
    documents: Iterable[tuple[str, str]] = (),
) -> str:
    """Write every path: the entities in a row, then each step with its evidence."""
    blocks = []
    for steps in paths:
        names = [labels[steps[0].start], *(labels[step.end] for step in steps)]
        lines = [bold(line, screen) for line in fill(" → ".join(names), screen)]
        key = "path-steps" if len(steps) > 1 else "path-step"
        lines.append(text(f"ask.{key}", language, count=len(steps)))
        for number, step in enumerate(steps, 1):
            lines += ["", *_step_lines(number, step, labels, language, screen)]
        blocks.append("\n".join(lines) + "\n")
    titles = document_lines(documents, screen)
    if titles:
        blocks.append("\n".join(titles) + "\n")
    return "\n".join(blocks)


def paths_as_json(paths: Sequence[Sequence[Step]], labels: Mapping[str, str]) -> str:
    """Write paths as a JSON array of arrays of steps."""
    return as_json([[_step_record(step, labels) for step in steps] for steps in paths])


def _step_lines(
    number: int,
    step: Step,
    labels: Mapping[str, str],
    language: str,
    screen: Screen,
) -> Iterator[str]:
    for place, (edge, statements) in enumerate(step.links):
        lines = fill(_sentence(edge, labels, language), screen, indent="   ")
        yield (f"{number}. " if place == 0 else "   ") + lines[0][3:]
        yield from lines[1:]
        for statement in statements:
            yield from evidence_lines(statement, labels, language, screen, "      ")


def _sentence(edge: Edge, labels: Mapping[str, str], language: str) -> str:
    said = f"{labels[edge.subject]} — {labels[edge.predicate]} → {labels[edge.object]}"
    return f"{said} ({text(f'ask.path-{edge.standing}', language)})" if edge.standing else said


def _step_record(step: Step, labels: Mapping[str, str]) -> dict[str, object]:
    return {
        "from": {"iri": step.start, "label": labels[step.start]},
        "to": {"iri": step.end, "label": labels[step.end]},
        "links": [
            {
                "subject": edge.subject,
                "predicate": {"iri": edge.predicate, "label": labels[edge.predicate]},
                "object": edge.object,
                **({"standing": edge.standing.value} if edge.standing else {}),
                "statements": [statement_record(statement, labels) for statement in statements],
            }
            for edge, statements in step.links
        ],
    }
