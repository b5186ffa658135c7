"""`miprof serve`: the site, the SPARQL endpoint and the downloads, here or for the public."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from miprof_graph.cli.registry import Commands
from miprof_graph.messages import text


def add_parser(commands: Commands) -> None:
    """Add the parser of the command; what is not given comes from the environment."""
    parser = commands.add_parser("serve")
    language = commands.language

    def add(name: str, metavar: str, kind: type = str) -> None:
        key = "serve.help-" + name.removeprefix("--")
        parser.add_argument(name, metavar=metavar, type=kind, help=text(key, language))

    add("--host", "HOST")
    add("--port", "PORT", int)
    add("--workers", "N", int)
    add("--timeout", "SECONDS", float)
    add("--max-queries", "N", int)
    add("--max-rows", "N", int)
    add("--memory", "MIB", int)
    add("--cache", "MIB", int)
    add("--dataset", "FILE", Path)
    add("--endpoint", "URL")
    add("--exports", "DIR", Path)
    add("--public-url", "URL")
    parser.add_argument("--log", choices=("json", "off"), help=text("serve.help-log", language))
    parser.add_argument(
        "--query-log",
        action=argparse.BooleanOptionalAction,
        help=text("serve.help-query-log", language),
    )
    parser.epilog = text("serve.help-environment", language)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped, once the address has been said."""
    from miprof_graph.paths import find_home
    from miprof_graph.serve.run import run_service
    from miprof_graph.serve.settings import Settings

    find_home()
    options = {field.name: getattr(args, field.name) for field in fields(Settings)}

    def say_address(url: str) -> None:
        sys.stdout.write(text("serve.listening", args.lang, url=url) + "\n")
        sys.stdout.flush()

    run_service(Settings.choose(options), say_address)
    return 0
