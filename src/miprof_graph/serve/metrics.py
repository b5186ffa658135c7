"""Figures for Prometheus, summed over all workers.

Each worker writes its figures into files of the folder that `PROMETHEUS_MULTIPROC_DIR` names,
under the number of its place, which the worker that replaces it takes over: so there are never
more files than places.
"""

from __future__ import annotations

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, values
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response, Route

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one worker; counts of the hot path are added together now and then."""

    def __init__(self, place: int) -> None:
        # The library offers no setting for this, but its documentation names this way.
        values.ValueClass = values.MultiProcessValue(process_identifier=lambda: place)
        registry = CollectorRegistry()
        self._requests = Counter(
            "miprof_requests_total",
            "Requests answered, by status and by whether the answer had been kept.",
            ["status", "cached"],
            registry=registry,
        )
        self._seconds = Histogram(
            "miprof_request_duration_seconds",
            "Time from a request's last byte to its answer, for answers that were not kept.",
            registry=registry,
            buckets=_BUCKETS,
        )
        self._running = Gauge(
            "miprof_requests_running",
            "Requests at work.",
            registry=registry,
            multiprocess_mode="livesum",
        )
        self._memory = Gauge(
            "miprof_resident_memory_bytes",
            "Memory that the workers hold.",
            registry=registry,
            multiprocess_mode="livesum",
        )
        self._counts: dict[tuple[int, bool], int] = {}

    def count(self, status: int, *, kept: bool) -> None:
        """Count a request."""
        key = (status, kept)
        self._counts[key] = self._counts.get(key, 0) + 1

    def time(self, seconds: float) -> None:
        """Note how long a request took."""
        self._seconds.observe(seconds)

    def flush(self, *, running: int, memory: int) -> None:
        """Hand over what was counted since the last time."""
        counts, self._counts = self._counts, {}
        for (status, kept), count in counts.items():
            self._requests.labels(str(status), str(kept).lower()).inc(count)
        self._running.set(running)
        self._memory.set(memory)


def show_metrics(_context: Context, _request: Request) -> Response:
    """Give the figures of all workers in the text format of Prometheus."""
    folder = os.environ.get(FOLDER)
    if not folder:
        raise MissingError
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=folder)
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST, max_age=None)


def show_health(context: Context, _request: Request) -> Response:
    """Say that the service answers, and which version of the data it holds."""
    body = f'{{"status": "ok", "version": "{context.version}"}}\n'
    return Response(body.encode(), media_type="application/json", max_age=None)


ROUTES: Final = (Route("/metrics", show_metrics), Route("/health", show_health))
