"""What a reader asks on the page for SPARQL: a query of theirs, or a named question of ours."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import Final
from urllib.parse import urlencode

from miprof_graph.ask.binding import bind_question
from miprof_graph.endpoint.protocol import Operation, read_operation
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request

LONGEST_ADDRESS: Final = 6000
"""Characters that the parameters of an address may have, so that every proxy lets it through."""

NOTHING: Final = Operation(query=None)


def read_asked(context: Context, request: Request, language: str) -> Operation:
    """Read what is asked from the address or the form; its query is None where nothing is.

    Raises:
        RefusalError: If the endpoint would refuse the request too.
        MissingError: If there is no question of the name.
        UsageError: If a question cannot be asked as it stands.
    """
    operation = read_operation(request)
    # Forms end lines with a carriage return too, which the parser would count as a column.
    query = (operation.query or "").replace("\r\n", "\n").strip("\n")
    name = request.parameter("question")
    if query.strip():
        return replace(operation, query=query)
    if not name:
        return NOTHING
    question = context.questions.get(name)
    if question is None:
        raise MissingError
    bound = bind_question(question, {}, context.backend, language)
    return Operation(f"# {question.titles[language]}\n{_without_header(bound)}")


def write_pairs(asked: Operation) -> list[tuple[str, str]]:
    """Write what is asked as the parameters of an address or the fields of a form."""
    return [("query", asked.query or ""), *write_graphs(asked)]


def write_graphs(asked: Operation) -> list[tuple[str, str]]:
    """Write the graphs that are asked as parameters or fields."""
    return [
        *(("default-graph-uri", iri) for iri in asked.default_graphs),
        *(("named-graph-uri", iri) for iri in asked.named_graphs),
    ]


def fits_address(asked: Operation) -> bool:
    """Say whether what is asked can stand in an address.

    >>> fits_address(Operation("ASK {}")), fits_address(Operation("ASK {}" * 1000))
    (True, False)
    """
    return len(urlencode(write_pairs(asked))) <= LONGEST_ADDRESS


def _without_header(query: str) -> str:
    """Leave out the lines for programs at the beginning of a named question."""
    lines = dropwhile(lambda line: line.startswith("# ") or not line.strip(), query.splitlines())
    return "\n".join(lines)
