"""A document that has no table yet: its header, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from miprof_graph.check.cells import Trouble
from miprof_graph.check.rows import check_header
from miprof_graph.claims import HEADER_KEYS, ClaimTable
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.faults import Fault
from miprof_graph.curate.naming import NamingError, find_thing
from miprof_graph.curate.patterns import SLUG
from miprof_graph.names import PREFIXES

KEYS: Final = tuple(key for key in HEADER_KEYS if key != "id")
RANGES: Final = {"kind": PREFIXES["mpo"] + "Kind", "publisher": PREFIXES["mpo"] + "Agent"}


def make_source(
    desk: Desk, slug: str, words: Mapping[str, str], *, distinct: bool
) -> tuple[ClaimTable, list[Fault]]:
    """Make the empty table of a new document of what people wrote under each key of its header.

    `distinct` says that it is not the document whose title is the same.
    """
    header = {"id": f"src:{slug}"} | {key: words.get(key, "").strip() for key in KEYS}
    faults = []
    for key, kind in RANGES.items():
        if header[key]:
            try:
                header[key] = find_thing(desk, header[key], kind)
            except NamingError as error:
                faults.append(Fault(f"source-{key}", error.key, error.values))
    if not re.fullmatch(SLUG, slug):
        faults.append(Fault("source", "curate.source-slug", {"value": slug}))
    faults += _check_twins(desk, header, distinct=distinct)
    kept = {key: value for key, value in header.items() if value}
    table = ClaimTable(f"graph/claims/{slug}.tsv", kept, (), ())
    wrong = {fault.column for fault in faults}
    faults += [
        one for one in map(_fault, check_header(table, desk.known)) if one.column not in wrong
    ]
    return table, faults


def _fault(trouble: Trouble) -> Fault:
    key, values = trouble
    return Fault(f"source-{values.get('key') or values.get('column')}", f"check.{key}", values)


def _check_twins(desk: Desk, header: Mapping[str, str], *, distinct: bool) -> Iterator[Fault]:
    """Report that the document is there already: under its address, or under its title."""
    for iri, table in sorted(desk.sources.items()):
        if header["url"] and table.header.get("url", "") == header["url"]:
            yield Fault("source-url", "curate.source-address", {"other": desk.describe(iri)})
            return
    titles = desk.find_titles(header["title"])
    if titles and not distinct:
        yield Fault("source-title", "curate.source-title", {"other": desk.describe(titles[0].iri)})
