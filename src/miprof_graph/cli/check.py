"""`miprof check`: read everything written by hand and report every problem at once."""

from __future__ import annotations

import argparse

from miprof_graph.cli.registry import Commands


def add_parser(commands: Commands) -> None:
    """Add the parser of the command."""
    commands.add_parser("check")


def run(args: argparse.Namespace) -> int:
    """Check; a problem is an error that the caller prints. Say what was checked."""
    from miprof_graph.cli.progress import STEPS, show_progress
    from miprof_graph.messages import text
    from miprof_graph.paths import find_home
    from miprof_graph.pipeline import prepare

    with show_progress(len(STEPS), args.lang) as progress:
        facts = prepare(find_home(), progress=progress).facts
    counts = {
        "claims": sum(len(table.claims) for table in facts.tables),
        "sources": len(facts.tables),
        "entities": len(facts.entity_names()),
    }
    print(text("check.passed", args.lang, **counts))
    return 0
