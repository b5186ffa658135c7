"""`miprof add`: write one row into the table of a document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from miprof_graph.claims import HEADER_KEYS
from miprof_graph.cli.registry import Commands
from miprof_graph.curate.columns import ALL_COLUMNS, REQUIRED
from miprof_graph.errors import UsageError
from miprof_graph.messages import load_table, text

if TYPE_CHECKING:
    from miprof_graph.curate.adding import Checked, Draft
    from miprof_graph.curate.desk import Desk

_SOURCE: Final = "source_"


def add_parser(commands: Commands) -> None:
    """Add `miprof add`."""
    parser = commands.add_parser("add")
    table = load_table("curate", commands.language)
    row = parser.add_argument_group(table["group-row"])
    for column in ALL_COLUMNS:
        row.add_argument(_option(column), dest=column, metavar="…", help=table["about"][column])
    header = parser.add_argument_group(table["group-source"])
    for key in HEADER_KEYS[1:]:
        about = table["about-header"][key]
        header.add_argument(_option(_SOURCE + key), dest=_SOURCE + key, metavar="…", help=about)
    parser.add_argument(
        "--new-entity",
        nargs="+",
        action="append",
        default=[],
        metavar=("SLUG", "KEY=VALUE"),
        help=text(
            "curate.option-new-entity", commands.language, keys=", ".join([*table["entity"]][1:])
        ),
    )
    for name in ("distinct", "yes", "dry-run"):
        parser.add_argument(f"--{name}", action="store_true", help=table[f"option-{name}"])


def run(args: argparse.Namespace) -> int:
    """Make a row of the options, and on a terminal of what is answered; check it, write it."""
    from miprof_graph.cli.add_session import check, converse
    from miprof_graph.cli.prompts import can_ask
    from miprof_graph.curate.adding import Draft
    from miprof_graph.curate.changes import write_changes
    from miprof_graph.curate.desk import open_desk
    from miprof_graph.paths import find_home

    home = find_home()
    if home.is_installed:
        raise UsageError("curate.installed")
    new = _New([_read_entity(words) for words in args.new_entity], _read_header(args))
    draft = Draft({column: str(vars(args)[column] or "") for column in ALL_COLUMNS})
    missing = _find_missing(draft, new)
    if missing and not can_ask():
        raise UsageError("curate.missing", options=", ".join(missing))
    desk = open_desk(home, args.lang)
    if missing:
        ask_at_end = not (args.yes or args.dry_run)
        checked = converse(desk, draft, new.header, new.entities, ask_at_end=ask_at_end)
    else:
        _declare(desk, draft, new, distinct=args.distinct)
        checked = check(desk, draft)
    if checked and not args.dry_run:
        write_changes(home, checked.plan.changes)
    return _report(desk, draft, checked, args) if checked else 1


@dataclass(frozen=True, slots=True)
class _New:
    """What the options say of new entities and of a new document."""

    entities: Sequence[Mapping[str, str]]
    header: Mapping[str, str]


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _read_header(args: argparse.Namespace) -> dict[str, str]:
    given = {key: vars(args)[_SOURCE + key] for key in HEADER_KEYS[1:]}
    return {key: value for key, value in given.items() if value}


def _read_entity(given: Sequence[str]) -> dict[str, str]:
    """Take apart `SLUG KEY=VALUE ...`."""
    from miprof_graph.curate.entities import KEYS

    words = {"slug": given[0]}
    for one in given[1:]:
        key, equals, value = one.partition("=")
        if not equals or key not in KEYS:
            raise UsageError("curate.entity-form", value=one, keys=" ".join(KEYS))
        if key in words:
            raise UsageError("curate.entity-twice", key=key, value=given[0])
        words[key] = value
    return words


def _find_missing(draft: Draft, new: _New) -> list[str]:
    """List the options without which nothing can be written."""
    from miprof_graph.check.rows import REQUIRED_KEYS
    from miprof_graph.curate.entities import REQUIRED as NEEDED

    missing = [_option(column) for column in REQUIRED if not draft.words[column]]
    if not draft.words["quote"] and not draft.words["note"]:
        missing.append("--quote")
    if new.header:
        keys = [key for key in REQUIRED_KEYS if key != "id" and key not in new.header]
        missing += [_option(_SOURCE + key) for key in keys]
    for words in new.entities:
        lacking = [key for key in NEEDED if key not in words]
        missing += [f"--new-entity {words['slug']} {key}=" for key in lacking]
    return missing


def _declare(desk: Desk, draft: Draft, new: _New, *, distinct: bool) -> None:
    """Take what is new from the options.

    Raises:
        RefusedError: If anything is wrong with it.
    """
    from miprof_graph.curate.errors import RefusedError

    faults = [
        fault
        for words in new.entities
        for fault in draft.declare_entity(desk, words, distinct=distinct)
    ]
    if new.header:
        slug = draft.words["source"].removeprefix("src:")
        faults += draft.declare_source(desk, slug, new.header, distinct=distinct)
    if faults:
        raise RefusedError(faults)


def _report(desk: Desk, draft: Draft, checked: Checked, args: argparse.Namespace) -> int:
    """Say what stands where, and what is still to be said of what is new."""
    from miprof_graph.names import expand

    key = "curate.would-write" if args.dry_run else "curate.written"
    said = [desk.label(expand(cell) or "") if expand(cell) else cell for cell in checked.row.what]
    lines = [(checked.plan.rows[0], f"{said[0]} — {said[1]} → {said[2]}")]
    entities = [desk.describe(entity.iri) for entity in draft.entities]
    lines += zip(checked.plan.entities, entities, strict=True)
    for (path, line), what in lines:
        print(text(key, desk.language, place=f"{path}:{line}", what=what))
    if checked.reminders:
        print(text("curate.reminders", desk.language), file=sys.stderr)
        for reminder in checked.reminders:
            print(reminder.render(desk.language), file=sys.stderr)
    return 0
