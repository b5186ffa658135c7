"""`miprof show`: all that is said of one entity."""

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

FORMATS = ("text", "json")


def add_parser(commands: Commands) -> None:
    """Add `miprof show`."""
    parser = commands.add_parser("show")
    parser.add_argument("entity", nargs="+", metavar="ENTITY", help=commands.say("show-entity"))
    add_asking(parser, commands, FORMATS)


def run(args: argparse.Namespace) -> int:
    """Find the entity and write its card."""
    from miprof_graph.ask.card_text import card_as_json, card_as_text
    from miprof_graph.ask.cards import read_card
    from miprof_graph.ask.search import Finder

    check_format(args)
    backend = open_backend(args)
    entity = Finder(backend, args.lang).get(" ".join(args.entity))
    card = read_card(backend, entity.iri, args.lang, short=args.format != "json")
    if args.format == "json":
        write_output(card_as_json(card), drawn=False)
    else:
        write_output(card_as_text(card, args.lang, find_screen()), drawn=True)
    return 0
