"""What the commands that ask share: where to ask, in what form to answer, how wide."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from miprof_graph.errors import UsageError

if TYPE_CHECKING:
    from miprof_graph.ask.backend import Backend
    from miprof_graph.ask.terminal import Screen
    from miprof_graph.cli.registry import Commands

_ENDPOINT = "MIPROF_ENDPOINT"
_SECONDS = 60.0


def add_asking(parser: argparse.ArgumentParser, commands: Commands, formats: Sequence[str]) -> None:
    """Add `--format`, `--data`, `--endpoint` and `--timeout`."""
    say = commands.say
    listed = ", ".join(formats)
    parser.add_argument("--format", metavar="FORMAT", help=say("option-format", formats=listed))
    parser.add_argument("--data", type=Path, metavar="FILE", help=say("option-data"))
    parser.add_argument(
        "--endpoint", metavar="URL", help=say("option-endpoint", variable=_ENDPOINT)
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=_SECONDS,
        metavar="SECONDS",
        help=say("option-timeout", seconds=f"{_SECONDS:g}"),
    )
    parser.set_defaults(formats=tuple(formats))


def check_format(args: argparse.Namespace) -> None:
    """Refuse a format that the command does not know.

    Raises:
        UsageError: It names the formats there are.
    """
    if args.format is not None and args.format not in args.formats:
        raise UsageError("ask.format-unknown", format=args.format, formats=", ".join(args.formats))


def open_backend(args: argparse.Namespace) -> Backend:
    """Open what the options say to ask: an endpoint, a file, or the built dataset.

    Raises:
        UsageError: If the time allowed is not a positive number of seconds.
    """
    # A number that is no number (nan) is not above zero either.
    if not 0 < args.timeout < 1e6:
        raise UsageError("ask.timeout", seconds=f"{args.timeout:g}")
    endpoint = args.endpoint or (None if args.data else os.environ.get(_ENDPOINT))
    if endpoint and args.data:
        raise UsageError("ask.endpoint-and-data")
    if endpoint:
        from miprof_graph.ask.remote import Remote

        return Remote(endpoint, timeout=args.timeout)
    from miprof_graph.ask.backend import Local
    from miprof_graph.dataset import open_built
    from miprof_graph.paths import find_home
    from miprof_graph.shelf import open_shelf

    store = None if args.data else open_shelf(find_home())
    return Local(store or open_built(args.data), timeout=args.timeout)


def put_query(args: argparse.Namespace, backend: Backend, query: str) -> None:
    """Put a query and write its answer in the format of the options."""
    from miprof_graph.ask.results import answer_as_text
    from miprof_graph.ask.sparql import TABLE_FORMS, read_form

    body = answer_as_text(backend, query, args.format, args.lang, find_screen())
    # Without a format a graph is written as Turtle, which is no drawing of ours.
    drawn = args.format == "table" or (args.format is None and read_form(query) in TABLE_FORMS)
    write_output(body, drawn=drawn)


def find_screen() -> Screen:
    """Say how to draw: as wide as the terminal, in bold where it can; else without limits."""
    from miprof_graph.ask.terminal import PAPER, Screen

    if not sys.stdout.isatty():
        return PAPER
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Screen(room=shutil.get_terminal_size((100, 24)).columns, colour=not plain)


def write_output(body: str, *, drawn: bool) -> None:
    """Write an answer; on a terminal, what we did not draw ourselves is made harmless first."""
    if not drawn and sys.stdout.isatty():
        from miprof_graph.ask.terminal import escape

        body = escape(body)
    sys.stdout.write(body)
