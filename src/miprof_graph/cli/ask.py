"""`miprof ask`: the named questions."""

from __future__ import annotations

import argparse

from miprof_graph.cli.options import (
    add_asking,
    check_format,
    find_screen,
    open_backend,
    put_query,
    write_output,
)
from miprof_graph.cli.query import FORMATS
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import UsageError


def add_parser(commands: Commands) -> None:
    """Add `miprof ask`."""
    parser = commands.add_parser("ask")
    parser.add_argument("name", nargs="?", metavar="NAME", help=commands.say("ask-name"))
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=commands.say("ask-param"),
    )
    parser.add_argument("--sparql", action="store_true", help=commands.say("ask-sparql"))
    add_asking(parser, commands, FORMATS)


def run(args: argparse.Namespace) -> int:
    """List the questions, or put one and write its answer."""
    check_format(args)
    values = _read_params(args.param)
    if args.name is None:
        return _list_questions(args)
    from miprof_graph.ask.binding import bind_question
    from miprof_graph.ask.questions import get_question

    question = get_question(args.name)
    backend = open_backend(args)
    query = bind_question(question, values, backend, args.lang)
    if args.sparql:
        from miprof_graph.ask.sparql import declare_prefixes

        write_output(declare_prefixes(query), drawn=False)
        return 0
    put_query(args, backend, query)
    return 0


def _list_questions(args: argparse.Namespace) -> int:
    from miprof_graph.ask.question_text import questions_as_text
    from miprof_graph.ask.questions import load_questions

    body = questions_as_text(load_questions(), args.format, args.lang, find_screen())
    write_output(body, drawn=True)
    return 0


def _read_params(given: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise UsageError("ask.param-form", given=one)
        if name in values:
            raise UsageError("ask.param-twice", name=name)
        values[name] = value
    return values
