"""Figures for Prometheus, summed over all workers.

Each worker writes its figures into files of the folder that `PROMETHEUS_MULTIPROC_DIR` names,
under the number of its place, which the worker that replaces it takes over: so there are never
more files than places.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from miprof_graph.serve.settings import METRICS_FOLDER
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response, Route

if TYPE_CHECKING:
    from prometheus_client import Counter, Gauge, Histogram

_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one worker, collected as plain numbers and handed over now and then.

    The library takes a tenth of a second to import, so that is done by `open`, once the worker
    answers already.
    """

    def __init__(self, place: int) -> None:
        self._place = place
        self._counts: dict[tuple[int, bool], int] = {}
        self._times: list[float] = []
        self._files: _Files | None = None

    def open(self) -> None:
        """Make the files that the figures of this worker are read from."""
        self._files = _Files(self._place)

    def count(self, status: int, *, kept: bool) -> None:
        """Count a request."""
        key = (status, kept)
        self._counts[key] = self._counts.get(key, 0) + 1

    def time(self, seconds: float) -> None:
        """Note how long a request took."""
        self._times.append(seconds)

    def flush(self, *, running: int, memory: int) -> None:
        """Hand over what was collected since the last time."""
        if self._files is None:
            return
        counts, self._counts = self._counts, {}
        times, self._times = self._times, []
        self._files.write(counts, times)
        self._files.running.set(running)
        self._files.memory.set(memory)


class _Files:
    """The figures in the form of the library."""

    def __init__(self, place: int) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, values

        # The library offers no setting for this, but its documentation names this way.
        values.ValueClass = values.MultiProcessValue(process_identifier=lambda: place)
        registry = CollectorRegistry()
        self._requests: Counter = Counter(
            "miprof_requests_total",
            "Requests answered, by status and by whether the answer had been kept.",
            ["status", "cached"],
            registry=registry,
        )
        self._seconds: Histogram = Histogram(
            "miprof_request_duration_seconds",
            "Time from a request's last byte to its answer, for answers that were not kept.",
            registry=registry,
            buckets=_BUCKETS,
        )
        self.running: Gauge = Gauge(
            "miprof_requests_running",
            "Requests at work.",
            registry=registry,
            multiprocess_mode="livesum",
        )
        self.memory: Gauge = Gauge(
            "miprof_resident_memory_bytes",
            "Memory that the workers hold.",
            registry=registry,
            multiprocess_mode="livesum",
        )

    def write(self, counts: dict[tuple[int, bool], int], times: list[float]) -> None:
        for (status, kept), count in counts.items():
            self._requests.labels(str(status), str(kept).lower()).inc(count)
        for seconds in times:
            self._seconds.observe(seconds)


def show_metrics(_context: Context, _request: Request) -> Response:
    """Give the figures of all workers in the text format of Prometheus."""
    folder = os.environ.get(METRICS_FOLDER)
    if not folder:
        raise MissingError
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=folder)
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST, max_age=None)


def show_health(context: Context, _request: Request) -> Response:
    """Say that the service answers, and which version of the data it holds."""
    body = f'{{"status": "ok", "version": "{context.version}"}}\n'
    return Response(body.encode(), media_type="application/json", max_age=None)


ROUTES: Final = (Route("/metrics", show_metrics), Route("/health", show_health))
