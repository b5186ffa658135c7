"""`miprof path`: how two entities are linked, step by step, with the evidence."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from miprof_graph.cli.options import (
    add_asking,
    check_format,
    find_screen,
    open_backend,
    read_on,
    write_output,
)
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import MiprofError, UsageError
from miprof_graph.messages import text

if TYPE_CHECKING:
    from miprof_graph.ask.backend import Backend
    from miprof_graph.ask.edges import Network
    from miprof_graph.periods import Span

FORMATS = ("text", "json")
_STEPS = 6
_LONGEST = 10


class NoPathError(MiprofError):
    """Nothing links two entities within the steps allowed."""


def add_parser(commands: Commands) -> None:
    """Add `miprof path`."""
    say = commands.say
    parser = commands.add_parser("path")
    parser.add_argument("start", metavar="A", help=say("path-start"))
    parser.add_argument("goal", metavar="B", help=say("path-goal"))
    parser.add_argument(
        "--max-steps",
        type=int,
        default=_STEPS,
        metavar="N",
        help=say("path-max-steps", steps=_STEPS),
    )
    parser.add_argument("--all", action="store_true", help=say("path-all"))
    parser.add_argument("--longest", type=int, metavar="N", help=say("path-longest"))
    parser.add_argument("--on", metavar="DATE", help=say("path-on"))
    parser.add_argument("--dated", action="store_true", help=say("path-dated"))
    for name, metavar in (("via", "RELATION"), ("avoid", "ENTITY")):
        said = say(f"path-{name}")
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=said)
    add_asking(parser, commands, FORMATS)


def run(args: argparse.Namespace) -> int:
    """Find the paths that are asked for, and write each step with its evidence."""
    from miprof_graph.ask.labels import explain_sources, read_labels
    from miprof_graph.ask.path_text import paths_as_json, paths_as_text
    from miprof_graph.ask.paths import MOST_PATHS, iris_of, read_steps

    check_format(args)
    _check_options(args)
    days = read_on(args.on)
    backend = open_backend(args)
    ends, avoid = _find_entities(args, backend)
    network = _read_network(args, backend, avoid, days)
    found = _find(args, network, ends)
    if not found:
        raise _explain(args, read_labels(backend, ends, args.lang), ends)
    steps = [read_steps(backend, network, path) for path in found[:MOST_PATHS]]
    iris = set().union(*(iris_of(step) for path in steps for step in path))
    labels = read_labels(backend, iris, args.lang, short=args.format != "json")
    if args.format == "json":
        write_output(paths_as_json(steps, labels), drawn=False)
    else:
        titles = explain_sources(backend, labels, args.lang)
        body = paths_as_text(steps, labels, args.lang, find_screen(), titles)
        write_output(body, drawn=True)
    if len(found) > MOST_PATHS:
        print(text("ask.path-more", args.lang, count=MOST_PATHS), file=sys.stderr)
    return 0


def _check_options(args: argparse.Namespace) -> None:
    if args.dated and args.on is None:
        raise UsageError("ask.path-dated")
    if not 1 <= args.max_steps <= 50:
        raise UsageError("ask.path-limit", given=args.max_steps)
    # The number of paths grows with the power of their length.
    if args.longest is not None and not 1 <= args.longest <= _LONGEST:
        raise UsageError("ask.path-longest", given=args.longest, most=_LONGEST)


def _find_entities(args: argparse.Namespace, backend: Backend) -> tuple[list[str], set[str]]:
    """Find the two ends, and the entities to avoid."""
    from miprof_graph.ask.search import Finder

    finder = Finder(backend, args.lang)
    ends = [finder.get(wanted).iri for wanted in (args.start, args.goal)]
    if ends[0] == ends[1]:
        raise UsageError("ask.path-same", entity=args.start)
    avoid = {finder.get(wanted).iri: wanted for wanted in args.avoid}
    for end in ends:
        if end in avoid:
            raise UsageError("ask.path-avoid", entity=avoid[end])
    return ends, set(avoid)


def _read_network(
    args: argparse.Namespace, backend: Backend, avoid: set[str], days: Span | None
) -> Network:
    from miprof_graph.ask.edges import date_edges, join_edges, read_edges
    from miprof_graph.standing import Standing

    edges = read_edges(backend)
    if args.via:
        from miprof_graph.ask.relations import find_relations

        kept = find_relations(backend, args.via)
        edges = [edge for edge in edges if edge.predicate in kept]
    if days:
        edges = date_edges(backend, edges, days)
    if args.dated:
        edges = [edge for edge in edges if edge.standing is not Standing.UNKNOWN]
    return join_edges(edges, avoid=avoid)


def _find(args: argparse.Namespace, network: Network, ends: list[str]) -> list[list[str]]:
    from miprof_graph.ask.paths import find_all_paths, find_paths

    if args.longest:
        return find_all_paths(network, *ends, longest=args.longest)
    found = find_paths(network, *ends, max_steps=args.max_steps)
    return found if args.all else found[:1]


def _explain(args: argparse.Namespace, names: dict[str, str], ends: list[str]) -> NoPathError:
    """Say that there is no path, and which option to loosen."""
    narrow = [f"--{name}" for name in ("on", "dated", "via", "avoid") if getattr(args, name)]
    return NoPathError(
        "ask.path-none-so" if narrow else "ask.path-none",
        start=names[ends[0]],
        goal=names[ends[1]],
        steps=args.longest or args.max_steps,
        option="--longest" if args.longest else "--max-steps",
        options=", ".join(narrow),
    )
