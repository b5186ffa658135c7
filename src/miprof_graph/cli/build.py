"""`miprof build`: make everything of `exports/`."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from miprof_graph.cli.registry import Commands


def add_parser(commands: Commands) -> None:
    """Add the parser of the command."""
    parser = commands.add_parser("build")
    parser.add_argument("--out", type=Path, metavar="DIR", help=commands.say("option-out"))
    parser.add_argument("--no-html", action="store_true", help=commands.say("option-no-html"))


def run(args: argparse.Namespace) -> int:
    """Build into the folder that is named, or into `exports/` of a clone."""
    from miprof_graph.build import build
    from miprof_graph.cli.progress import STEPS, show_progress
    from miprof_graph.errors import UsageError
    from miprof_graph.exports import EXPORTS
    from miprof_graph.pages import PAGES
    from miprof_graph.paths import find_home

    signal.signal(signal.SIGTERM, _stop)
    home = find_home()
    if args.out is None and home.is_installed:
        raise UsageError("build.where")
    steps = len(STEPS) + len(EXPORTS) + (0 if args.no_html else len(PAGES)) + 2
    with show_progress(steps, args.lang) as progress:
        build(home, args.out or home.exports, html=not args.no_html, progress=progress)
    return 0


def _stop(number: int, _frame: FrameType | None) -> None:
    """Leave by way of the clean-up that an interrupt takes."""
    sys.exit(128 + number)
