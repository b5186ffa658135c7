"""The steps of `miprof link` in which a person looks at proposals and decides."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from miprof_graph.cli.options import find_screen, write_output
from miprof_graph.errors import UsageError
from miprof_graph.messages import text

if TYPE_CHECKING:
    from miprof_graph.ask.index import Index
    from miprof_graph.link.tables import Tables
    from miprof_graph.mappings.model import MappingTable, Row

_ANSWERS: Final = ("yes", "no", "later", "quit")


def list_links(args: argparse.Namespace) -> None:
    """List the links at one state, or all."""
    from miprof_graph.link.drawing import count_states, rows_as_text
    from miprof_graph.link.tables import open_tables
    from miprof_graph.paths import find_home

    tables = open_tables(find_home())
    rows = [row for table in tables.by_name.values() for row in table.rows]
    shown = [row for row in rows if args.state in (None, row.state)]
    if shown:
        write_output(rows_as_text(shown, args.lang, find_screen()) + "\n", drawn=True)
    print(text("link.counts", args.lang, **count_states(rows)))


def decide_link(args: argparse.Namespace) -> None:
    """Accept or refuse one link, whether it was proposed or not.

    Raises:
        UsageError: If nobody decides, a name is wrong, or it was decided on already.
    """
    from miprof_graph.link.review import decide, make_decision, read_object, read_subject
    from miprof_graph.link.tables import open_tables
    from miprof_graph.mappings.model import CURATED, Row, State
    from miprof_graph.paths import find_home

    state = State.ACCEPTED if args.step == "accept" else State.REFUSED
    predicate = f"skos:{args.predicate}" if args.step == "accept" else ""
    decision = make_decision(
        state, args.by or "", _find_day(args), predicate=predicate, comment=args.reason
    )
    tables = open_tables(find_home())
    subject, target = read_subject(args.subject), read_object(args.object)
    table = _find_table(tables, target)
    row = Row(
        subject_id=subject,
        subject_label=_find_label(tables, subject),
        predicate_id=predicate or "skos:exactMatch",
        object_id=target,
        object_label=" ".join(getattr(args, "label", "").split()),
        mapping_justification=CURATED,
    )
    tables.put(decide(table, row, decision))
    names = {"subject": subject, "predicate": predicate, "object": target}
    print(text(f"link.done-{state}", args.lang, path=table.name, **names))


def review_links(args: argparse.Namespace) -> None:
    """Show each proposal and ask; every answer is written down at once.

    Raises:
        UsageError: If nobody decides.
    """
    from miprof_graph.ask.backend import Local
    from miprof_graph.ask.index import load_index
    from miprof_graph.link.drawing import count_states
    from miprof_graph.link.review import make_decision
    from miprof_graph.link.tables import open_tables
    from miprof_graph.mappings.model import State
    from miprof_graph.paths import find_home

    make_decision(State.ACCEPTED, args.by or "", _find_day(args))
    tables = open_tables(find_home())
    index = load_index(Local(tables.facts.load()))
    for name, row in _find_waiting(tables):
        if row not in tables.by_name[name].rows:
            continue  # another row has taken its place
        if not _review(tables, name, row, index, args):
            break
    rows = [row for table in tables.by_name.values() for row in table.rows]
    print(text("link.counts", args.lang, **count_states(rows)))


def _find_day(args: argparse.Namespace) -> str:
    return args.date or datetime.now().astimezone().date().isoformat()


def _find_table(tables: Tables, target: str) -> MappingTable:
    prefix = target.partition(":")[0]
    table = tables.find(prefix)
    if table is None:
        raise UsageError("link.no-table", prefix=prefix)
    return table


def _find_label(tables: Tables, subject: str) -> str:
    """Give the French name of a declared entity."""
    from miprof_graph.ask.backend import Local
    from miprof_graph.ask.index import load_index
    from miprof_graph.names import expand

    index = load_index(Local(tables.facts.load()))
    iri = expand(subject) or ""
    if iri not in index.by_entity or not subject.startswith("mp:"):
        raise UsageError("link.subject-unknown", subject=subject)
    return index.label(iri, "fr")


def _find_waiting(tables: Tables) -> Iterator[tuple[str, Row]]:
    """Give the proposals with the names of their tables, the surest of an entity first."""
    from miprof_graph.mappings.model import State

    for name, table in sorted(tables.by_name.items()):
        waiting = [row for row in table.rows if row.state is State.PROPOSED]
        waiting.sort(key=lambda row: (row.subject_id, -float(row.confidence), row.object_id))
        yield from ((name, row) for row in waiting)


def _review(tables: Tables, name: str, row: Row, index: Index, args: argparse.Namespace) -> bool:
    """Ask about one proposal and write the answer down; tell whether to go on."""
    from miprof_graph.ask.terminal import escape
    from miprof_graph.link.drawing import proposal_as_text
    from miprof_graph.link.review import decide, make_decision
    from miprof_graph.mappings.model import State

    table = tables.by_name[name]
    print(proposal_as_text(row, table, index, args.lang, find_screen()))
    answer = _ask(args.lang)
    if answer in ("later", "quit"):
        return answer == "later"
    state, reason = State.ACCEPTED, ""
    if answer == "no":
        state = State.REFUSED
        reason = _read_line(text("link.ask-reason", args.lang)) or text(
            "link.default-reason", args.lang
        )
    decision = make_decision(state, args.by, _find_day(args), comment=reason)
    try:
        tables.put(decide(table, row, decision))
    except UsageError as error:
        print(escape(error.render(args.lang)))
    print()
    return True


def _ask(language: str) -> str:
    """Ask until an answer is one of those there are; the end of the input means to quit."""
    keys = {text(f"link.key-{answer}", language): answer for answer in _ANSWERS}
    while True:
        said = _read_line(text("link.prompt", language))
        if said is None:
            return "quit"
        if answer := keys.get(said.strip().casefold()[:1]):
            return answer


def _read_line(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        print()
        return None
