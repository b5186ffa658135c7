"""`miprof diff`: what changed between two editions of the graph, in sentences."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from miprof_graph.cli.options import check_format, write_output
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import MiprofError, UsageError
from miprof_graph.messages import text

if TYPE_CHECKING:
    from miprof_graph.diff.compare import Difference

FORMATS = ("markdown", "json")
_DIFFERENT = 1


def add_parser(commands: Commands) -> None:
    """Add `miprof diff`."""
    parser = commands.add_parser("diff")

    def say(name: str) -> str:
        return text(f"diff.option-{name}", commands.language).replace("%", "%%")

    parser.add_argument("before", metavar="A", help=say("before"))
    parser.add_argument("after", metavar="B", nargs="?", help=say("after"))
    parser.add_argument("--details", action="store_true", help=say("details"))
    formats = commands.say("option-format", formats=", ".join(FORMATS))
    parser.add_argument("--format", metavar="FORMAT", help=formats)
    parser.add_argument("--output", type=Path, metavar="FILE", help=say("output"))
    parser.add_argument("--exit-code", action="store_true", help=say("exit-code"))
    parser.set_defaults(formats=FORMATS)


def run(args: argparse.Namespace) -> int:
    """Compare and say what changed."""
    check_format(args)
    try:
        return _compare(args)
    except MiprofError as error:
        if args.exit_code:
            # 1 says that the two differ: a failure must not be taken for that.
            error.exit_code = UsageError.exit_code
        raise


def _compare(args: argparse.Namespace) -> int:
    from miprof_graph.diff.compare import compare
    from miprof_graph.diff.sides import read_sides
    from miprof_graph.paths import find_home

    after = args.after or str(find_home().root)
    difference = compare(*read_sides(args.before, after))
    body = _write(difference, args)
    if args.output:
        _save(body, args.output)
    else:
        write_output(body, drawn=False)
    return _DIFFERENT if args.exit_code and not difference.is_empty else 0


def _write(difference: Difference, args: argparse.Namespace) -> str:
    names = (args.before, args.after)
    if args.format == "json":
        from miprof_graph.diff.records import difference_as_json

        return difference_as_json(difference, *names, args.lang)
    from miprof_graph.diff.markdown import difference_as_markdown

    return difference_as_markdown(difference, *names, args.lang, details=args.details)


def _save(body: str, path: Path) -> None:
    from miprof_graph.formatting import write_text

    try:
        write_text(path, body)
    except OSError as error:
        raise UsageError("diff.unwritable", path=path, detail=error.strerror) from error
