"""The description of the claims tables for other tools: CSV on the Web.

https://www.w3.org/TR/tabular-metadata/ says what each key means. A tool that reads it knows the
columns, what they are called in both languages, and what may stand in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from miprof_graph.check.cells import TAGGED
from miprof_graph.check.rows import RANKS, STATUSES
from miprof_graph.claims import COLUMNS
from miprof_graph.curate import patterns
from miprof_graph.curate.columns import DEFAULTS, REQUIRED
from miprof_graph.curate.terms import Terms
from miprof_graph.facts import Facts
from miprof_graph.messages import LANGUAGES, load_table, text
from miprof_graph.names import EDTF, PREFIXES

NAME: Final = "graph/claims-metadata.json"
_FOLDER: Final = "graph/"
_DIALECT: Final = {
    "commentPrefix": "#",
    "delimiter": "\t",
    "doubleQuote": False,
    "encoding": "utf-8",
    "header": True,
    "lineTerminators": ["\n"],
    "quoteChar": None,
    "skipBlankRows": False,
    "trim": False,
}


def describe_tables(facts: Facts, terms: Terms) -> str:
    """Write the description of all tables, in the order of their names, one a line."""
    columns = _Columns(terms)
    head = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": _say("curate.csvw-title"),
        "dc:description": _say("curate.csvw-description"),
        "dialect": _DIALECT,
        # Of the tables without optional columns; an optional column stands where it is used.
        "tableSchema": {"columns": columns.describe(COLUMNS, brief=False)},
    }
    tables = [_table(table.name, table.extra_columns, columns) for table in facts.tables]
    body = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    lines = ",\n".join(f"    {json.dumps(table, ensure_ascii=False)}" for table in tables)
    return f'{body},\n  "tables": [\n{lines}\n  ]\n}}\n'


def _table(name: str, extra: Sequence[str], columns: _Columns) -> dict[str, Any]:
    table: dict[str, Any] = {"url": name.removeprefix(_FOLDER)}
    if extra:
        table["tableSchema"] = {"columns": columns.describe((*COLUMNS, *extra), brief=True)}
    return table


class _Columns:
    """Describes columns by their names."""

    def __init__(self, terms: Terms) -> None:
        roles = [term.curie for term in terms.entries(PREFIXES["mpo"] + "Role")]
        self._formats: Mapping[str, str] = {
            "subject": patterns.THING,
            "predicate": patterns.PREDICATE,
            "from": patterns.FROM,
            "until": patterns.UNTIL,
            "status": patterns.one_of(STATUSES),
            "rank": patterns.one_of(RANKS),
            "quote": patterns.QUOTE,
            "role": patterns.one_of(roles),
            "title": TAGGED.pattern,
            "on_behalf_of": patterns.ENTITY,
            "legal_basis": patterns.ENTITY,
            "attributed_to": patterns.THING,
        }

    def describe(self, names: Iterable[str], *, brief: bool) -> list[dict[str, Any]]:
        """Describe columns in their order; briefly, those of every table without their meaning."""
        return [self._column(name, brief=brief and name in COLUMNS) for name in names]

    def _column(self, name: str, *, brief: bool) -> dict[str, Any]:
        column: dict[str, Any] = {"name": name, "titles": name}
        if not brief:
            # The heading of the file itself is in no language.
            titles = {tag: load_table("curate", tag)["column"][name] for tag in LANGUAGES}
            column["titles"] = {"und": name} | titles
            column["dc:description"] = [
                {"@value": load_table("curate", language)["about"][name], "@language": language}
                for language in LANGUAGES
            ]
        if name in REQUIRED or name in DEFAULTS:
            column["required"] = True
        if name in self._formats:
            datatype = {"format": self._formats[name]}
            column["datatype"] = datatype | ({"@id": EDTF} if name in {"from", "until"} else {})
        return column


def _say(key: str) -> list[dict[str, str]]:
    return [{"@value": text(key, language), "@language": language} for language in LANGUAGES]
