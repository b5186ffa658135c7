"""Links as text: a proposal for the person who decides, and tables of many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from miprof_graph.ask.index import Index
from miprof_graph.ask.table import draw_table
from miprof_graph.ask.terminal import Screen, bold, dim, fill
from miprof_graph.mappings.model import MappingTable, Row, State
from miprof_graph.messages import text
from miprof_graph.names import expand


def rows_as_text(rows: Iterable[Row], language: str, screen: Screen) -> str:
    """Draw rows as a table: what is linked with what, and where each row stands."""
    columns = ("state", "confidence", "entity", "item", "name", "remark")
    headings = [text(f"link.column-{column}", language) for column in columns]
    cells = [
        (
            text(f"link.state-{row.state}", language),
            row.confidence,
            f"{row.subject_id} {row.subject_label}",
            row.object_id,
            f"{row.object_label} ({row.object_category})"
            if row.object_category
            else row.object_label,
            row.comment,
        )
        for row in rows
    ]
    return draw_table(headings, cells, screen)


def proposal_as_text(
    row: Row, table: MappingTable, index: Index, language: str, screen: Screen
) -> str:
    """Set an entity and what is proposed for it one below the other, with the reasons."""
    iri = expand(row.subject_id) or ""
    definition = index.definition(iri, language)
    lines = [
        *_head(row.subject_id, index.label(iri, language), index.kind_label(iri, language), screen),
        *fill(definition, screen, indent="  "),
        *_head(row.object_id, row.object_label, row.object_category, screen),
        *fill(row.comment, screen, indent="  "),
    ]
    reasons = {
        "names": ", ".join(_split(row.match_string)),
        "fields": " = ".join(filter(None, (row.subject_match_field, row.object_match_field))),
        "confidence": row.confidence,
        "address": table.expand(row.object_id) or "",
    }
    for key, value in reasons.items():
        said = text(f"link.reason-{key}", language, value=value) if value else ""
        lines += [dim(line, screen) for line in fill(said, screen, indent="  ")]
    return "\n".join(lines) + "\n"


def count_states(rows: Sequence[Row]) -> dict[str, int]:
    """Count the rows that stand at each state, by its name."""
    return {str(state): sum(row.state is state for row in rows) for state in State}


def _split(cell: str) -> list[str]:
    r"""Give the values of a cell that holds several.

    >>> _split(r"a\|b|c")
    ['a|b', 'c']
    """
    return [re.sub(r"\\([|\\])", r"\1", one) for one in re.findall(r"(?:\\.|[^|\\])+", cell)]


def _head(curie: str, label: str, kind: str, screen: Screen) -> list[str]:
    return [bold(line, screen) for line in fill(f"{curie}  {label}", screen)] + (
        fill(kind, screen, indent="  ") if kind else []
    )
