"""Which commands there are, and where: each is one module, imported only when it is called.

A command module has `add_parser(commands)`, which adds its parser, and `run(args)`, which does
the work and returns the exit code. At its top it imports nothing slow: `miprof --help` loads
them all.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any, Final, Protocol, cast

from miprof_graph.errors import UsageError
from miprof_graph.messages import LANGUAGES, text

COMMANDS: Final = (
    *("ask", "query", "show", "path", "analyse", "diff"),
    *("add", "import", "format", "link"),
    *("check", "coverage", "build", "serve", "publish"),
)
# A keyword of Python cannot name a module that others import.
_MODULES: Final = {"import": "import_facts"}


class CommandModule(Protocol):
    """What a module of a command offers."""

    def add_parser(self, commands: Commands) -> None:
        """Add the parser of the command."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and give the exit code."""


class Commands:
    """What command modules add their parsers to; it knows the reader's language."""

    def __init__(self, parser: argparse.ArgumentParser, language: str) -> None:
        self.language = language
        self._subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:
        """Add the parser of a command, with its help from the `cli` table (`help-NAME`)."""
        said = text(f"cli.help-{name}", self.language)
        parser = self._subparsers.add_parser(name, help=said, description=said, **options)
        self.add_language(parser, argparse.SUPPRESS)
        return parser

    def add_language(self, parser: argparse.ArgumentParser, default: object = None) -> None:
        """Let `--lang` stand before or after the command."""
        parser.add_argument(
            "--lang", choices=LANGUAGES, default=default, help=self.say("option-lang")
        )

    def say(self, key: str, **values: object) -> str:
        """Give a text of the `cli` table in the reader's language, safe for argparse."""
        return text(f"cli.{key}", self.language, **values).replace("%", "%%")


def load_command(name: str) -> CommandModule:
    """Import the module of a command.

    Raises:
        UsageError: If there is no such command; the message suggests some.
    """
    if name not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, n=3, cutoff=0.5) or COMMANDS
        raise UsageError("cli.command-unknown", name=name, near=", ".join(near))
    return cast(CommandModule, import_module(f"miprof_graph.cli.{_MODULES.get(name, name)}"))
