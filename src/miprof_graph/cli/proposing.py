"""The step `wikidata` of `miprof link`: ask, show what was found, and write it down."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from miprof_graph.cli.options import find_screen
from miprof_graph.cli.progress import show_progress
from miprof_graph.errors import UsageError
from miprof_graph.messages import text
from miprof_graph.names import PREFIXES, compact, expand, is_web_address

if TYPE_CHECKING:
    from miprof_graph.link.entities import Entity
    from miprof_graph.link.tables import Tables
    from miprof_graph.mappings.model import Row

_PREFIX = "wd"


def propose_links(args: argparse.Namespace) -> None:
    """Propose items for the entities that have none, and write the proposals into their table.

    Raises:
        UsageError: If an option cannot be meant, or there is no table.
        DataError: If a table has a problem.
        RemoteError: If the server does not answer.
    """
    _check(args)
    from miprof_graph.link.propose import merge
    from miprof_graph.link.tables import open_tables
    from miprof_graph.mappings.tsv import format_mappings
    from miprof_graph.paths import find_home

    tables = open_tables(find_home())
    table = tables.find(_PREFIX)
    if table is None:
        raise UsageError("link.no-table", prefix=_PREFIX)
    entities = _read_entities(tables, args)
    if not entities:
        print(text("link.nothing", args.lang))
        return
    rows = _ask(tables, entities, args)
    merged = merge(table, entities, rows)
    _show(rows, len(entities), args.lang)
    if not args.dry_run and format_mappings(merged) != format_mappings(table):
        tables.put(merged)
        print(text("link.written", args.lang, path=table.name))


def _check(args: argparse.Namespace) -> None:
    if not is_web_address(args.endpoint):
        raise UsageError("ask.endpoint-url", url=args.endpoint)
    # A number that is no number (nan) lies between no two others.
    if not 0 < args.timeout < 1e6:
        raise UsageError("ask.timeout", seconds=f"{args.timeout:g}")
    if not 0 <= args.pause < 1e6:
        raise UsageError("link.bad-pause", seconds=f"{args.pause:g}")
    if not 0 <= args.min_confidence <= 1:
        raise UsageError("link.bad-confidence", value=f"{args.min_confidence:g}")
    if args.limit is not None and args.limit < 1:
        raise UsageError("link.bad-limit", number=args.limit)


def _read_entities(tables: Tables, args: argparse.Namespace) -> list[Entity]:
    """Read the entities that are to be looked for: those without an item, as many as allowed."""
    from miprof_graph.derive import derive, read_rules
    from miprof_graph.link.entities import read_entities
    from miprof_graph.link.propose import find_linked
    from miprof_graph.link.scope import load_scope

    kinds = [_find_kind(name, tables) for name in args.kind]
    store = tables.facts.load()
    derive(store, read_rules(tables.home.ontology / "rules"))
    linked = find_linked(tables.by_name.values())
    entities = read_entities(store, load_scope(), kinds)
    return [entity for entity in entities if entity.iri not in linked][: args.limit]


def _find_kind(name: str, tables: Tables) -> str:
    iri = expand(name) if ":" in name else PREFIXES["mpo"] + name
    classes = tables.facts.vocabulary.classes
    if iri is None or iri not in classes:
        from difflib import get_close_matches

        known = sorted(compact(one).removeprefix("mpo:") for one in classes)
        near = get_close_matches(name.removeprefix("mpo:"), known, n=3, cutoff=0.5)
        raise UsageError("link.kind-unknown", name=name, near=", ".join(near or known))
    return iri


def _ask(tables: Tables, entities: Sequence[Entity], args: argparse.Namespace) -> list[Row]:
    from miprof_graph.link.asking import Asker
    from miprof_graph.link.cache import Cache, find_cache
    from miprof_graph.link.client import Client
    from miprof_graph.link.propose import AT_ONCE, find_limits, propose
    from miprof_graph.link.scope import load_scope

    client = Client(args.endpoint, seconds=args.timeout, pause=args.pause)
    limits = find_limits(tables.by_name.values(), args.min_confidence)
    steps = -(-len(entities) // AT_ONCE)
    with Cache(find_cache()) as cache, show_progress(steps, args.lang) as progress:
        asker = Asker(client, cache, fresh=args.refresh)
        return propose(entities, asker, load_scope(), limits, progress)


def _show(rows: Sequence[Row], asked: int, language: str) -> None:
    from miprof_graph.link.drawing import rows_as_text

    if rows:
        print(rows_as_text(rows, language, find_screen()))
    found = len({row.subject_id for row in rows})
    print(text("link.proposed", language, rows=len(rows), found=found, asked=asked))
