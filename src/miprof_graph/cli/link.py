"""`miprof link`: candidates in Wikidata for our entities, and what a person decides of them."""

from __future__ import annotations

import argparse
import os
from typing import Final

from miprof_graph.cli.registry import Commands
from miprof_graph.messages import text

_ENDPOINT: Final = "https://query.wikidata.org/sparql"
_REVIEWER: Final = "MIPROF_REVIEWER"
_LEAST: Final = 0.5
_SECONDS: Final = 60.0
_PAUSE: Final = 1.0
_STATES: Final = ("proposed", "accepted", "refused")
_PREDICATES: Final = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


def add_parser(commands: Commands) -> None:
    """Add `miprof link` with its steps."""
    parser = commands.add_parser("link")
    steps = parser.add_subparsers(dest="step", metavar="STEP", required=True)

    def add_step(name: str) -> argparse.ArgumentParser:
        said = text(f"link.help-{name}", commands.language)
        step = steps.add_parser(name, help=said, description=said)
        commands.add_language(step, argparse.SUPPRESS)
        return step

    def say(name: str, **values: object) -> str:
        return text(f"link.option-{name}", commands.language, **values).replace("%", "%%")

    step = add_step("wikidata")
    endpoint = say("endpoint", url=_ENDPOINT)
    step.add_argument("--endpoint", default=_ENDPOINT, metavar="URL", help=endpoint)
    step.add_argument("--kind", action="append", default=[], metavar="KIND", help=say("kind"))
    step.add_argument("--limit", type=int, metavar="N", help=say("limit"))
    least = say("min-confidence", value=f"{_LEAST:g}")
    step.add_argument("--min-confidence", type=float, default=_LEAST, metavar="X", help=least)
    timeout = say("timeout", seconds=f"{_SECONDS:g}")
    step.add_argument("--timeout", type=float, default=_SECONDS, metavar="SECONDS", help=timeout)
    pause = say("pause", seconds=f"{_PAUSE:g}")
    step.add_argument("--pause", type=float, default=_PAUSE, metavar="SECONDS", help=pause)
    step.add_argument("--refresh", action="store_true", help=say("refresh"))
    step.add_argument("--dry-run", action="store_true", help=say("dry-run"))

    step = add_step("list")
    step.add_argument("--state", choices=_STATES, help=say("state"))

    step = add_step("review")
    _add_reviewer(step, say("by", variable=_REVIEWER), say("date"))

    for name in ("accept", "refuse"):
        step = add_step(name)
        step.add_argument("subject", metavar="SUBJECT", help=say("subject"))
        step.add_argument("object", metavar="OBJECT", help=say("object"))
        _add_reviewer(step, say("by", variable=_REVIEWER), say("date"))
        step.add_argument("--reason", default="", metavar="TEXT", help=say(f"reason-{name}"))
        if name == "accept":
            step.add_argument(
                "--predicate", choices=_PREDICATES, default=_PREDICATES[0], help=say("predicate")
            )
            step.add_argument("--label", default="", metavar="TEXT", help=say("label"))


def _add_reviewer(step: argparse.ArgumentParser, by: str, date: str) -> None:
    step.add_argument("--by", default=os.environ.get(_REVIEWER), metavar="WHO", help=by)
    step.add_argument("--date", metavar="DAY", help=date)


def run(args: argparse.Namespace) -> int:
    """Do the step that is asked for."""
    if args.step == "wikidata":
        from miprof_graph.cli.proposing import propose_links

        propose_links(args)
    elif args.step == "list":
        from miprof_graph.cli.reviewing import list_links

        list_links(args)
    elif args.step == "review":
        from miprof_graph.cli.reviewing import review_links

        review_links(args)
    else:
        from miprof_graph.cli.reviewing import decide_link

        decide_link(args)
    return 0
