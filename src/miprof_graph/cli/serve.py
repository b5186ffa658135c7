"""`miprof serve`: show the map, the downloads and a SPARQL endpoint in the browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from miprof_graph.cli.registry import Commands
from miprof_graph.messages import text


def add_parser(commands: Commands) -> None:
    """Add the parser of the command."""
    parser = commands.add_parser("serve")
    language = commands.language
    parser.add_argument("--host", default="127.0.0.1", help=text("serve.help-host", language))
    parser.add_argument("--port", default=8000, type=int, help=text("serve.help-port", language))
    exports = text("serve.help-exports", language)
    parser.add_argument("--exports", type=Path, metavar="DIR", help=exports)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped, once the address has been said."""
    from miprof_graph.paths import find_home
    from miprof_graph.serve.run import run_service

    def say_address(url: str) -> None:
        sys.stdout.write(text("serve.listening", args.lang, url=url) + "\n")
        sys.stdout.flush()

    where = {"host": args.host, "port": args.port, "exports": args.exports}
    run_service(find_home(), started=say_address, **where)
    return 0
