"""`miprof analyse`: what the network of actors looks like, in numbers and sentences."""

from __future__ import annotations

import argparse
from pathlib import Path

from miprof_graph.cli.options import check_format, find_screen, write_output
from miprof_graph.cli.registry import Commands
from miprof_graph.messages import text

FORMATS = ("table", "json")


def add_parser(commands: Commands) -> None:
    """Add `miprof analyse`."""
    parser = commands.add_parser("analyse")

    def say(name: str) -> str:
        return text(f"analysis.option-{name}", commands.language).replace("%", "%%")

    parser.add_argument("findings", nargs="*", metavar="FINDING", help=say("finding"))
    formats = commands.say("option-format", formats=", ".join(FORMATS))
    parser.add_argument("--format", metavar="FORMAT", help=formats)
    parser.add_argument("--data", type=Path, metavar="FILE", help=commands.say("option-data"))
    parser.add_argument("--backend", default="auto", metavar="NAME", help=say("backend"))
    parser.set_defaults(formats=FORMATS)


def run(args: argparse.Namespace) -> int:
    """Measure, and write the findings."""
    check_format(args)
    from miprof_graph.analysis.run import Wanted, analyse
    from miprof_graph.dataset import open_built
    from miprof_graph.network import load_network

    network = load_network(open_built(args.data))
    analysis = analyse(network, Wanted(args.findings, args.backend))
    if args.format == "json":
        from miprof_graph.analysis.records import analysis_as_json

        write_output(analysis_as_json(analysis), drawn=False)
        return 0
    from miprof_graph.analysis.tables import analysis_as_text

    rows = bool(args.findings)
    write_output(analysis_as_text(analysis, args.lang, find_screen(), rows=rows), drawn=True)
    return 0
