"""`miprof path`: how two entities are linked, step by step, with the evidence."""

from __future__ import annotations

import argparse

from miprof_graph.cli.options import (
    add_asking,
    check_format,
    find_screen,
    open_backend,
    write_output,
)
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import MiprofError, UsageError

FORMATS = ("text", "json")
_STEPS = 6


class NoPathError(MiprofError):
    """Nothing links two entities within the steps allowed."""


def add_parser(commands: Commands) -> None:
    """Add `miprof path`."""
    parser = commands.add_parser("path")
    parser.add_argument("start", metavar="A", help=commands.say("path-start"))
    parser.add_argument("goal", metavar="B", help=commands.say("path-goal"))
    parser.add_argument(
        "--max-steps",
        type=int,
        default=_STEPS,
        metavar="N",
        help=commands.say("path-max-steps", steps=_STEPS),
    )
    parser.add_argument("--all", action="store_true", help=commands.say("path-all"))
    add_asking(parser, commands, FORMATS)


def run(args: argparse.Namespace) -> int:
    """Find the shortest path, or all of them, and write each step with its evidence."""
    from miprof_graph.ask import paths
    from miprof_graph.ask.labels import explain_sources, read_labels
    from miprof_graph.ask.path_text import paths_as_json, paths_as_text
    from miprof_graph.ask.search import Finder

    check_format(args)
    if not 1 <= args.max_steps <= 50:
        raise UsageError("ask.path-limit", given=args.max_steps)
    backend = open_backend(args)
    finder = Finder(backend, args.lang)
    ends = [finder.get(wanted).iri for wanted in (args.start, args.goal)]
    if ends[0] == ends[1]:
        raise UsageError("ask.path-same", entity=args.start)
    network = paths.read_network(backend)
    found = paths.find_paths(network, *ends, max_steps=args.max_steps)
    if not found:
        names = read_labels(backend, ends, args.lang)
        raise NoPathError(
            "ask.path-none", start=names[ends[0]], goal=names[ends[1]], steps=args.max_steps
        )
    kept = found if args.all else found[:1]
    steps = [paths.read_steps(backend, network, path) for path in kept]
    iris = set().union(*(paths.iris_of(step) for path in steps for step in path))
    labels = read_labels(backend, iris, args.lang, short=args.format != "json")
    if args.format == "json":
        write_output(paths_as_json(steps, labels), drawn=False)
    else:
        titles = explain_sources(backend, labels, args.lang)
        body = paths_as_text(steps, labels, args.lang, find_screen(), titles)
        write_output(body, drawn=True)
    return 0
