"""What the service writes down: one line of JSON for each request, with no address of anyone."""

from __future__ import annotations

import json
import sys
import threading
from collections import deque
from datetime import UTC, datetime
from typing import Any, TextIO

from miprof_graph.serve.cache import Sent
from miprof_graph.web.records import FORM, Request

_LONGEST = 2000


class Log:
    """Collects lines and writes them together, so that no request waits for the disk."""

    def __init__(self, out: TextIO = sys.stderr, *, queries: bool = True) -> None:
        self._out = out
        self._queries = queries
        self._lines: deque[dict[str, Any]] = deque(maxlen=100_000)
        self._lock = threading.Lock()

    def request(self, request: Request, sent: Sent, seconds: float, *, kept: bool = False) -> None:
        """Note a request: when, what, how it ended, how long it took; never who asked."""
        line: dict[str, Any] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": request.method,
            "path": request.path,
            "status": sent.status,
            "bytes": len(sent.body),
            "ms": round(seconds * 1000, 2),
            "cached": kept,
        }
        query = _find_query(request) if self._queries else ""
        if query:
            line["query"] = query[:_LONGEST]
        self._lines.append(line)

    def event(self, event: str, **values: object) -> None:
        """Note something that happened to the service itself, and write it at once."""
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._lines.append({"time": time, "event": event, **values})
        self.flush()

    def flush(self) -> None:
        """Write what was collected."""
        with self._lock:
            lines = [self._lines.popleft() for _ in range(len(self._lines))]
            if lines:
                written = (json.dumps(line, ensure_ascii=False, default=str) for line in lines)
                self._out.write("\n".join(written) + "\n")
                self._out.flush()


def _find_query(request: Request) -> str:
    if request.media_type == "application/sparql-query":
        return request.body.decode(errors="replace")
    if request.media_type == FORM:
        from urllib.parse import parse_qs

        return parse_qs(request.body.decode(errors="replace")).get("query", [""])[0]
    return request.parameter("query")
