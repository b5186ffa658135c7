"""Write tables as CSV (RFC 4180, UTF-8) that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

# What a spreadsheet takes for the beginning of a formula, wide forms included; numbers may begin
# with a sign. See https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def write_table(target: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a header and rows; text that a spreadsheet would run gets an apostrophe before it."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([guard(str(cell)) for cell in row] for row in rows)


def guard(cell: str) -> str:
    """Put an apostrophe before what looks like a formula.

    >>> guard("=1+1"), guard("-5"), guard("en 2014")
    ("'=1+1", '-5', 'en 2014')
    """
    harmless = not _FORMULA.match(cell) or _NUMBER.fullmatch(cell)
    return cell if harmless else "'" + cell
