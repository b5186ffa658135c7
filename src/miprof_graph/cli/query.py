"""`miprof query`: put SPARQL of one's own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from miprof_graph.cli.options import add_asking, check_format, open_backend, put_query
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import UsageError

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "jsonld", "nt", "nq", "trig", "n3")


def add_parser(commands: Commands) -> None:
    """Add `miprof query`."""
    parser = commands.add_parser("query")
    parser.add_argument("text", nargs="?", metavar="TEXT", help=commands.say("query-text"))
    parser.add_argument("--file", type=Path, metavar="FILE", help=commands.say("query-file"))
    add_asking(parser, commands, FORMATS)


def run(args: argparse.Namespace) -> int:
    """Put the query and write its answer."""
    check_format(args)
    query = _read_query(args)
    put_query(args, open_backend(args), query)
    return 0


def _read_query(args: argparse.Namespace) -> str:
    """Take the query from where it is given: the command line, a file, or what is piped in."""
    if args.text not in (None, "-") and args.file:
        raise UsageError("ask.query-twice")
    if args.text not in (None, "-"):
        return str(args.text)
    try:
        if args.file:
            return str(args.file.read_text(encoding="utf-8"))
        if args.text is None and sys.stdin.isatty():
            raise UsageError("ask.query-none")
        return sys.stdin.buffer.read().decode("utf-8")
    except OSError as error:
        raise UsageError("ask.query-file", file=args.file, detail=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("ask.query-encoding", byte=error.start) from error
