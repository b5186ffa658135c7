"""The columns of a row that someone wants to add: those of a claims table, and its document."""

from __future__ import annotations

from typing import Final

from miprof_graph.claims import COLUMNS, EXTRA_COLUMNS

ALL_COLUMNS: Final = ("source", *COLUMNS, *EXTRA_COLUMNS)
REQUIRED: Final = ("source", "subject", "predicate", "object", "locator")
DEFAULTS: Final = {"status": "asserted", "rank": "normal"}
