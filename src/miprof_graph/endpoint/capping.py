"""Cut an answer after so many rows while it is written, so that no more of it is worked out.

The query itself stays as it is: LIMIT could only be put into it by a reading of its text that
the store need not share.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final, cast

import pyoxigraph as ox

_CSV_ROW: Final = re.compile(rb'(?:"[^"]*"|[^"\r\n]+)*\r\n')
_JSON_ROWS: Final = b'"results":{"bindings":['
_XML_ROW: Final = b"</result>"

Form = ox.QueryResultsFormat | ox.RdfFormat


def write_capped(
    answer: ox.QuerySolutions | ox.QueryTriples, form: Form, most: int
) -> tuple[bytes, bool]:
    """Write at most so many rows of a table, or lines of N-Triples; say whether there are more."""
    writer = _Writer(form, most)
    with suppress(_EnoughError):
        answer.serialize(cast("IO[bytes]", writer), cast("Any", form))
    end = writer.find_end()
    if end is None:
        return bytes(writer.body), False
    return bytes(writer.body[:end]) + _CLOSINGS.get(form, b""), True


def find_end(body: bytes, form: Form, most: int) -> int | None:
    r"""Find where the last of so many rows ends, if more begins behind it.

    >>> find_end(b"?x\n1\n2\n", ox.QueryResultsFormat.TSV, 1)
    5
    >>> find_end(b"?x\n1\n2\n", ox.QueryResultsFormat.TSV, 2) is None
    True
    """
    return _FINDERS[form](body, most)


def _find_in_json(body: bytes, most: int) -> int | None:
    # What is not whole yet may end within a character.
    text = body.decode(errors="ignore")
    place = text.find(_JSON_ROWS.decode()) + len(_JSON_ROWS)
    read_next = json.JSONDecoder().raw_decode
    for _ in range(most):
        try:
            place = read_next(text, place)[1]
        except json.JSONDecodeError:
            return None
        if text[place : place + 1] != ",":
            return None
        place += 1
    return len(text[: place - 1].encode())


def _find_in_xml(body: bytes, most: int) -> int | None:
    parts = body.split(_XML_ROW, most)
    return len(body) - len(parts[-1]) if len(parts) > most and b"<result>" in parts[-1] else None


def _find_in_csv(body: bytes, most: int) -> int | None:
    place = 0
    for _ in range(most + 1):
        row = _CSV_ROW.match(body, place)
        if row is None:
            return None
        place = row.end()
    return place if place < len(body) else None


def _find_in_tsv(body: bytes, most: int) -> int | None:
    return _find_in_lines(body, most + 1)


def _find_in_lines(body: bytes, most: int) -> int | None:
    # A line feed inside a term is escaped here.
    parts = body.split(b"\n", most)
    return len(body) - len(parts[-1]) if len(parts) > most and parts[-1] else None


_FINDERS: Final[dict[Form, Callable[[bytes, int], int | None]]] = {
    ox.QueryResultsFormat.JSON: _find_in_json,
    ox.QueryResultsFormat.XML: _find_in_xml,
    ox.QueryResultsFormat.CSV: _find_in_csv,
    ox.QueryResultsFormat.TSV: _find_in_tsv,
    ox.RdfFormat.N_TRIPLES: _find_in_lines,
}
# What stands between rows, or ends them; inside a value it may stand as well.
_MARKS: Final[dict[Form, bytes]] = {
    ox.QueryResultsFormat.JSON: b"},{",
    ox.QueryResultsFormat.XML: _XML_ROW,
    ox.QueryResultsFormat.CSV: b"\r\n",
    ox.QueryResultsFormat.TSV: b"\n",
    ox.RdfFormat.N_TRIPLES: b"\n",
}
_CLOSINGS: Final[dict[Form, bytes]] = {
    ox.QueryResultsFormat.JSON: b"]}}",
    ox.QueryResultsFormat.XML: b"</results></sparql>",
}


class _EnoughError(Exception):
    """There are more rows than are wanted."""


class _Writer:
    """Takes what the store writes, which stops when a write fails.

    The marks of rows are counted as they come, which is cheap; only where there are as many as
    rows are wanted are the rows themselves looked for.
    """

    def __init__(self, form: Form, most: int) -> None:
        self.body = bytearray()
        self._form = form
        self._most = most
        self._mark = _MARKS[form]
        self._tail = b""
        self._seen = 0
        self._suspicious = most
        self._end: int | None = None

    def write(self, data: bytes) -> int:
        """Keep the next piece."""
        self.body += data
        self._seen += (self._tail + data).count(self._mark)
        self._tail = data[len(data) - len(self._mark) + 1 :]
        if self._seen >= self._suspicious:
            self._suspicious = 2 * self._seen
            self._end = self.find_end()
            if self._end is not None:
                raise _EnoughError
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is written is there."""

    def find_end(self) -> int | None:
        """Find where to cut what was written, if there is too much of it."""
        if self._end is not None or self._seen < self._most:
            return self._end
        return find_end(bytes(self.body), self._form, self._most)
