"""What stores are known to answer otherwise than SPARQL 1.1 says, put right in one place.

    where       what                                            what is done here
    Virtuoso 7  ASK is answered by a table of one column        read as yes or no
    Virtuoso 7  the boolean true is written 1                   written true
    Virtuoso 7  three years are 36, P3Y nowhere to be found     written P3Y, in its label too
    Virtuoso 7  no more rows than ResultSetMaxRows, silently    an error that says so
    all         the order of texts differs                      put into that of the embedded store
    all         the default graph is not the union of ours      `graphs` names them

Known and left alone: Virtuoso 7 gives a comparison in SELECT as the number 0 or 1.
"""

from __future__ import annotations

import json
from typing import Any, Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Answer
from miprof_graph.ask.order import find_keys, find_limit, find_order
from miprof_graph.ask.wire import Reply
from miprof_graph.errors import RemoteError
from miprof_graph.names import PREFIXES

_MEDIA: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_BOOLEAN: Final = PREFIXES["xsd"] + "boolean"
_DURATION: Final = PREFIXES["xsd"] + "duration"
_LABEL: Final = "Label"
_BOOLEANS: Final = {"0": "false", "1": "true"}
_VERDICT: Final = "__ASK_RETVAL"
_MOST_ROWS: Final = "x-sparql-maxrows"


def read_table(endpoint: str, query: str, form: str, reply: Reply) -> Answer:
    """Read the answer to a SELECT or an ASK query as the embedded store would have given it.

    Raises:
        RemoteError: If the store says that rows are missing.
        KeyError: If the answer has another media type.
        SyntaxError: If it is not well formed.
        ValueError: If it is no answer to such a query.
    """
    known, body = _MEDIA[reply.media_type], reply.body
    answer = ox.parse_query_results(body, format=known)
    if isinstance(answer, ox.QueryBoolean):
        if form != "ASK":
            raise ValueError(form)
        return answer
    columns = [variable.value for variable in answer.variables]
    if form == "ASK":
        if columns != [_VERDICT]:
            # The error would carry the answer along, perhaps into a thread it cannot be in.
            del answer
            raise ValueError(form)
        verdict = json.dumps({"head": {}, "boolean": any(True for _ in answer)})
        return ox.parse_query_results(verdict, format=ox.QueryResultsFormat.JSON)
    rows = [tuple(solution) for solution in answer]
    _check_complete(endpoint, query, reply, len(rows))
    if _DURATION.encode() in body:
        known, body = ox.QueryResultsFormat.JSON, _write_durations(body, known)
        mended: Any = ox.parse_query_results(body, format=known)
        rows = [tuple(solution) for solution in mended]
    order = find_order(rows, columns, find_keys(query))
    if order == sorted(order) and _BOOLEAN.encode() not in body:
        return ox.parse_query_results(body, format=known)
    return _rewrite(body, known, order)


def _check_complete(endpoint: str, query: str, reply: Reply, rows: int) -> None:
    most = reply.headers.get(_MOST_ROWS, "")
    if not most.isdecimal() or rows < int(most):
        return
    limit = find_limit(query)
    if limit is None or limit > rows:
        raise RemoteError("ask.endpoint-cut", url=endpoint, rows=rows)


def _rewrite(body: bytes, known: ox.QueryResultsFormat, order: list[int]) -> Answer:
    table = _read_json(body, known)
    rows = table["results"]["bindings"]
    for term in (term for row in rows for term in row.values()):
        if term.get("datatype") == _BOOLEAN:
            term["value"] = _BOOLEANS.get(term["value"], term["value"])
    table["results"]["bindings"] = [rows[number] for number in order]
    return ox.parse_query_results(json.dumps(table), format=ox.QueryResultsFormat.JSON)


def _write_durations(body: bytes, known: ox.QueryResultsFormat) -> bytes:
    table = _read_json(body, known)
    for row in table["results"]["bindings"]:
        for name, term in row.items():
            months = term["value"]
            if term.get("datatype") == _DURATION and months.isdecimal():
                written = _write_months(int(months))
                label = row.get(name + _LABEL, {})
                for told in (term, label) if label.get("value") == months else (term,):
                    told["value"] = written
    return json.dumps(table).encode()


def _write_months(count: int) -> str:
    """Write so many months as an `xsd:duration`.

    >>> _write_months(36), _write_months(18), _write_months(2)
    ('P3Y', 'P1Y6M', 'P2M')
    """
    years, months = divmod(count, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")


def _read_json(body: bytes, known: ox.QueryResultsFormat) -> dict[str, Any]:
    if known != ox.QueryResultsFormat.JSON:
        solutions: Any = ox.parse_query_results(body, format=known)
        body = solutions.serialize(format=ox.QueryResultsFormat.JSON)
    table: dict[str, Any] = json.loads(body)
    return table
