"""`miprof format`: put every file written by hand into its canonical form."""

from __future__ import annotations

import argparse

from miprof_graph.cli.registry import Commands


def add_parser(commands: Commands) -> None:
    """Add the parser of the command."""
    commands.add_parser("format")


def run(args: argparse.Namespace) -> int:
    """Format; name the files that were changed."""
    from miprof_graph.errors import DataError
    from miprof_graph.formatting import format_home
    from miprof_graph.messages import text
    from miprof_graph.paths import find_home

    home = find_home()
    changed, problems = format_home(home)
    for path in changed:
        print(text("build.formatted", args.lang, path=home.relative(path)))
    if problems:
        raise DataError(problems)
    return 0
