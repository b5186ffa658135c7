"""`miprof analyse`: what the network of actors looks like, in numbers and sentences."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from miprof_graph.cli.options import check_format, find_screen, read_on, write_output
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import MiprofError, UsageError
from miprof_graph.messages import number_text, text

if TYPE_CHECKING:
    from miprof_graph.analysis import Analysis
    from miprof_graph.analysis.study import Study

FORMATS = ("table", "json")
# The same as in the analysis, which is not imported to show the help.
_TOP, _SEED = 25, 2013
_WORTH_SAYING = 5.0


def add_parser(commands: Commands) -> None:
    """Add `miprof analyse`."""
    parser = commands.add_parser("analyse")

    def say(name: str, **values: object) -> str:
        return text(f"analysis.option-{name}", commands.language, **values).replace("%", "%%")

    parser.add_argument("findings", nargs="*", metavar="FINDING", help=say("finding"))
    formats = commands.say("option-format", formats=", ".join(FORMATS))
    parser.add_argument("--format", metavar="FORMAT", help=formats)
    parser.add_argument("--data", type=Path, metavar="FILE", help=commands.say("option-data"))
    parser.add_argument("--on", metavar="DATE", help=say("on"))
    parser.add_argument("--by", choices=("year", "government"), help=say("by"))
    parser.add_argument("--backend", default="auto", metavar="NAME", help=say("backend"))
    top, seed = say("top", count=_TOP), say("seed", seed=_SEED)
    parser.add_argument("--top", type=int, default=_TOP, metavar="N", help=top)
    parser.add_argument("--seed", type=int, default=_SEED, metavar="N", help=seed)
    parser.add_argument("--yes", action="store_true", help=say("yes"))
    parser.set_defaults(formats=FORMATS)


def run(args: argparse.Namespace) -> int:
    """Measure, and write the findings."""
    check_format(args)
    for option, given, least in (("--top", args.top, 1), ("--seed", args.seed, 0)):
        if given < least:
            raise UsageError("analysis.number-wrong", option=option, given=given, least=least)
    from miprof_graph.analysis import Wanted, choose_keys, measure, prepare_study
    from miprof_graph.analysis.registry import MEASURES, OVER_TIME
    from miprof_graph.cli.progress import show_progress
    from miprof_graph.dataset import open_built
    from miprof_graph.network import load_network

    compared = OVER_TIME[args.by] if args.by else ()
    named = [*args.findings, *compared]
    wanted = Wanted(named, args.backend, args.top, args.seed, read_on(args.on))
    keys = choose_keys(wanted)
    study = prepare_study(load_network(open_built(args.data)), wanted)
    _announce(study, keys, args)
    steps = sum(not {*keys}.isdisjoint(each.keys) for each in MEASURES)
    with show_progress(steps, args.lang) as progress:
        analysis = measure(study, keys, progress=progress)
    if not analysis.findings:
        raise MiprofError("analysis.empty")
    write_output(_write(analysis, args, rows=bool(named)), drawn=args.format != "json")
    return 0


def _announce(study: Study, keys: Sequence[str], args: argparse.Namespace) -> None:
    """Say how long it will take, if that is worth saying, before anything is measured.

    Raises:
        UsageError: If it would take very long, and nobody said that it may.
    """
    from miprof_graph.analysis.cost import LONG, estimate

    basis = study.actors.basis
    seconds = estimate(basis.nodes, basis.ties, args.backend, keys)
    time = _word_time(seconds, args.lang)
    if seconds > LONG and not args.yes:
        raise UsageError("analysis.too-long", time=time)
    if seconds > _WORTH_SAYING:
        nodes, ties = (number_text(args.lang, number) for number in (basis.nodes, basis.ties))
        said = text("analysis.estimate", args.lang, nodes=nodes, ties=ties, time=time)
        print(said, file=sys.stderr, flush=True)


def _word_time(seconds: float, language: str) -> str:
    """Write a length of time in the largest unit of which there are two at least."""
    units = (("hours", 3600), ("minutes", 60), ("seconds", 1))
    name, size = next((unit for unit in units if seconds >= 2 * unit[1]), units[-1])
    count = number_text(language, max(1, round(seconds / size)))
    return text(f"analysis.estimate-{name}", language, count=count)


def _write(analysis: Analysis, args: argparse.Namespace, *, rows: bool) -> str:
    if args.format == "json":
        from miprof_graph.analysis.records import analysis_as_json

        return analysis_as_json(analysis)
    from miprof_graph.analysis.tables import analysis_as_text

    return analysis_as_text(analysis, args.lang, find_screen(), rows=rows)
