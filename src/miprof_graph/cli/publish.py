"""`miprof publish`: put the dataset into a SPARQL store."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from miprof_graph.cli.registry import Commands
from miprof_graph.errors import UsageError
from miprof_graph.messages import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from miprof_graph.publish.contents import Content
    from miprof_graph.publish.login import Login
    from miprof_graph.publish.plan import Plan
    from miprof_graph.publish.run import Store

_ENDPOINT: Final = "MIPROF_ENDPOINT"
_USER: Final = "MIPROF_PUBLISH_USER"
_PASSWORD: Final = "MIPROF_PUBLISH_PASSWORD"  # noqa: S105 - the name of a variable
_BATCH: Final = 1000
_AUTH: Final = ("digest", "basic", "bearer")
_SECONDS: Final = 300.0


def add_parser(commands: Commands) -> None:
    """Add `miprof publish`."""
    parser = commands.add_parser("publish")

    def say(name: str, **values: object) -> str:
        return text(f"publish.option-{name}", commands.language, **values).replace("%", "%%")

    parser.add_argument("--endpoint", metavar="URL", help=say("endpoint", variable=_ENDPOINT))
    parser.add_argument("--graph-store", metavar="URL", help=say("graph-store"))
    parser.add_argument("--update", metavar="URL", help=say("update"))
    parser.add_argument("--dataset", type=Path, metavar="FILE", help=say("dataset"))
    parser.add_argument("--user", metavar="NAME", help=say("user", variable=_USER))
    password = say("password-file", variable=_PASSWORD)
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=password)
    parser.add_argument("--auth", choices=_AUTH, help=say("auth"))
    batch = say("batch", number=_BATCH)
    parser.add_argument("--batch", type=int, default=_BATCH, metavar="N", help=batch)
    timeout = say("timeout", seconds=f"{_SECONDS:g}")
    parser.add_argument("--timeout", type=float, default=_SECONDS, metavar="SECONDS", help=timeout)
    parser.add_argument("--restart", action="store_true", help=say("restart"))
    parser.add_argument("--dry-run", action="store_true", help=say("dry-run"))


def run(args: argparse.Namespace) -> int:
    """Publish, or say what publishing would do."""
    _check(args)
    from miprof_graph.publish.contents import read_contents
    from miprof_graph.publish.run import plan_publishing

    login = _read_login(args)
    contents = read_contents(args.dataset)
    store = _open_store(args, login)
    plan = plan_publishing(contents, store.backend, anew=args.restart)
    if args.dry_run:
        _show_plan(plan, contents, args.lang)
        return 0
    signal.signal(signal.SIGTERM, _stop)
    try:
        _publish(contents, store, plan, args.lang)
    except (KeyboardInterrupt, SystemExit):
        print(text("publish.interrupted", args.lang), file=sys.stderr)
        raise
    total = sum(content.count for content in contents.values())
    print(text("publish.done", args.lang, graphs=len(contents), triples=total))
    return 0


def _check(args: argparse.Namespace) -> None:
    args.endpoint = args.endpoint or os.environ.get(_ENDPOINT)
    if not args.endpoint:
        raise UsageError("publish.no-endpoint", variable=_ENDPOINT)
    if not 0 < args.timeout < 1e6:
        raise UsageError("ask.timeout", seconds=f"{args.timeout:g}")
    if args.batch < 1:
        raise UsageError("publish.bad-batch", number=args.batch)
    from miprof_graph.publish.layouts import check_address

    for url in filter(None, (args.endpoint, args.graph_store, args.update)):
        check_address(url)


def _read_login(args: argparse.Namespace) -> Login | None:
    """Take the password from a file or the environment: the command line is seen by everyone."""
    user = args.user or os.environ.get(_USER)
    # A token says by itself who writes.
    if not user and args.auth != "bearer":
        return None
    password = os.environ.get(_PASSWORD)
    if args.password_file:
        try:
            password = args.password_file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("publish.password-file", path=args.password_file) from error
    if not password:
        raise UsageError("publish.no-password", variable=_PASSWORD)
    from miprof_graph.publish.login import Login

    return Login(user or "", password, args.auth)


def _open_store(args: argparse.Namespace, login: Login | None) -> Store:
    from miprof_graph.ask.remote import Remote
    from miprof_graph.publish.layouts import Layout, find_layout
    from miprof_graph.publish.run import Store
    from miprof_graph.publish.sender import Sender
    from miprof_graph.publish.writers import open_writer

    given = Layout(args.graph_store, args.update)
    layout = find_layout(args.endpoint, given, seconds=args.timeout)
    sender = Sender(login, seconds=args.timeout)
    # The store is asked as it is: which graphs there are is what has to be found out.
    backend = Remote(
        args.endpoint,
        timeout=args.timeout,
        headers=lambda: sender.headers_for("GET", args.endpoint),
        is_union=True,
    )
    return Store(backend, open_writer(layout, sender, batch=args.batch))


def _publish(contents: Mapping[str, Content], store: Store, plan: Plan, language: str) -> None:
    from miprof_graph.cli.progress import show_progress
    from miprof_graph.publish.run import Step, publish

    with show_progress(len(plan.loaded), language) as begin:

        def say(step: Step, name: str, count: int) -> None:
            if step is Step.LOADING:
                begin(_short(name))
            else:
                _line(step, name, count, language)

        publish(contents, store, plan, say)


def _show_plan(plan: Plan, contents: Mapping[str, Content], language: str) -> None:
    for step in ("kept", "loaded", "removed"):
        names: tuple[str, ...] = getattr(plan, step)
        for name in names:
            count = contents[name].count if name in contents else 0
            _line(f"would-be-{step}", name, count, language)


def _line(step: str, name: str, count: int, language: str) -> None:
    print(text(f"publish.graph-{step}", language, graph=_short(name), count=count), flush=True)


def _short(name: str) -> str:
    from miprof_graph.names import compact

    return compact(name)


def _stop(number: int, _frame: FrameType | None) -> None:
    """Leave by way of what an interrupt takes."""
    sys.exit(128 + number)
