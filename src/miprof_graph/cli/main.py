"""The command `miprof`: it finds the command that is meant, runs it, and says what went wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from miprof_graph.cli.registry import COMMANDS, Commands, load_command
from miprof_graph.errors import MiprofError, QueryTimeoutError
from miprof_graph.messages import find_language, load_table, text

EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code: 0 done, 1 data or no result, 2 usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = find_language(_find_option(arguments, "--lang"))
    _prepare_streams()
    try:
        return _run(arguments, language)
    except MiprofError as error:
        return _fail(error, language)
    except BrokenPipeError:
        # Whoever read our output has read enough.
        _drop_output()
        return 0
    except OSError as error:
        # A full disk, a folder in the place of a file, missing rights: the machine's, not ours.
        if error.filename is None:
            _drop_output()
        detail = error.strerror or type(error).__name__
        return _fail(MiprofError("cli.system", path=error.filename or "-", detail=detail), language)
    except KeyboardInterrupt:
        print(text("cli.interrupted", language), file=sys.stderr)
        return _leave(EXIT_INTERRUPTED)


def _prepare_streams() -> None:
    # Python has no stream at all where the caller closed it, and would fail at the first word.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no accents shows marks in their place instead of failing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """See to it that what could not be written is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str], language: str) -> int:
    _speak(language)
    parser = argparse.ArgumentParser(prog="miprof", description=text("cli.about", language))
    commands = Commands(parser, language)
    commands.add_language(parser)
    parser.add_argument(
        "--version",
        action="version",
        version=_Version("%(prog)s"),
        help=commands.say("option-version"),
    )
    name = _find_command(arguments)
    for known in COMMANDS if name is None else (name,):
        load_command(known).add_parser(commands)
    if not arguments:
        parser.print_help(sys.stderr)
        return EXIT_USAGE
    args = parser.parse_args(arguments)
    args.lang = language
    code = load_command(args.command).run(args)
    sys.stdout.flush()
    return code


def _fail(error: MiprofError, language: str) -> int:
    from miprof_graph.ask.terminal import escape

    said = text("cli.error", language, message=escape(error.render(language)))
    print(said, file=sys.stderr)
    unfinished = isinstance(error, QueryTimeoutError)
    return _leave(error.exit_code) if unfinished else error.exit_code


def _leave(code: int) -> int:
    """Leave at once: a query that still runs in its thread would hold up an orderly end."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _find_command(arguments: Sequence[str]) -> str | None:
    """Find the word that names the command: the first that is no option nor a value of one."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--lang":
            skip = True
        elif not argument.startswith("-"):
            return argument
    return None


def _find_option(arguments: Sequence[str], option: str) -> str | None:
    for index, argument in enumerate(arguments):
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None


def _speak(language: str) -> None:
    """Give argparse its own texts in the reader's language: it takes them from a function `_`."""
    table: Mapping[str, str] = load_table("cli", language).get("argparse", {})

    def translate(message: str) -> str:
        return table.get(message, message)

    def translate_plural(one: str, many: str, count: int) -> str:
        return translate(one if count == 1 else many)

    vars(argparse).update(_=translate, ngettext=translate_plural)


class _Version(str):
    """The version, read from the installed package only when it is shown."""

    __slots__ = ()

    def __mod__(self, values: Any) -> str:
        from importlib.metadata import version

        return f"{values['prog']} {version('miprof-graph')}"


if __name__ == "__main__":
    sys.exit(main())
