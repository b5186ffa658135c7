"""`miprof coverage`: what the files cover and lack, and where to mend it."""

from __future__ import annotations

import argparse

from miprof_graph.cli.options import check_format, find_screen, write_output
from miprof_graph.cli.registry import Commands
from miprof_graph.errors import DataError, UsageError

FORMATS = ("table", "csv", "json")


def add_parser(commands: Commands) -> None:
    """Add `miprof coverage`."""
    parser = commands.add_parser("coverage")
    parser.add_argument("report", nargs="?", metavar="REPORT", help=commands.say("coverage-report"))
    parser.add_argument("--today", metavar="DATE", help=commands.say("coverage-today"))
    listed = ", ".join(FORMATS)
    parser.add_argument(
        "--format", metavar="FORMAT", help=commands.say("option-format", formats=listed)
    )
    parser.set_defaults(formats=FORMATS)


def run(args: argparse.Namespace) -> int:
    """Read the files, and write the summary or one report."""
    check_format(args)
    from miprof_graph.ask.backend import Local
    from miprof_graph.ask.labels import read_labels
    from miprof_graph.coverage import measure
    from miprof_graph.coverage.text import report_as_text, summary_as_text
    from miprof_graph.paths import find_home
    from miprof_graph.reading import read_facts

    wanted = args.format or "table"
    today = _read_day(args.today)
    home = find_home()
    facts, problems = read_facts(home)
    if problems:
        raise DataError(problems)
    store = facts.load()
    coverage = measure(home, facts, store, today=today)
    if args.report is None:
        body = summary_as_text(coverage, wanted, args.lang, find_screen())
    else:
        found = {report.name: report for report in coverage.reports}
        if args.report not in found:
            raise UsageError("coverage.unknown", name=args.report, names=", ".join(found))
        labels = read_labels(Local(store), coverage.iris(), args.lang, short=wanted == "table")
        body = report_as_text(found[args.report], labels, wanted, args.lang, find_screen())
    write_output(body, drawn=wanted == "table")
    return 0


def _read_day(given: str | None) -> str | None:
    if given is None:
        return None
    from miprof_graph.ask.binding import read_days

    days = read_days(given)
    if days is None or days[0] != days[1]:
        raise UsageError("coverage.day", given=given)
    return days[0]
