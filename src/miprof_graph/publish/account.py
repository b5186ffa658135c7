"""What a store is known to hold: an account kept in a graph of the store itself.

It lies there, and not in a file here, so that whoever publishes next, from whatever machine,
knows what is done; and so that a store that was emptied is not believed to be full. A graph is
entered only after all of it has arrived, so that one that was left half-done is loaded again.
Names are texts in it: no page about a graph shows its own bookkeeping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.names import GRAPH_PUBLISHED, PREFIXES
from miprof_graph.publish.contents import Content

_ENTRIES: Final = f"""
SELECT ?name ?checksum WHERE {{ GRAPH <{GRAPH_PUBLISHED}> {{
  ?entry dcterms:identifier ?name . OPTIONAL {{ ?entry spdx:checksumValue ?checksum }} }} }}"""
_COUNTS: Final = f"""
SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "{PREFIXES["graph"]}")) }} GROUP BY ?g"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A graph in the account; without a checksum it may be half-done."""

    name: str
    checksum: str | None = None


def read_account(backend: Backend) -> dict[str, str | None]:
    """Read which graphs were published, with the checksums of those that are complete."""
    found: dict[str, str | None] = {}
    for name, checksum in read_rows(backend, _ENTRIES):
        found[str(getattr(name, "value", ""))] = getattr(checksum, "value", None)
    return found


def count_graphs(backend: Backend, others: Mapping[str, object]) -> dict[str, int]:
    """Count the triples of all graphs below our base, and of others by their names."""
    found = {
        str(getattr(name, "value", "")): int(getattr(count, "value", 0))
        for name, count in read_rows(backend, _COUNTS)
    }
    for name in others:
        if not name.startswith(PREFIXES["graph"]):
            query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
            count = int(getattr(read_rows(backend, query)[0][0], "value", 0))
            found |= {name: count} if count else {}
    return found


def write_entries(*entries: Entry) -> Content:
    """Write entries as triples of the account."""
    lines = [line for entry in entries for line in _write_entry(entry)]
    return Content(tuple(sorted(line.encode() for line in lines)))


def _write_entry(entry: Entry) -> list[str]:
    node = f"<{GRAPH_PUBLISHED}#{sha256(entry.name.encode()).hexdigest()[:16]}>"
    lines = [f'{node} <{PREFIXES["dcterms"]}identifier> "{entry.name}" .']
    if entry.checksum:
        lines.append(f'{node} <{PREFIXES["spdx"]}checksumValue> "{entry.checksum}" .')
    return lines
