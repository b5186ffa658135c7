"""`miprof analyse`: what the network of actors looks like, in numbers and sentences."""

from __future__ import annotations

import argparse
from pathlib import Path

from miprof_graph.cli.options import check_format, find_screen, read_on, write_output
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
    parser.add_argument("--on", metavar="DATE", help=say("on"))
    parser.add_argument("--by", choices=("year", "government"), help=say("by"))
    parser.add_argument("--backend", default="auto", metavar="NAME", help=say("backend"))
    parser.set_defaults(formats=FORMATS)


def run(args: argparse.Namespace) -> int:
    """Measure, and write the findings."""
    check_format(args)
    from miprof_graph.analysis.run import Wanted, analyse
    from miprof_graph.dataset import open_built
    from miprof_graph.network import load_network

    wanted = Wanted(_choose(args), args.backend, days=read_on(args.on))
    analysis = analyse(load_network(open_built(args.data)), wanted)
    if args.format == "json":
        from miprof_graph.analysis.records import analysis_as_json

        write_output(analysis_as_json(analysis), drawn=False)
        return 0
    from miprof_graph.analysis.tables import analysis_as_text

    rows = bool(wanted.only)
    write_output(analysis_as_text(analysis, args.lang, find_screen(), rows=rows), drawn=True)
    return 0


def _choose(args: argparse.Namespace) -> list[str]:
    """List the findings that are named, and those that compare the times asked for."""
    from miprof_graph.analysis.registry import OVER_TIME

    return [*args.findings, *(OVER_TIME[args.by] if args.by else ())]
