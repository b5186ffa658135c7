"""The tables of mappings as a command changes them: read whole, written whole."""

from __future__ import annotations

from dataclasses import dataclass

from miprof_graph.errors import DataError, UsageError
from miprof_graph.facts import Facts
from miprof_graph.formatting import write_text
from miprof_graph.mappings.model import MappingTable
from miprof_graph.mappings.tsv import format_mappings
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts


@dataclass
class Tables:
    """All tables of a home by their names, and the facts they are about."""

    home: Home
    facts: Facts
    by_name: dict[str, MappingTable]

    def put(self, table: MappingTable) -> None:
        """Write a table in the place of the one of its name."""
        write_text(self.home.root / table.name, format_mappings(table))
        self.by_name[table.name] = table

    def find(self, prefix: str) -> MappingTable | None:
        """Find the table that is about an authority, by the prefix of its names.

        Of several that declare it, that is the one in which most rows have it.
        """
        able = [table for table in self.by_name.values() if prefix in table.declared]
        return max(able, key=lambda table: _count(table, prefix), default=None)


def open_tables(home: Home) -> Tables:
    """Read the tables of a home, to be changed.

    Raises:
        UsageError: If this is the data of an installed wheel.
        DataError: If a table has a problem: what cannot be read would be lost in writing.
    """
    if home.is_installed:
        raise UsageError("link.installed")
    facts, problems = read_facts(home)
    folder = home.relative(home.mappings)
    if wrong := [problem for problem in problems if problem.path.startswith(f"{folder}/")]:
        raise DataError(wrong)
    return Tables(home, facts, {table.name: table for table in facts.mappings})


def _count(table: MappingTable, prefix: str) -> int:
    return sum(row.object_id.startswith(f"{prefix}:") for row in table.rows)
