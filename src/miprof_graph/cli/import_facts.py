"""`miprof import`: write the rows of a spreadsheet into the tables of their documents."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from miprof_graph.cli.registry import Commands
from miprof_graph.errors import UsageError
from miprof_graph.messages import text

if TYPE_CHECKING:
    from miprof_graph.curate.importing import Import


def add_parser(commands: Commands) -> None:
    """Add `miprof import`."""
    parser = commands.add_parser("import")
    said = {
        name: text(f"curate.option-{name}", commands.language)
        for name in ("file", "dry-run", "skip-existing")
    }
    parser.add_argument("file", type=Path, metavar="FILE", help=said["file"])
    parser.add_argument("--dry-run", action="store_true", help=said["dry-run"])
    parser.add_argument("--skip-existing", action="store_true", help=said["skip-existing"])


def run(args: argparse.Namespace) -> int:
    """Check every row; write all of them, or none."""
    from miprof_graph.cli.progress import STEPS, show_progress
    from miprof_graph.curate.changes import write_changes
    from miprof_graph.curate.desk import open_desk
    from miprof_graph.curate.importing import plan_import
    from miprof_graph.paths import find_home

    home = find_home()
    if home.is_installed:
        raise UsageError("curate.installed")
    desk = open_desk(home, args.lang)
    with show_progress(len(STEPS), args.lang) as progress:
        found = plan_import(desk, args.file, skip_existing=args.skip_existing, progress=progress)
    if not args.dry_run:
        write_changes(home, found.plan.changes)
    _report(found, args)
    return 0


def _report(found: Import, args: argparse.Namespace) -> None:
    """Say what was left out, and what was written where, or would be."""
    if found.skipped:
        _say("skipped", len(found.skipped), args.lang)
        for one in found.skipped:
            print(one.render(args.lang))
    if not found.rows:
        print(text("curate.nothing-new", args.lang))
    for change in found.plan.changes:
        numbers = sorted(line for path, line in found.plan.rows if path == change.name)
        done = "would-import" if args.dry_run else "imported"
        _say(done, len(numbers), args.lang, path=change.name, lines=_join(numbers))
        if args.dry_run:
            lines = change.after.split("\n")
            print("\n".join(f"+ {lines[number - 1]}" for number in numbers))
    if args.dry_run and found.rows:
        print(text("curate.dry-run", args.lang))


def _say(key: str, count: int, language: str, **values: object) -> None:
    form = key if count > 1 else f"{key}-one"
    print(text(f"curate.{form}", language, count=count, **values))


def _join(numbers: Sequence[int]) -> str:
    """Write numbers with those that follow each other as one range.

    >>> _join([3, 4, 5, 9])
    '3-5, 9'
    """
    return ", ".join(f"{a}-{b}" if a < b else str(a) for a, b in _ranges(numbers))


def _ranges(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] > number + 1:
            yield numbers[start], number
            start = index + 1
