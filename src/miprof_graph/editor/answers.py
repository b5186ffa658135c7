"""The answer to a query as the page shows it: a verdict, or a table and the ways to have it all."""

from __future__ import annotations

from miprof_graph.endpoint.answer import ROWS_ON_A_PAGE, answer_table, offered_forms
from miprof_graph.endpoint.protocol import Operation
from miprof_graph.web.cells import make_grid
from miprof_graph.web.context import Context


def read_answer(context: Context, asked: Operation, language: str) -> dict[str, object]:
    """Put a query and give what the template shows of its answer.

    Raises:
        MiprofError: If it is refused, malformed, or has no answer in the time allowed.
    """
    forms = [form.name for form in offered_forms(asked.query or "")]
    table = answer_table(context, asked)
    return {
        "grid": make_grid(table.columns, table.rows, language),
        "verdict": table.verdict,
        "cut": ROWS_ON_A_PAGE if table.cut else None,
        "forms": forms,
    }
